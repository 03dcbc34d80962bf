// What a member asked and answered; and what leaving does to it.
#include "features/questions/questions.h"
#include "services/members/own_data.h"

namespace questions {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {{"questions_asked",
             members::own_rows(reader,
                               "SELECT id, kind, title, story, summary, asked_at FROM questions"
                               " WHERE asked_by = $1 ORDER BY asked_at",
                               member, {"id", "kind", "title", "story", "summary", "@asked_at"})},
            {"questions_answered",
             members::own_rows(
                 reader,
                 "SELECT question, words, name, address, way, standing, given_at"
                 " FROM question_answers WHERE given_by = $1 ORDER BY given_at",
                 member, {"question", "words", "name", "address", "way", "standing", "@given_at"})},
            {"question_interests",
             members::own_rows(reader,
                               "SELECT question, organisation, at FROM question_interests"
                               " WHERE member = $1 ORDER BY at",
                               member, {"question", "organisation", "@at"})}};
}

void forget_member(db::Transaction& tx, members::MemberId const& member, std::string_view address) {
    tx.run(
        "UPDATE question_answers SET name = '', address = ''"
        " WHERE given_by = $1 OR address = $2 AND address <> ''",
        {member, address});
    tx.run("UPDATE question_interests SET member = '' WHERE member = $1", {member});
    tx.run("DELETE FROM question_reply_ways WHERE member = $1 OR address = $2 AND address <> ''",
           {member, address});
}

}
