// What is done with questions to senders: each stores and records in one transaction of the
// caller's. Whether the one who asks may do it is the caller's to check.
#pragma once
#include "features/ideas/actions.h"
#include "features/ideas/asking_back/store.h"

namespace ideas::asking_back {

/// What a link in a letter is good for.
inline constexpr std::string_view link_purpose = "ideas.sender_question";

/// Nothing when a question waits already, or so many have been asked. Time stands still from now on
/// when `is_told`: somebody whom no letter reaches does not keep the answer waiting.
std::optional<Question> ask(db::Transaction& tx, Hand const& hand, Need const& need,
                            Typed const& good, bool is_told);
/// The sender answers an open question; time goes on. Those who answer see it before others do,
/// unless a member wrote it and nobody wants to read it first.
Question reply(db::Transaction& tx, Hand const& hand, Need need, Question question,
               std::string words, Reading reading);
/// Those who asked wait no longer. False when it has been answered meanwhile.
bool withdraw(db::Transaction& tx, Hand const& hand, Need const& need, Question question);
/// The sender's time is over. False when something became of it meanwhile.
bool give_up(db::Transaction& tx, Hand const& hand, Need const& need, Question question);
/// Everybody may read a public question's answer from now on. False when that is so already.
bool show(db::Transaction& tx, Hand const& hand, Need const& need, Question question);

}
