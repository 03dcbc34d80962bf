// Calls (utmaningar): an organisation asks for needs and ideas about something of its own.
#pragma once
#include <string>

#include "platform/json/value.h"
#include "services/lifetimes/rule.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace calls {

web::Feature feature(web::Services& services);

/// What a member did with calls, by section, for themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);

/// A call of the demo world: {"organisation" (its id), "title", "story", "for_whom", "rules",
/// "judged", "days_open" (since), "days_left" (0: it has closed), "questions": [{"kind", "label",
/// "hint", "required", "choices": […]}], "result"}. Gives its id. Throws std::runtime_error when
/// it breaks the rules.
std::string add_demo_call(web::Services& services, json::Value const& told,
                          members::MemberId const& coordinator);

}
