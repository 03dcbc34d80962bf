// Lists and small structures are JSON within a row: they are read and written whole.
#include "features/knowledge/connectors/store.h"

#include <algorithm>
#include <array>
#include <utility>

#include "features/knowledge/knowledge.h"
#include "platform/basics/text.h"
#include "platform/json/value.h"

namespace knowledge::connectors {

namespace {

constexpr std::array<std::string_view, 3> rhythm_names = {"by_hand", "daily", "weekly"};
constexpr std::array<std::string_view, 3> state_names = {"active", "paused", "removed"};
constexpr std::array<std::string_view, 4> run_state_names = {"running", "done", "unchanged",
                                                             "failed"};

template <class Kind, std::size_t size>
Kind kind_of(std::string_view name, std::array<std::string_view, size> const& names) {
    auto const found = std::ranges::find(names, name);
    return static_cast<Kind>(found == names.end() ? 0 : found - names.begin());
}

std::int64_t number(json::Value const& value, std::string_view name) {
    auto const* found = value.at(name).integer();
    return found ? *found : 0;
}

json::Value parsed(std::string_view text) { return json::parse(text).value_or(json::Value()); }

std::string day(std::optional<basics::Date> const& date) { return date ? basics::iso(*date) : ""; }

std::string written(std::vector<std::string> const& texts) {
    json::Array array;
    for (auto const& text : texts) array.emplace_back(text);
    return json::write(array);
}

std::string written(std::map<std::string, Seen, std::less<>> const& seen) {
    json::Object object;
    for (auto const& [address, one] : seen)
        object.append(address,
                      json::Object{{"etag", one.etag}, {"last_modified", one.last_modified}});
    return json::write(object);
}

std::string written(Position const& position) {
    return json::write(json::Object{{"address", position.address}, {"offset", position.offset}});
}

std::string written(ImportCounts const& counts) {
    return json::write(json::Object{{"read", counts.read},
                                    {"created", counts.created},
                                    {"updated", counts.updated},
                                    {"unchanged", counts.unchanged},
                                    {"rejected", counts.rejected}});
}

std::string written(std::vector<Rejected> const& rejected) {
    json::Array array;
    for (auto const& one : rejected)
        array.push_back(
            json::Object{{"line", one.line}, {"reason", one.reason}, {"detail", one.detail}});
    return json::write(array);
}

Connector connector_of(db::Row const& row) {
    Connector connector{.id = row.id<ConnectorId>(0),
                        .name = row.text(1),
                        .source = row.text(2),
                        .sealed_key = row.text(4),
                        .since = basics::parse_iso_date(row.view(5)),
                        .schedule = {.rhythm = kind_of<Rhythm>(row.view(6), rhythm_names),
                                     .weekday = static_cast<int>(row.integer(7)),
                                     .hour = static_cast<int>(row.integer(8))},
                        .state = kind_of<State>(row.view(9), state_names),
                        .covered = basics::parse_iso_date(row.view(10)),
                        .seen = {},
                        .failures = static_cast<int>(row.integer(12)),
                        .next_at = std::nullopt,
                        .version = row.integer(14),
                        .made_by = row.id<members::MemberId>(15),
                        .made_at = row.time(16)};
    auto const addresses = parsed(row.view(3)), seen = parsed(row.view(11));
    for (auto const& address : addresses.elements())
        connector.addresses.emplace_back(address.text());
    if (auto const* object = seen.object())
        for (auto const& [address, one] : object->members())
            connector.seen[address] = {std::string(one.at("etag").text()),
                                       std::string(one.at("last_modified").text())};
    if (!row.is_null(13)) connector.next_at = row.time(13);
    return connector;
}

Run run_of(db::Row const& row) {
    Run run{.id = row.id<RunId>(0),
            .connector = row.id<ConnectorId>(1),
            .state = kind_of<RunState>(row.view(2), run_state_names),
            .anew = row.integer(3) != 0,
            .started_at = row.time(4),
            .answers = row.integer(6),
            .bytes = row.integer(7),
            .why = row.text(11),
            .detail = row.text(12)};
    if (!row.is_null(5)) run.ended_at = row.time(5);
    auto const position = parsed(row.view(8)), counts = parsed(row.view(9)),
               rejected = parsed(row.view(10));
    run.position = {number(position, "address"), number(position, "offset")};
    run.counts = {number(counts, "read"), number(counts, "created"), number(counts, "updated"),
                  number(counts, "unchanged"), number(counts, "rejected")};
    for (auto const& one : rejected.elements())
        run.rejected.push_back({number(one, "line"), std::string(one.at("reason").text()),
                                std::string(one.at("detail").text())});
    return run;
}

}

std::string_view name(Rhythm rhythm) { return rhythm_names[static_cast<std::size_t>(rhythm)]; }
std::string_view name(State state) { return state_names[static_cast<std::size_t>(state)]; }
std::string_view name(RunState state) { return run_state_names[static_cast<std::size_t>(state)]; }

std::optional<Rhythm> parse_rhythm(std::string_view name) {
    auto const found = std::ranges::find(rhythm_names, name);
    if (found == rhythm_names.end()) return std::nullopt;
    return static_cast<Rhythm>(found - rhythm_names.begin());
}

std::optional<Connector> find(db::Reader& reader, ConnectorId id) {
    return reader.first(
        "SELECT id, name, source, addresses, sealed_key, since, rhythm, weekday, hour, state,"
        " covered, seen, failures, next_at, version, made_by, made_at"
        " FROM connectors WHERE id = $1",
        {id}, connector_of);
}

std::vector<Connector> all(db::Reader& reader) {
    auto found = reader.all(
        "SELECT id, name, source, addresses, sealed_key, since, rhythm, weekday, hour, state,"
        " covered, seen, failures, next_at, version, made_by, made_at"
        " FROM connectors WHERE state <> 'removed' ORDER BY id LIMIT 500",
        {}, connector_of);
    std::ranges::stable_sort(found, [](Connector const& left, Connector const& right) {
        return basics::compare_swedish(left.name, right.name) < 0;
    });
    return found;
}

void add(db::Transaction& tx, Connector const& one) {
    tx.run(
        "INSERT INTO connectors (id, name, source, addresses, sealed_key, since, rhythm, weekday,"
        " hour, state, covered, seen, failures, next_at, version, made_by, made_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        {one.id, one.name, one.source, written(one.addresses), one.sealed_key, day(one.since),
         name(one.schedule.rhythm), one.schedule.weekday, one.schedule.hour, name(one.state),
         day(one.covered), written(one.seen), one.failures, one.next_at, one.version, one.made_by,
         one.made_at});
}

void put(db::Transaction& tx, Connector const& one) {
    tx.run(
        "UPDATE connectors SET name = $2, addresses = $3, sealed_key = $4, since = $5,"
        " rhythm = $6, weekday = $7, hour = $8, state = $9, covered = $10, seen = $11,"
        " failures = $12, next_at = $13, version = $14 WHERE id = $1",
        {one.id, one.name, written(one.addresses), one.sealed_key, day(one.since),
         name(one.schedule.rhythm), one.schedule.weekday, one.schedule.hour, name(one.state),
         day(one.covered), written(one.seen), one.failures, one.next_at, one.version});
}

std::vector<Connector> due(db::Reader& reader, basics::Time now) {
    return reader.all(
        "SELECT id, name, source, addresses, sealed_key, since, rhythm, weekday, hour, state,"
        " covered, seen, failures, next_at, version, made_by, made_at"
        " FROM connectors WHERE state = 'active' AND next_at <= $1 ORDER BY next_at, id LIMIT 50",
        {now}, connector_of);
}

std::optional<Run> find_run(db::Reader& reader, RunId id) {
    return reader.first(
        "SELECT id, connector, state, anew, started_at, ended_at, answers, bytes, position, counts,"
        " rejected, why, detail FROM connector_runs WHERE id = $1",
        {id}, run_of);
}

std::vector<Run> runs_of(db::Reader& reader, ConnectorId connector, std::size_t limit) {
    return reader.all(
        "SELECT id, connector, state, anew, started_at, ended_at, answers, bytes, position, counts,"
        " rejected, why, detail FROM connector_runs WHERE connector = $1"
        " ORDER BY started_at DESC, id DESC LIMIT $2",
        {connector, limit}, run_of);
}

std::vector<Run> running(db::Reader& reader) {
    return reader.all(
        "SELECT id, connector, state, anew, started_at, ended_at, answers, bytes, position, counts,"
        " rejected, why, detail FROM connector_runs WHERE state = 'running'"
        " ORDER BY started_at, id LIMIT 500",
        {}, run_of);
}

void add_run(db::Transaction& tx, Run const& run) {
    tx.run(
        "INSERT INTO connector_runs (id, connector, state, anew, started_at, ended_at, answers,"
        " bytes, position, counts, rejected, why, detail)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        {run.id, run.connector, name(run.state), run.anew ? 1 : 0, run.started_at, run.ended_at,
         run.answers, run.bytes, written(run.position), written(run.counts), written(run.rejected),
         run.why, run.detail});
}

void put_run(db::Transaction& tx, Run const& run) {
    tx.run(
        "UPDATE connector_runs SET state = $2, ended_at = $3, answers = $4, bytes = $5,"
        " position = $6, counts = $7, rejected = $8, why = $9, detail = $10 WHERE id = $1",
        {run.id, name(run.state), run.ended_at, run.answers, run.bytes, written(run.position),
         written(run.counts), written(run.rejected), run.why, run.detail});
}

}

namespace knowledge {

void renew_source_keys(db::Transaction& tx, secrets::Renewal& renewal) {
    auto const rows =
        tx.all("SELECT id, sealed_key FROM connectors WHERE sealed_key <> ''", {},
               [](db::Row const& row) { return std::pair(row.text(0), row.text(1)); });
    for (auto const& [id, sealed] : rows)
        if (auto const anew = renewal.sealed_anew(sealed))
            tx.run("UPDATE connectors SET sealed_key = $2 WHERE id = $1", {id, *anew});
}

}
