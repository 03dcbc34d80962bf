// A matter: a text that somebody has reported, who reported it, and what was decided. Plain values.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/id.h"
#include "platform/basics/time.h"
#include "platform/texts/language.h"
#include "services/activity/activity.h"

namespace moderation {

using MatterId = basics::Id<struct MatterTag>;
using NoticeId = basics::Id<struct NoticeTag>;
using activity::Subject;

/// Why a text is reported, and why it is hidden: texts reason_CODE and because_CODE.
struct Reason {
    std::string_view code;
    bool is_urgent = false;  ///< Goes before all others in the queue.
};
inline constexpr std::array<Reason, 9> reasons = {{{"threat", true},
                                                   {"hate", true},
                                                   {"terror", true},
                                                   {"abuse", true},
                                                   {"personal", false},
                                                   {"insult", false},
                                                   {"copyright", false},
                                                   {"advertising", false},
                                                   {"other", false}}};
/// Why a text is left as it is, or shown again.
inline constexpr std::array<std::string_view, 5> leave_reasons = {"allowed", "opinion", "mended",
                                                                  "thought_again", "left_other"};

/// waiting: nobody has decided. again: decided, and another look was asked for.
enum class State : std::uint8_t { waiting, decided, again };
/// What stands now: the text as it was, or hidden.
enum class Outcome : std::uint8_t { none, left, hidden };
/// Who asks for another look: whoever wrote the text, or whoever reported it.
enum class Side : std::uint8_t { writer, reporter };

/// "waiting", "left", "writer": in the database, the log and text ids.
std::string_view name(State state);
std::string_view name(Outcome outcome);
std::string_view name(Side side);
std::optional<State> parse_state(std::string_view name);
std::optional<Outcome> parse_outcome(std::string_view name);
std::optional<Side> parse_side(std::string_view name);

struct Matter {
    MatterId id = {};
    Subject subject = {};
    organisations::OrganisationId organisation = {};  ///< Empty: the national process leader's.
    std::string title = {}, words = {};               ///< As it read when it was reported.
    std::string language = "sv";                      ///< Of the words, by BCP 47.
    std::string path = {};                            ///< The text's page, without the language.
    State state = State::waiting;
    Outcome outcome = Outcome::none;
    bool writer_asked = false, reporter_asked = false;
    bool is_urgent = false;             ///< While it waits.
    members::MemberId decided_by = {};  ///< The latest decision's.
    basics::Time decided_at = {};
    std::int64_t version = 1;
    basics::Time opened_at = {}, waits_since = {};
};

struct Notice {
    NoticeId id = {};
    MatterId matter = {};
    std::string reason = {}, words = {};
    texts::Language language = texts::Language::sv;
    members::MemberId member = {};  ///< Empty when reported without an account.
    basics::Time at = {};
};

/// A decision, or that another look was asked for.
struct Step {
    std::optional<Side> asked = {};  ///< Nothing: a decision.
    Outcome outcome = Outcome::none;
    basics::Time at = {};
    members::MemberId member = {};
    std::string reason = {}, words = {};
};

}
