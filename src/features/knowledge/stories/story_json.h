// A story as JSON: what is stored, and the heart of what the API gives and takes.
#pragma once
#include "features/knowledge/stories/case.h"
#include "platform/json/value.h"

namespace knowledge::stories {

/// {"language": "sv", "texts": {"name": {"sv": …}, …}, "sectors": […], "stages": […],
/// "procurement": […],
///  "cost_range": "…", "year": 2024, "contact": "…", "projects": [ids], "links": [{"address",
///  "title"}], "material": "…"}. What is not known has no member.
json::Object story_json(Story const& story);

/// The story that the JSON tells. Members of unknown name or shape are passed over.
Story story_of(json::Value const& value);

}
