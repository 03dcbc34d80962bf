// Decisions, what they cover, lengths and runs.
#include "services/weeding/store.h"

namespace weeding::store {

namespace {

constexpr int only_one = 1;

/// The columns of a weeding as every SELECT here names them.
Weeding read_weeding(db::Row const& row) {
    return {.id = row.id<WeedingId>(0),
            .organisation = row.id<OrganisationId>(1),
            .rule = row.text(2),
            .decision = row.text(3),
            .decided_on = basics::parse_iso_date(row.view(4)).value_or(basics::Date()),
            .covers = row.text(5),
            .state = parse_state(row.view(6)).value_or(State::withdrawn),
            .proposed_by = row.id<members::MemberId>(7),
            .proposed_at = row.time(8),
            .carried_out_by = row.id<members::MemberId>(9),
            .begun_at = row.time(10),
            .ended_at = row.time(11)};
}

Item read_item(db::Row const& row) {
    return {row.text(0), row.time(1), parse_outcome(row.view(2)).value_or(Outcome::gone)};
}

Run read_run(db::Row const& row) {
    return {row.text(0), row.text(1), row.time(2), row.time(3), row.integer(4), row.integer(5)};
}

}

Spans spans(db::Reader& reader) {
    Spans all;
    reader.each("SELECT rule, organisation, count, unit FROM retention_spans", {},
                [&](db::Row const& row) {
                    if (auto const unit = lifetimes::parse_unit(row.view(3)))
                        all.emplace(std::pair(row.text(0), row.id<OrganisationId>(1)),
                                    lifetimes::Span{static_cast<int>(row.integer(2)), *unit});
                });
    return all;
}

void set_span(db::Transaction& tx, OrganisationId const& organisation, std::string_view rule,
              lifetimes::Span const& span, members::MemberId const& by, basics::Time at) {
    tx.run(
        "INSERT INTO retention_spans (organisation, rule, count, unit, changed_at, changed_by)"
        " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (organisation, rule) DO UPDATE SET"
        " count = $3, unit = $4, changed_at = $5, changed_by = $6",
        {organisation, rule, span.count, lifetimes::name(span.unit), at, by});
}

std::optional<Weeding> find(db::Reader& reader, WeedingId const& id) {
    return reader.first(
        "SELECT id, organisation, rule, decision, decided_on, covers, state, proposed_by,"
        " proposed_at, carried_out_by, begun_at, ended_at FROM weedings WHERE id = $1",
        {id}, read_weeding);
}

std::vector<Weeding> of_organisation(db::Reader& reader, OrganisationId const& organisation,
                                     std::size_t limit) {
    return reader.all(
        "SELECT id, organisation, rule, decision, decided_on, covers, state, proposed_by,"
        " proposed_at, carried_out_by, begun_at, ended_at FROM weedings WHERE organisation = $1"
        " ORDER BY proposed_at DESC, id DESC LIMIT $2",
        {organisation, limit}, read_weeding);
}

std::vector<WeedingId> under_way(db::Reader& reader) {
    return reader.all("SELECT id FROM weedings WHERE state = 'under_way' ORDER BY id", {},
                      [](db::Row const& row) { return row.id<WeedingId>(0); });
}

void add(db::Transaction& tx, Weeding const& w) {
    auto const on = basics::iso(w.decided_on);
    tx.run(
        "INSERT INTO weedings (id, organisation, rule, decision, decided_on, covers, state,"
        " proposed_by, proposed_at, carried_out_by, begun_at, ended_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        {w.id, w.organisation, w.rule, w.decision, on, w.covers, name(w.state), w.proposed_by,
         w.proposed_at, w.carried_out_by, w.begun_at, w.ended_at});
}

void update(db::Transaction& tx, Weeding const& w) {
    tx.run(
        "UPDATE weedings SET state = $2, carried_out_by = $3, begun_at = $4, ended_at = $5"
        " WHERE id = $1",
        {w.id, name(w.state), w.carried_out_by, w.begun_at, w.ended_at});
}

void add_item(db::Transaction& tx, WeedingId const& id, Item const& item) {
    tx.run("INSERT INTO weeding_items (weeding, key, since, outcome) VALUES ($1, $2, $3, $4)",
           {id, item.key, item.since, name(item.outcome)});
}

void set_outcome(db::Transaction& tx, WeedingId const& id, std::string_view key, Outcome outcome) {
    tx.run("UPDATE weeding_items SET outcome = $3 WHERE weeding = $1 AND key = $2",
           {id, key, name(outcome)});
}

std::vector<Item> items(db::Reader& reader, WeedingId const& id, std::string_view after,
                        std::size_t limit) {
    return reader.all(
        "SELECT key, since, outcome FROM weeding_items WHERE weeding = $1 AND key > $2"
        " ORDER BY key LIMIT $3",
        {id, after, limit}, read_item);
}

std::vector<Item> planned(db::Reader& reader, WeedingId const& id, std::size_t limit) {
    return reader.all(
        "SELECT key, since, outcome FROM weeding_items WHERE weeding = $1 AND outcome = 'planned'"
        " ORDER BY key LIMIT $2",
        {id, limit}, read_item);
}

Counts counts(db::Reader& reader, WeedingId const& id) {
    Counts counts;
    reader.each("SELECT outcome, count(*) FROM weeding_items WHERE weeding = $1 GROUP BY outcome",
                {id}, [&](db::Row const& row) {
                    auto const many = row.integer(1);
                    switch (parse_outcome(row.view(0)).value_or(Outcome::gone)) {
                        case Outcome::planned: counts.planned = many; break;
                        case Outcome::weeded: counts.weeded = many; break;
                        case Outcome::held: counts.held = many; break;
                        case Outcome::changed: counts.changed = many; break;
                        case Outcome::gone: counts.gone = many; break;
                    }
                });
    return counts;
}

std::optional<Run> run(db::Reader& reader, std::string_view day, std::string_view rule) {
    return reader.first(
        "SELECT day, rule, begun_at, ended_at, weeded, held FROM retention_runs"
        " WHERE day = $1 AND rule = $2",
        {day, rule}, read_run);
}

void put(db::Transaction& tx, Run const& run) {
    tx.run(
        "INSERT INTO retention_runs (day, rule, begun_at, ended_at, weeded, held)"
        " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (day, rule) DO UPDATE SET"
        " ended_at = $4, weeded = $5, held = $6",
        {run.day, run.rule, run.begun_at, run.ended_at, run.weeded, run.held});
}

std::vector<Run> last_runs(db::Reader& reader) {
    auto const day = reader.first(
        "SELECT day FROM retention_runs WHERE rule = '' AND ended_at > 0 ORDER BY day DESC LIMIT $1",
        {only_one}, [](db::Row const& row) { return row.text(0); });
    if (!day) return {};
    return reader.all(
        "SELECT day, rule, begun_at, ended_at, weeded, held FROM retention_runs WHERE day = $1"
        " ORDER BY rule",
        {*day}, read_run);
}

void remove_runs_before(db::Transaction& tx, std::string_view day) {
    tx.run("DELETE FROM retention_runs WHERE day < $1", {day});
}

}
