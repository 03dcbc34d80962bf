// Rows ↔ values. Days are texts that sort as days do.
#include "features/ideas/thresholds/reaching.h"

namespace ideas::thresholds {

namespace {

Reached read_reached(db::Row const& row) {
    return {.need = row.id<NeedId>(0),
            .organisation = row.id<organisations::OrganisationId>(1),
            .who = row.text(2),
            .member = row.id<members::MemberId>(3),
            .why = row.view(4) == "day" ? Why::day : Why::supports,
            .supports = row.integer(5),
            .at = row.time(6)};
}

}

std::optional<Rule> rule_of(db::Reader& reader, organisations::OrganisationId const& organisation) {
    return reader.first(
        "SELECT who, member, address, supports, day, yearly, changed_at FROM decision_thresholds"
        " WHERE organisation = $1",
        {organisation}, [](db::Row const& row) {
            return Rule{.who = row.text(0),
                        .member = row.id<members::MemberId>(1),
                        .address = row.text(2),
                        .supports = row.integer(3),
                        .day = basics::parse_iso_date(row.view(4)).value_or(basics::Date()),
                        .is_yearly = row.integer(5) != 0,
                        .changed_at = row.time(6)};
        });
}

std::optional<Reached> reached(db::Reader& reader, NeedId const& need) {
    return reader.first(
        "SELECT need, organisation, who, member, why, supports, reached_at FROM matters_reached"
        " WHERE need = $1",
        {need}, read_reached);
}

std::vector<Reached> waiting(db::Reader& reader, organisations::OrganisationId const& organisation,
                             members::MemberId const& member, std::size_t limit) {
    return reader.all(
        "SELECT m.need, m.organisation, m.who, m.member, m.why, m.supports, m.reached_at"
        " FROM matters_reached m JOIN needs n ON n.id = m.need"
        " WHERE ((m.organisation = $1 AND m.organisation <> '')"
        " OR (m.member = $2 AND m.member <> ''))"
        " AND n.state IN ('received', 'in_progress') AND n.visibility = 'public'"
        " ORDER BY m.reached_at, m.need LIMIT $3",
        {organisation, member, limit}, read_reached);
}

void forget_decider(db::Transaction& tx, members::MemberId const& member) {
    tx.run("UPDATE decision_thresholds SET member = '' WHERE member = $1", {member});
    tx.run("UPDATE matters_reached SET member = '' WHERE member = $1", {member});
}

void forget_reached(db::Transaction& tx, std::string_view need) {
    tx.run("DELETE FROM matters_reached WHERE need = $1", {need});
}

namespace store {

std::vector<NeedId> candidates(db::Reader& reader,
                               organisations::OrganisationId const& organisation,
                               std::int64_t supports, NeedId const& after, std::size_t limit) {
    return reader.all(
        "SELECT id FROM needs WHERE organisation = $1 AND visibility = 'public'"
        " AND state IN ('received', 'in_progress') AND supports >= $2 AND id > $3"
        " AND NOT EXISTS (SELECT 1 FROM matters_reached WHERE matters_reached.need = needs.id)"
        " ORDER BY id LIMIT $4",
        {organisation, supports, after, limit},
        [](db::Row const& row) { return row.id<NeedId>(0); });
}

std::vector<organisations::OrganisationId> with_rule(db::Reader& reader) {
    return reader.all("SELECT organisation FROM decision_thresholds ORDER BY organisation", {},
                      [](db::Row const& row) { return row.id<organisations::OrganisationId>(0); });
}

void put(db::Transaction& tx, organisations::OrganisationId const& organisation, Rule const& rule) {
    remove(tx, organisation);
    auto const day = rule.day == basics::Date() ? std::string() : basics::iso(rule.day);
    tx.run(
        "INSERT INTO decision_thresholds (organisation, who, member, address, supports, day,"
        " yearly, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {organisation, rule.who, rule.member, rule.address, rule.supports, day,
         rule.is_yearly ? 1 : 0, rule.changed_at});
}

bool remove(db::Transaction& tx, organisations::OrganisationId const& organisation) {
    return tx.run("DELETE FROM decision_thresholds WHERE organisation = $1", {organisation}) > 0;
}

bool add(db::Transaction& tx, Reached const& one) {
    return tx.run(
               "INSERT INTO matters_reached (need, organisation, who, member, why, supports,"
               " reached_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (need) DO NOTHING",
               {one.need, one.organisation, one.who, one.member, name(one.why), one.supports,
                one.at}) > 0;
}

}

}
