// Rows and values of questions to senders: the only SQL about them.
#pragma once
#include <optional>
#include <vector>

#include "features/ideas/asking_back/question.h"
#include "platform/db/database.h"

namespace ideas::asking_back {

void add(db::Transaction& tx, Question const& question);
/// Writes all that can change: what is_public and after it.
void update(db::Transaction& tx, Question const& question);
std::optional<Question> find(db::Reader& reader, NeedId need, QuestionId id);
/// The first one first.
std::vector<Question> of_need(db::Reader& reader, NeedId need);
/// Those asked before the time that wait, and were not reminded of when `unreminded`; the oldest
/// first, at most `limit`.
std::vector<Question> waiting_since(db::Reader& reader, basics::Time before, bool unreminded,
                                    std::size_t limit);
/// True for one caller alone: it waited and was not reminded of.
bool note_reminded(db::Transaction& tx, Question const& question);

}
