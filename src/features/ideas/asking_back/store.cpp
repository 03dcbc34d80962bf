// Questions to senders as rows.
#include "features/ideas/asking_back/store.h"

namespace ideas::asking_back {

namespace {

Question read_question(db::Row const& row) {
    return {.id = row.id<QuestionId>(0),
            .need = row.id<NeedId>(1),
            .asked_by = row.id<members::MemberId>(2),
            .words = row.text(3),
            .is_public = row.integer(4) != 0,
            .asked_at = row.time(5),
            .expires_at = row.time(6),
            .state = parse_state(row.view(7)).value_or(State::withdrawn),
            .answer = row.text(8),
            .answered_at = row.time(9),
            .answered_by = row.id<members::MemberId>(10),
            .is_shown = row.integer(11) != 0,
            .is_reminded = row.integer(12) != 0};
}

}

void add(db::Transaction& tx, Question const& q) {
    tx.run(
        "INSERT INTO need_sender_questions (need, id, asked_by, question, is_public, asked_at,"
        " expires_at, state, answer, answered_at, answered_by, is_shown, reminded)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        {q.need, q.id, q.asked_by, q.words, q.is_public ? 1 : 0, q.asked_at, q.expires_at,
         name(q.state), q.answer, q.answered_at, q.answered_by, q.is_shown ? 1 : 0,
         q.is_reminded ? 1 : 0});
}

void update(db::Transaction& tx, Question const& q) {
    tx.run(
        "UPDATE need_sender_questions SET is_public = $3, state = $4, answer = $5,"
        " answered_at = $6, answered_by = $7, is_shown = $8 WHERE need = $1 AND id = $2",
        {q.need, q.id, q.is_public ? 1 : 0, name(q.state), q.answer, q.answered_at, q.answered_by,
         q.is_shown ? 1 : 0});
}

std::optional<Question> find(db::Reader& reader, NeedId need, QuestionId id) {
    return reader.first(
        "SELECT id, need, asked_by, question, is_public, asked_at, expires_at, state, answer,"
        " answered_at, answered_by, is_shown, reminded FROM need_sender_questions"
        " WHERE need = $1 AND id = $2",
        {need, id}, read_question);
}

std::vector<Question> of_need(db::Reader& reader, NeedId need) {
    return reader.all(
        "SELECT id, need, asked_by, question, is_public, asked_at, expires_at, state, answer,"
        " answered_at, answered_by, is_shown, reminded FROM need_sender_questions"
        " WHERE need = $1 ORDER BY asked_at, id",
        {need}, read_question);
}

std::vector<Question> waiting_since(db::Reader& reader, basics::Time before, bool unreminded,
                                    std::size_t limit) {
    return reader.all(
        "SELECT id, need, asked_by, question, is_public, asked_at, expires_at, state, answer,"
        " answered_at, answered_by, is_shown, reminded FROM need_sender_questions"
        " WHERE state = 'asked' AND asked_at <= $1 AND ($2 = 0 OR reminded = 0)"
        " ORDER BY asked_at, id LIMIT $3",
        {before, unreminded ? 1 : 0, limit}, read_question);
}

bool note_reminded(db::Transaction& tx, Question const& question) {
    return tx.run(
               "UPDATE need_sender_questions SET reminded = 1 WHERE need = $1 AND id = $2"
               " AND state = 'asked' AND reminded = 0",
               {question.need, question.id}) > 0;
}

}
