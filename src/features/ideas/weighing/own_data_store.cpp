// By member alone: who answered by a link has no account.
#include "features/ideas/weighing/own_data.h"
#include "services/members/own_data.h"

namespace ideas::weighing {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {
        {"weighings_made",
         members::own_rows(reader,
                           "SELECT id, name, made_at FROM weighings WHERE made_by = $1"
                           " ORDER BY made_at",
                           member, {"id", "name", "@made_at"})},
        {"weighings_asked",
         members::own_rows(reader,
                           "SELECT weighing, asked_at, reminded_at, answered_at"
                           " FROM weighing_people WHERE member = $1 ORDER BY asked_at",
                           member, {"weighing", "@asked_at", "@reminded_at", "@answered_at"})},
        {"weighings_scores",
         members::own_rows(reader,
                           "SELECT s.weighing, s.need, c.name, s.score FROM weighing_people p"
                           " JOIN weighing_scores s ON s.weighing = p.weighing AND s.person = p.id"
                           " JOIN weighing_criteria c ON c.weighing = s.weighing"
                           " AND c.number = s.number WHERE p.member = $1"
                           " ORDER BY s.weighing, s.need, s.number",
                           member, {"weighing", "need", "criterion", "score"})},
        {"weighings_words",
         members::own_rows(reader,
                           "SELECT w.weighing, w.need, w.words FROM weighing_people p"
                           " JOIN weighing_words w ON w.weighing = p.weighing AND w.person = p.id"
                           " WHERE p.member = $1 ORDER BY w.weighing, w.need",
                           member, {"weighing", "need", "words"})},
        {"weighings_pairs",
         members::own_rows(reader,
                           "SELECT a.weighing, a.first_need, a.second_need, a.choice, a.at"
                           " FROM weighing_people p"
                           " JOIN weighing_pairs a ON a.weighing = p.weighing AND a.person = p.id"
                           " WHERE p.member = $1 ORDER BY a.at",
                           member, {"weighing", "first", "second", "choice", "@at"})}};
}

}
