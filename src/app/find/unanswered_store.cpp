// The SQL of questions without a good answer.
#include "app/find/unanswered_store.h"

#include "app/find/unanswered.h"

namespace find {

void add_askings(db::Transaction& tx, std::string_view day, std::string_view question,
                 std::size_t askings, std::size_t hits) {
    tx.run(
        "INSERT INTO unanswered_questions (day, question, askings, hits)"
        " VALUES ($1, $2, $3, $4) ON CONFLICT (day, question) DO UPDATE SET"
        " askings = unanswered_questions.askings + $3, hits = $4",
        {day, question, askings, hits});
}

void forget_questions_before(db::Transaction& tx, std::string_view day) {
    tx.run("DELETE FROM unanswered_questions WHERE day < $1", {day});
}

std::vector<UnansweredQuestion> unanswered_questions(db::Reader& reader, std::size_t limit) {
    return reader.all(
        "SELECT question, sum(askings), min(hits) FROM unanswered_questions GROUP BY question"
        " ORDER BY sum(askings) DESC, question LIMIT $1",
        {limit}, [](db::Row const& row) {
            return UnansweredQuestion{row.text(0), row.integer(1), row.integer(2)};
        });
}

}
