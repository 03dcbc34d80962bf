// What decides over reported texts: what a notice and a decision must say, who decides, and when
// another look may be asked for. Pure functions.
#pragma once
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/problems.h"
#include "services/moderation/matter.h"
#include "services/permissions/permissions.h"

namespace moderation {

/// In characters.
inline constexpr std::size_t longest_words = 2000;
/// Another look may be asked for within so many days of the decision.
inline constexpr int days_to_ask = 180;

/// What somebody types who reports a text.
struct Told {
    std::string reason = {}, words = {}, email = {};
};
/// Tidied, or every mistake: fields reason, words and email. The e-mail may be empty.
std::expected<Told, basics::Problems> checked(Told typed);

/// What those who decide say.
struct Ruling {
    Outcome outcome = Outcome::none;
    std::string reason = {}, words = {};
};
/// Fields act (neither left nor hidden), because (none, or one of the other outcome's) and words
/// (needed where the reason says nothing by itself).
std::expected<Ruling, basics::Problems> checked(Ruling typed);

/// Field words: why somebody wants another look.
std::expected<std::string, basics::Problems> checked_words(std::string_view typed);

bool is_urgent(std::string_view reason);

/// Whether this side may ask for another look now: whoever wrote it when it is hidden, whoever
/// reported it when it is left; each once, within days_to_ask.
bool may_ask(Matter const& matter, Side side, basics::Time now);

/// What was decided before this can no longer be asked about at `now`.
basics::Time last_asked_about(basics::Time now);

/// Who holds which role, as far as a matter is concerned.
struct Deciders {
    std::vector<members::MemberId> coordinators = {};  ///< Of the matter's organisation.
    std::vector<members::MemberId> leaders = {};       ///< National process leaders.
    members::MemberId writer = {};  ///< Who wrote the text; empty when nobody with an account.
};
/// Those whose turn it is: coordinators before leaders, others than whoever wrote the text, and for
/// another look others than who decided before, as long as there is anybody else.
std::vector<members::MemberId> whose_turn(Matter const& matter, Deciders const& deciders);
/// Whether the viewer sees the matter at all: coordinates its organisation, or leads the whole.
bool sees(permissions::Viewer const& viewer, Matter const& matter);
/// Whether the viewer may decide it now. Leaders may always, but for what they wrote themselves,
/// and another look at what they decided themselves, while there is somebody else.
bool may_decide(permissions::Viewer const& viewer, Matter const& matter, Deciders const& deciders);

/// Whole days from then to now, never negative.
std::int64_t days_between(basics::Time then, basics::Time now);

}
