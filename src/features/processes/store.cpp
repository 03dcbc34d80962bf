// Outlines are kept as JSON, whole, once a version.
#include "features/processes/store.h"

#include "features/processes/outline_json.h"

namespace processes::store {

namespace {

Outline outline_in(db::Row const& row, int column) {
    auto const read = json::parse(row.view(column));
    if (!read) throw db::Failure("a process that is kept is not JSON: " + read.error().why);
    auto outline = outline_of(*read, texts::Language::sv);
    if (!outline) throw db::Failure("a process that is kept has another shape");
    return *std::move(outline);
}

Process read_process(db::Row const& row) {
    return {.id = row.text(0),
            .organisation = row.id<organisations::OrganisationId>(1),
            .copied_from = row.text(2),
            .version = row.integer(3),
            .is_in_use = row.integer(4) != 0,
            .updated_at = row.time(5),
            .outline = outline_in(row, 6)};
}

Version read_version(db::Row const& row) {
    return {.number = row.integer(0),
            .at = row.time(1),
            .by = row.id<members::MemberId>(2),
            .change = parse_change(row.view(3)).value_or(Change::sent),
            .what = row.text(4)};
}

void put_steps(db::Transaction& tx, Process const& process) {
    tx.run("UPDATE process_steps SET is_there = 0 WHERE process = $1", {process.id});
    for (auto const& track : process.outline.tracks)
        for (auto const& step : track.steps)
            tx.run(
                "INSERT INTO process_steps (process, step, origin, is_there, content)"
                " VALUES ($1, $2, $3, 1, $4)"
                " ON CONFLICT (process, step) DO UPDATE SET is_there = 1,"
                " origin = excluded.origin, content = excluded.content",
                {process.id, step.id, step.origin, json::write(step_json(step))});
}

}

std::optional<Process> find(db::Reader& reader, std::string_view id) {
    return reader.first(
        "SELECT id, organisation, copied_from, version, in_use, updated_at, outline"
        " FROM processes WHERE id = $1",
        {id}, read_process);
}

std::vector<Process> list(db::Reader& reader, organisations::OrganisationId const& organisation,
                          std::string_view after, std::size_t limit) {
    return reader.all(
        "SELECT id, organisation, copied_from, version, in_use, updated_at, outline"
        " FROM processes WHERE ($1 = '' OR organisation = $1) AND id > $2 ORDER BY id LIMIT $3",
        {organisation, after, limit}, read_process);
}

std::int64_t count(db::Reader& reader, organisations::OrganisationId const& organisation) {
    return reader.number("SELECT count(*) FROM processes WHERE organisation = $1", {organisation});
}

void put(db::Transaction& tx, Process const& process, Version const& version) {
    auto const outline = json::write(outline_json(process.outline));
    tx.run(
        "INSERT INTO processes (id, organisation, copied_from, version, in_use, updated_at,"
        " outline) VALUES ($1, $2, $3, $4, $5, $6, $7)"
        " ON CONFLICT (id) DO UPDATE SET version = excluded.version, in_use = excluded.in_use,"
        " updated_at = excluded.updated_at, outline = excluded.outline",
        {process.id, process.organisation, process.copied_from, process.version,
         process.is_in_use ? 1 : 0, process.updated_at, outline});
    tx.run(
        "INSERT INTO process_versions (process, number, at, done_by, change_kind, what, outline)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {process.id, version.number, version.at, version.by, name(version.change), version.what,
         outline});
    put_steps(tx, process);
}

void set_in_use(db::Transaction& tx, std::string_view id, bool is_in_use, basics::Time now) {
    tx.run("UPDATE processes SET in_use = $2, updated_at = $3 WHERE id = $1",
           {id, is_in_use ? 1 : 0, now});
}

std::vector<Version> versions(db::Reader& reader, std::string_view process) {
    return reader.all(
        "SELECT number, at, done_by, change_kind, what FROM process_versions WHERE process = $1"
        " ORDER BY number DESC",
        {process}, read_version);
}

std::optional<Kept> version(db::Reader& reader, std::string_view process, std::int64_t number) {
    return reader.first(
        "SELECT number, at, done_by, change_kind, what, outline FROM process_versions"
        " WHERE process = $1 AND number = $2",
        {process, number},
        [](db::Row const& row) { return Kept{read_version(row), outline_in(row, 5)}; });
}

std::optional<KeptStep> find_step(db::Reader& reader, std::string_view step) {
    return reader.first(
        "SELECT process, is_there, content FROM process_steps WHERE step = $1", {step},
        [](db::Row const& row) {
            auto const read = json::parse(row.view(2));
            if (!read) throw db::Failure("a step that is kept is not JSON: " + read.error().why);
            return KeptStep{row.text(0), row.integer(1) != 0, step_of(*read)};
        });
}

}
