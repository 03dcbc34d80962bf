// Calls (utmaningar): an organisation asks for needs and ideas about something of its own.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "platform/json/value.h"
#include "services/lifetimes/rule.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace calls {

web::Feature feature(web::Services& services);

/// The calls that take answers now, those that close first, at most so many: {call_title,
/// call_language, call_url, call_text}.
std::vector<web::View> open_calls(web::Services& services, web::Visit const& visit,
                                  std::size_t most);

/// What a member did with calls, by section, for themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);

/// A call of the demo world: {"organisation" (its id), "title", "story", "for_whom", "rules",
/// "judged", "days_open" (since), "days_left" (0: it has closed), "questions": [{"kind", "label",
/// "hint", "required", "choices": […]}], "result"}. Gives its id. Throws std::runtime_error when
/// it breaks the rules.
std::string add_demo_call(web::Services& services, json::Value const& told,
                          members::MemberId const& coordinator);

}
