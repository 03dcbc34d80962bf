// What a member did; and what goes with a barrier.
#include "features/escalations/escalations.h"
#include "services/members/own_data.h"

namespace escalations {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {{"barrier_moves",
             members::own_rows(reader,
                               "SELECT barrier, at, move, stage, note FROM barrier_moves"
                               " WHERE done_by = $1 ORDER BY at",
                               member, {"barrier", "@at", "move", "stage", "note"})},
            {"barrier_escalations",
             members::own_rows(reader,
                               "SELECT barrier, number, addressee, told, at FROM"
                               " barrier_escalations WHERE sent_by = $1 ORDER BY at",
                               member, {"barrier", "number", "addressee", "told", "@at"})},
            {"barrier_words",
             members::own_rows(reader,
                               "SELECT barrier, at, said, words FROM barrier_words"
                               " WHERE written_by = $1 OR withdrawn_by = $1 ORDER BY at",
                               member, {"barrier", "@at", "said", "words"})},
            {"barrier_now_answers",
             members::own_rows(reader,
                               "SELECT barrier, organisation, project, at, told FROM"
                               " barrier_now_answers WHERE answered_by = $1 ORDER BY at",
                               member, {"barrier", "organisation", "project", "@at", "told"})}};
}

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    if (kind != "barrier") return;
    tx.run("DELETE FROM barrier_ways WHERE barrier = $1", {id});
    tx.run("DELETE FROM barrier_moves WHERE barrier = $1", {id});
    tx.run("DELETE FROM barrier_escalations WHERE barrier = $1", {id});
    tx.run("DELETE FROM barrier_words WHERE barrier = $1", {id});
    tx.run("DELETE FROM barrier_outcomes WHERE barrier = $1", {id});
    tx.run("DELETE FROM barrier_now_asked WHERE barrier = $1", {id});
    tx.run("DELETE FROM barrier_now_answers WHERE barrier = $1", {id});
}

}
