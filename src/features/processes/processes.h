// Ordinary processes: templates, organisations' own, and the steps that projects met.
#pragma once
#include <string_view>

#include "platform/json/value.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace processes {

web::Feature feature(web::Services& services);

/// What a member changed in processes and told of projects, by section, for themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);

/// What is kept beside a project that is being weeded goes with it.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

/// A process of the demo world: {"organisation" (its id), "copy_of", "name", "changes": [{"step"
/// (of the template), "part", "text"} or {"after" (a template's step), "kind", "name",
/// "explanation", "decides", "questions"}], "met": [{"project" (its id), "step" (of the template),
/// "words"}]}. Nothing happens when the organisation has one.
void add_demo_process(web::Services& services, json::Value const& told,
                      members::MemberId const& by);

}
