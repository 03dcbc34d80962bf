// Rows and values of questions: the only SQL about them.
#pragma once
#include <optional>
#include <vector>

#include "features/ideas/experts/question.h"
#include "platform/db/database.h"

namespace ideas::experts {

/// With the hash of the link that its letter carries.
void add(db::Transaction& tx, Question const& question, std::string_view hash);
/// Writes state, answer and answered_at.
void update(db::Transaction& tx, Question const& question);
std::optional<Question> find(db::Reader& reader, NeedId need, QuestionId id);
/// The first one first.
std::vector<Question> of_need(db::Reader& reader, NeedId need);
/// The question that a link opens, whatever its state.
std::optional<Question> with_link(db::Reader& reader, std::string_view hash);

}
