// What is done with questions: each stores and records in one transaction of the caller's. Whether
// the one who asks may do it is the caller's to check.
#pragma once
#include "features/ideas/actions.h"
#include "features/ideas/experts/store.h"

namespace ideas::experts {

/// A question that has just been asked; the link's secret is known only here and in the letter.
struct Asked {
    Question question = {};
    std::string link = {};
};

/// Nothing when too many wait already, or the same person has the same question.
std::optional<Asked> ask(db::Transaction& tx, Hand const& hand, Need const& need,
                         Typed const& good);
/// An open question is answered, once.
Question answer(db::Transaction& tx, Hand const& hand, Need const& need, Question question,
                std::string words);
/// The link is good for nothing any more. Nothing happens to what was answered.
void withdraw(db::Transaction& tx, Hand const& hand, Need const& need, Question question);

}
