// Rows ↔ values: processes, their ways, deliverables, searches and names.
#include "features/innovation/store.h"

#include "platform/json/value.h"

namespace innovation {

namespace {

Step step_at(std::int64_t number) {
    return number < 0 || number >= static_cast<std::int64_t>(steps.size())
               ? Step::anchor
               : static_cast<Step>(number);
}

std::int64_t number_of(Step step) { return static_cast<std::int64_t>(step); }

Process read_process(db::Row const& row) {
    return {.project = row.text(0),
            .kind = parse_template(row.view(1)).value_or(Template::city),
            .step = step_at(row.integer(2)),
            .state = parse_state(row.view(3)).value_or(State::stopped),
            .version = row.integer(4),
            .owner = {row.text(5), row.text(6), row.text(7)},
            .lesson = row.text(8),
            .merged_into = row.text(9),
            .begun_by = row.id<members::MemberId>(10),
            .begun_at = row.time(11),
            .entered_at = row.time(12),
            .updated_at = row.time(13)};
}

/// Columns after the project's.
Move read_move(db::Row const& row) {
    return {.number = row.integer(1),
            .at = row.time(2),
            .how = parse_how(row.view(3)).value_or(How::begun),
            .from = step_at(row.integer(4)),
            .to = step_at(row.integer(5)),
            .gate = row.integer(6),
            .by = row.id<members::MemberId>(7),
            .reason = row.text(8)};
}

std::string found_text(std::vector<FoundOne> const& found) {
    json::Array all;
    for (auto const& one : found)
        all.push_back(json::Object{
            {"kind", one.kind}, {"id", one.id}, {"title", one.title}, {"path", one.path}});
    return json::write(json::Value(std::move(all)));
}

std::vector<FoundOne> read_found(std::string_view text) {
    std::vector<FoundOne> all;
    auto const value = json::parse(text);
    if (!value) return all;
    for (auto const& one : value->elements())
        all.push_back({std::string(one.at("kind").text()), std::string(one.at("id").text()),
                       std::string(one.at("title").text()), std::string(one.at("path").text())});
    return all;
}

}

std::optional<Process> find(db::Reader& reader, std::string_view project) {
    return reader.first(
        "SELECT project, template, step, state, version, owner_name, owner_role, owner_unit,"
        " lesson, merged_into, begun_by, begun_at, entered_at, updated_at"
        " FROM innovation_processes WHERE project = $1",
        {project}, read_process);
}

void put(db::Transaction& tx, Process const& p) {
    tx.run("DELETE FROM innovation_processes WHERE project = $1", {p.project});
    tx.run(
        "INSERT INTO innovation_processes (project, template, step, state, version, owner_name,"
        " owner_role, owner_unit, lesson, merged_into, begun_by, begun_at, entered_at, updated_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        {p.project, name(p.kind), number_of(p.step), name(p.state), p.version, p.owner.name,
         p.owner.role, p.owner.unit, p.lesson, p.merged_into, p.begun_by, p.begun_at, p.entered_at,
         p.updated_at});
}

void each(db::Reader& reader, std::function<void(Process const&)> const& take) {
    reader.each(
        "SELECT project, template, step, state, version, owner_name, owner_role, owner_unit,"
        " lesson, merged_into, begun_by, begun_at, entered_at, updated_at"
        " FROM innovation_processes ORDER BY project",
        {}, [&](db::Row const& row) { take(read_process(row)); });
}

std::vector<Move> moves(db::Reader& reader, std::string_view project) {
    return reader.all(
        "SELECT project, number, at, how, from_step, to_step, gate, done_by, reason"
        " FROM innovation_moves WHERE project = $1 ORDER BY number",
        {project}, read_move);
}

void each_move(db::Reader& reader,
               std::function<void(std::string const& project, Move const&)> const& take) {
    reader.each(
        "SELECT project, number, at, how, from_step, to_step, gate, done_by, reason"
        " FROM innovation_moves ORDER BY project, number",
        {}, [&](db::Row const& row) { take(row.text(0), read_move(row)); });
}

void add_move(db::Transaction& tx, std::string_view project, Move const& move) {
    auto const last =
        tx.number("SELECT max(number) FROM innovation_moves WHERE project = $1", {project});
    tx.run(
        "INSERT INTO innovation_moves (project, number, at, how, from_step, to_step, gate, done_by,"
        " reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {project, last + 1, move.at, name(move.how), number_of(move.from), number_of(move.to),
         move.gate, move.by, move.reason});
}

std::vector<Delivered> delivered(db::Reader& reader, std::string_view project) {
    return reader.all(
        "SELECT step, name, evidence, link, done_by, at FROM innovation_deliverables"
        " WHERE project = $1 ORDER BY step, name",
        {project}, [](db::Row const& row) {
            return Delivered{.step = step_at(row.integer(0)),
                             .name = row.text(1),
                             .evidence = row.text(2),
                             .link = row.text(3),
                             .by = row.id<members::MemberId>(4),
                             .at = row.time(5)};
        });
}

void put_delivered(db::Transaction& tx, std::string_view project, Delivered const& one) {
    remove_delivered(tx, project, one.step, one.name);
    tx.run(
        "INSERT INTO innovation_deliverables (project, step, name, evidence, link, done_by, at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {project, number_of(one.step), one.name, one.evidence, one.link, one.by, one.at});
}

bool remove_delivered(db::Transaction& tx, std::string_view project, Step step,
                      std::string_view name) {
    return tx.run(
               "DELETE FROM innovation_deliverables WHERE project = $1 AND step = $2 AND"
               " name = $3",
               {project, number_of(step), name}) != 0;
}

std::vector<Looked> looked(db::Reader& reader, std::string_view project) {
    return reader.all(
        "SELECT number, step, at, done_by, words, hits, found, conclusion FROM innovation_searches"
        " WHERE project = $1 ORDER BY number DESC",
        {project}, [](db::Row const& row) {
            return Looked{.number = row.integer(0),
                          .step = step_at(row.integer(1)),
                          .at = row.time(2),
                          .by = row.id<members::MemberId>(3),
                          .words = row.text(4),
                          .hits = row.integer(5),
                          .found = read_found(row.view(6)),
                          .conclusion = row.text(7)};
        });
}

void add_looked(db::Transaction& tx, std::string_view project, Looked const& one) {
    auto const last =
        tx.number("SELECT max(number) FROM innovation_searches WHERE project = $1", {project});
    auto const found = found_text(one.found);
    tx.run(
        "INSERT INTO innovation_searches (project, number, step, at, done_by, words, hits, found,"
        " conclusion) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {project, last + 1, number_of(one.step), one.at, one.by, one.words, one.hits, found,
         one.conclusion});
}

StepNames step_names_of(db::Reader& reader, organisations::OrganisationId const& organisation) {
    StepNames names;
    reader.each("SELECT step, name FROM innovation_step_names WHERE organisation = $1",
                {organisation}, [&](db::Row const& row) {
                    names.at(static_cast<std::size_t>(step_at(row.integer(0)))) = row.text(1);
                });
    return names;
}

void put_step_names(db::Transaction& tx, organisations::OrganisationId const& organisation,
                    StepNames const& names) {
    tx.run("DELETE FROM innovation_step_names WHERE organisation = $1", {organisation});
    for (auto const step : steps)
        if (auto const& name = names.at(static_cast<std::size_t>(step)); !name.empty())
            tx.run(
                "INSERT INTO innovation_step_names (organisation, step, name) VALUES ($1, $2, $3)",
                {organisation, number_of(step), name});
}

}
