// Dialogues (dialogverkstäder): people meet about something, write statements and say what they
// think of each other's.
#pragma once
#include <string>

#include "platform/json/value.h"
#include "services/lifetimes/rule.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace dialogues {

web::Feature feature(web::Services& services);

/// What a member did with dialogues as one who leads them. Of those who take part nothing is known.
json::Object own_data(db::Reader& reader, members::MemberId const& member);

lifetimes::Rules lifetime_rules();

/// A dialogue of the demo world: {"organisation" (its id), "title", "purpose", "agenda", "place",
/// "rhythm", "secrecy", "days_ago" (it began; negative: it is to come), "days" (it lasts), "state",
/// "statements": [{"words", "by" ("arranger" or "participant"), "agree": […], "disagree": […]}]
/// (numbers of participants; all others passed or have not come so far), "participants"}. Throws
/// std::runtime_error when it breaks the rules.
void add_demo_dialogue(web::Services& services, json::Value const& told,
                       members::MemberId const& coordinator);

}
