// Questions and their links.
#include "features/ideas/experts/store.h"

namespace ideas::experts {

namespace {

Question read_question(db::Row const& row) {
    return {.id = row.id<QuestionId>(0),
            .need = row.id<NeedId>(1),
            .asked_by = row.id<members::MemberId>(2),
            .email = row.text(3),
            .words = row.text(4),
            .asked_at = row.time(5),
            .expires_at = row.time(6),
            .state = parse_state(row.view(7)).value_or(State::withdrawn),
            .answer = row.text(8),
            .answered_at = row.time(9)};
}

}

void add(db::Transaction& tx, Question const& q, std::string_view hash) {
    tx.run(
        "INSERT INTO need_questions (need, id, asked_by, email, question, asked_at, expires_at,"
        " state, answer, answered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        {q.need, q.id, q.asked_by, q.email, q.words, q.asked_at, q.expires_at, name(q.state),
         q.answer, q.answered_at});
    tx.run("INSERT INTO need_question_links (hash, need, question) VALUES ($1, $2, $3)",
           {hash, q.need, q.id});
}

void update(db::Transaction& tx, Question const& q) {
    tx.run(
        "UPDATE need_questions SET state = $3, answer = $4, answered_at = $5"
        " WHERE need = $1 AND id = $2",
        {q.need, q.id, name(q.state), q.answer, q.answered_at});
}

std::optional<Question> find(db::Reader& reader, NeedId need, QuestionId id) {
    return reader.first(
        "SELECT id, need, asked_by, email, question, asked_at, expires_at, state, answer,"
        " answered_at FROM need_questions WHERE need = $1 AND id = $2",
        {need, id}, read_question);
}

std::vector<Question> of_need(db::Reader& reader, NeedId need) {
    return reader.all(
        "SELECT id, need, asked_by, email, question, asked_at, expires_at, state, answer,"
        " answered_at FROM need_questions WHERE need = $1 ORDER BY asked_at, id",
        {need}, read_question);
}

std::optional<Question> with_link(db::Reader& reader, std::string_view hash) {
    struct Where {
        NeedId need;
        QuestionId question;
    };
    auto const where = reader.first(
        "SELECT need, question FROM need_question_links WHERE hash = $1", {hash},
        [](db::Row const& row) { return Where{row.id<NeedId>(0), row.id<QuestionId>(1)}; });
    return where ? find(reader, where->need, where->question) : std::nullopt;
}

}
