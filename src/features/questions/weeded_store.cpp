// Where answers came from goes a year after the question was closed; so do the addresses of
// letters.
#include "features/questions/questions.h"
#include "services/lifetimes/rule.h"

namespace questions {

lifetimes::Rules lifetime_rules() {
    using lifetimes::Rule;
    return {std::make_shared<Rule const>(Rule{
        .name = "answerers",
        .what = "questions.rule_answerers",
        .from = "questions.from_answerers",
        .ending = lifetimes::Ending::by_itself,
        .span = {1, lifetimes::Unit::years},
        .each =
            [](db::Reader& reader, basics::Time before, std::string_view after,
               lifetimes::Take const& take) {
                reader.each(
                    "SELECT q.id, q.closed_at FROM questions q WHERE q.state = 'closed'"
                    " AND q.closed_at < $1 AND q.id > $2 AND (EXISTS (SELECT 1 FROM"
                    " question_answers a WHERE a.question = q.id AND (a.address <> ''"
                    " OR a.standing <> 'shown')) OR EXISTS (SELECT 1 FROM question_reply_ways w"
                    " WHERE w.question = q.id)) ORDER BY q.id",
                    {before, after}, [&](db::Row const& row) {
                        return take({.key = row.text(0), .since = row.time(1)});
                    });
            },
        .weed =
            [](db::Transaction& tx, std::string_view key) {
                tx.run("UPDATE question_answers SET address = '' WHERE question = $1", {key});
                tx.run("DELETE FROM question_answers WHERE question = $1 AND standing <> 'shown'",
                       {key});
                tx.run("DELETE FROM question_reply_ways WHERE question = $1", {key});
                tx.run("DELETE FROM question_messages WHERE question = $1", {key});
                tx.run("DELETE FROM question_sendings WHERE question = $1", {key});
            }})};
}

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    tx.run("DELETE FROM question_links WHERE kind = $1 AND subject = $2", {kind, id});
}

}
