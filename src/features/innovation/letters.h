// Letters about decisions: to the decider, to those who asked, to those who follow up.
#pragma once
#include "features/innovation/actions.h"
#include "features/knowledge/knowledge.h"
#include "services/web/services.h"

namespace innovation {

/// Which letter a decider gets: the question, or a reminder before or after its day.
enum class Tone : std::uint8_t { asked, soon, late };
/// Nothing when there is no link to send.
void send_question(web::Services& services, db::Transaction& tx, Asked const& asked,
                   knowledge::Brief const& project, Tone tone);

/// Tells who asked, or who stands in for them: "decided", "late" or "left".
void tell_asker(web::Services& services, db::Transaction& tx, Gate const& gate,
                knowledge::Brief const& project, std::string_view what);

/// Reminds the one who is to see to what is left to do.
void send_follow_up(web::Services& services, db::Transaction& tx, FollowUp const& one,
                    Gate const& gate, knowledge::Brief const& project);

}
