// What decides over needs: what may be told, who may see it, which moves there are. Pure functions.
#pragma once
#include <expected>
#include <string>
#include <string_view>

#include "features/ideas/need.h"
#include "platform/basics/problems.h"

namespace ideas {

/// In characters.
inline constexpr std::size_t longest_title = 120, longest_story = 4000, longest_better = 1000,
                             longest_words = 200, longest_reason = 2000, longest_addition = 4000,
                             longest_name = 100, longest_link = 500;

/// What was typed, tidied, or every mistake: fields title, story, better, for_whom, place,
/// language, organisation (empty). A need keeps nothing of what only ideas have.
std::expected<Telling, basics::Problems> checked(Telling typed);
/// Fields sender_name and email. Both may be empty.
std::expected<Sender, basics::Problems> checked(Sender typed);
/// Fields reason, referred_to and link.
std::expected<Answer, basics::Problems> checked(Answer typed);
/// Field `field`; the text is tidied. `missing` and `too_long` are text ids.
std::expected<std::string, basics::Problems> checked_words(std::string_view typed,
                                                           std::string field, std::size_t longest,
                                                           std::string missing,
                                                           std::string too_long);

/// Whether those who answer may move a need from one state to another. An answer is taken up again
/// before it is exchanged for another; what goes on may still be stopped.
bool may_move(State from, State to);
/// The states that may come next, in their usual order.
std::vector<State> next_states(State from);

/// What is merged is answered, and added to, where it lives now.
/// Whether the sender may still change the text: nobody has taken it up.
bool may_correct(Need const& need);
bool may_withdraw(Need const& need);
bool may_add(Need const& need);
bool may_publish(Need const& need);
bool may_hide(Need const& need);
bool may_answer(Need const& need);

/// Who may see a need when it is told: what came without an account waits for somebody to look.
Visibility visibility_when_told(bool by_member, Way way, Reading reading);
/// After a correction: a stranger's new words are looked at again.
Visibility visibility_when_corrected(Need const& need, Reading reading);

/// Whole days from then to now, never negative.
std::int64_t days_between(basics::Time then, basics::Time now);

}
