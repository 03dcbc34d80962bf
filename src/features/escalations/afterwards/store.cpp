// Rows ↔ values.
#include "features/escalations/afterwards/store.h"

namespace escalations {

namespace {

Party read_party(db::Row const& row, int from) {
    return {row.id<organisations::OrganisationId>(from), row.text(from + 1)};
}

NowAnswer read_answer(db::Row const& row) {
    return {.party = read_party(row, 0),
            .number = static_cast<int>(row.integer(2)),
            .told = row.view(3).empty() ? told::Told() : told::read(row.view(3)),
            .by = row.id<members::MemberId>(4),
            .at = row.time(5)};
}

}

std::vector<AskedNow> asked_now(db::Reader& reader, std::string_view barrier) {
    return reader.all(
        "SELECT round, organisation, project, is_reached, asked_at, reminded_at, answered_at FROM"
        " barrier_now_asked WHERE barrier = $1 AND round = (SELECT max(round) FROM"
        " barrier_now_asked WHERE barrier = $1) ORDER BY organisation, project",
        {barrier}, [](db::Row const& row) {
            return AskedNow{.round = static_cast<int>(row.integer(0)),
                            .party = read_party(row, 1),
                            .is_reached = row.integer(3) != 0,
                            .asked_at = row.time(4),
                            .reminded_at = row.time(5),
                            .answered_at = row.time(6)};
        });
}

void put(db::Transaction& tx, std::string_view barrier, AskedNow const& one) {
    tx.run(
        "DELETE FROM barrier_now_asked WHERE barrier = $1 AND round = $2 AND organisation = $3"
        " AND project = $4",
        {barrier, one.round, one.party.organisation, one.party.project});
    tx.run(
        "INSERT INTO barrier_now_asked (barrier, round, organisation, project, is_reached, asked_at,"
        " reminded_at, answered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {barrier, one.round, one.party.organisation, one.party.project, one.is_reached ? 1 : 0,
         one.asked_at, one.reminded_at, one.answered_at});
}

std::vector<NowAnswer> standing_answers(db::Reader& reader, std::string_view barrier, int round) {
    auto all = reader.all(
        "SELECT organisation, project, number, told, answered_by, at FROM barrier_now_answers AS one"
        " WHERE barrier = $1 AND round = $2 AND number = (SELECT max(number) FROM"
        " barrier_now_answers WHERE barrier = one.barrier AND round = one.round AND"
        " organisation = one.organisation AND project = one.project)"
        " ORDER BY organisation, project",
        {barrier, round}, read_answer);
    std::erase_if(all, [](NowAnswer const& one) { return !one.stands(); });
    return all;
}

NowAnswer last_answer(db::Reader& reader, std::string_view barrier, int round, Party const& party) {
    auto const found = reader.first(
        "SELECT organisation, project, number, told, answered_by, at FROM barrier_now_answers"
        " WHERE barrier = $1 AND round = $2 AND organisation = $3 AND project = $4"
        " ORDER BY number DESC LIMIT 1",
        {barrier, round, party.organisation, party.project}, read_answer);
    return found.value_or(NowAnswer{.party = party});
}

void add(db::Transaction& tx, std::string_view barrier, int round, NowAnswer const& one) {
    auto const& party = one.party;
    auto const told = one.stands() ? told::written(one.told) : std::string();
    tx.run(
        "INSERT INTO barrier_now_answers (barrier, round, organisation, project, number, told,"
        " answered_by, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {barrier, round, party.organisation, party.project,
         last_answer(tx, barrier, round, party).number + 1, told, one.by, one.at});
    tx.run(
        "UPDATE barrier_now_asked SET answered_at = $5 WHERE barrier = $1 AND round = $2 AND"
        " organisation = $3 AND project = $4",
        {barrier, round, party.organisation, party.project,
         one.stands() ? one.at : basics::Time{}});
}

std::vector<Waiting> to_remind(db::Reader& reader, basics::Time asked_before, std::size_t most) {
    return reader.all(
        "SELECT DISTINCT barrier, round, organisation FROM barrier_now_asked WHERE"
        " answered_at = 0 AND reminded_at = 0 AND asked_at <= $1"
        " ORDER BY barrier, round, organisation LIMIT $2",
        {asked_before, static_cast<std::int64_t>(most)}, [](db::Row const& row) {
            return Waiting{row.text(0), static_cast<int>(row.integer(1)),
                           row.id<organisations::OrganisationId>(2)};
        });
}

void settle_round(db::Transaction& tx, Waiting const& one, basics::Time now) {
    tx.run(
        "UPDATE barrier_now_asked SET reminded_at = $4 WHERE barrier = $1 AND round = $2 AND"
        " organisation = $3 AND reminded_at = 0",
        {one.barrier, one.round, one.organisation, now});
}

}
