// Rows ↔ values: what was moved.
#include "features/innovation/following.h"

namespace innovation {

namespace {

basics::Date day(std::string_view text) {
    return basics::parse_iso_date(text).value_or(basics::Date());
}

}

bool move_follow_up(db::Transaction& tx, Hand const& hand, Gate const& gate, FollowUp const& one,
                    Moving const& moving) {
    auto const was = basics::iso(one.due), due = basics::iso(moving.to.due);
    if (tx.run("UPDATE innovation_conditions SET due = $4, owner_name = $5, owner_email = $6,"
               " reminded_at = $7 WHERE project = $1 AND gate = $2 AND number = $3 AND met_at = 0"
               " AND due = $8 AND owner_email = $9",
               {gate.project, gate.number, one.number, due, moving.to.owner_name,
                moving.to.owner_email, hand.now, was, one.owner_email}) == 0)
        return false;
    auto const last = tx.number(
        "SELECT max(number) FROM innovation_condition_moves WHERE project = $1 AND gate = $2 AND"
        " condition_number = $3",
        {gate.project, gate.number, one.number});
    tx.run(
        "INSERT INTO innovation_condition_moves (project, gate, condition_number, number, at,"
        " done_by, due_before, due_after, owner_before, owner_after, email_before,"
        " email_after, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        {gate.project, gate.number, one.number, last + 1, hand.now, hand.member, was, due,
         one.owner_name, moving.to.owner_name, one.owner_email, moving.to.owner_email,
         moving.reason});
    hand.log.record(tx,
                    {.at = hand.now,
                     .actor = hand.member,
                     .action = "innovation.condition_moved",
                     .subject = {"project", gate.project},
                     .organisation = hand.organisation,
                     .details = json::Object{{"gate", gate.number}, {"condition", one.number}}});
    return true;
}

std::vector<MovedFollowUp> moved_follow_ups(db::Reader& reader, std::string_view project,
                                            std::int64_t gate) {
    return reader.all(
        "SELECT condition_number, number, at, done_by, due_before, due_after, owner_before,"
        " owner_after, reason FROM innovation_condition_moves WHERE project = $1 AND gate = $2"
        " ORDER BY at, condition_number, number",
        {project, gate}, [](db::Row const& row) {
            return MovedFollowUp{
                row.integer(0),   row.integer(1),   row.time(2), row.id<members::MemberId>(3),
                day(row.view(4)), day(row.view(5)), row.text(6), row.text(7),
                row.text(8)};
        });
}

}
