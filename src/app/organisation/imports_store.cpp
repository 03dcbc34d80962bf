// Files of organisations in the database.
#include "app/organisation/imports.h"

namespace organisation {

namespace {

using organisations::OrganisationId;
using organisations::RowOutcome;
using organisations::RowReport;

constexpr std::size_t most_rejected = 500, most_others = 20;

json::Array written(std::vector<RowReport> const& rows) {
    json::Array list;
    for (auto const& row : rows) {
        json::Array problems, alike;
        for (auto const& problem : row.problems) {
            json::Object values;
            for (auto const& [name, value] : problem.values) values.append(name, value);
            problems.push_back(json::Object{
                {"field", problem.field}, {"text", problem.text}, {"values", std::move(values)}});
        }
        for (auto const& id : row.alike) alike.push_back(id.text());
        list.push_back(json::Object{{"line", row.line},
                                    {"name", row.name},
                                    {"outcome", organisations::name(row.outcome)},
                                    {"id", row.id.text()},
                                    {"problems", std::move(problems)},
                                    {"alike", std::move(alike)}});
    }
    return list;
}

RowOutcome outcome_of(std::string_view text) {
    for (auto outcome : {RowOutcome::created, RowOutcome::updated, RowOutcome::unchanged})
        if (organisations::name(outcome) == text) return outcome;
    return RowOutcome::rejected;
}

std::vector<RowReport> rows_of(json::Value const& list) {
    std::vector<RowReport> rows;
    for (auto const& one : list.elements()) {
        RowReport row{.name = std::string(one.at("name").text()),
                      .outcome = outcome_of(one.at("outcome").text()),
                      .id = OrganisationId::parse(one.at("id").text()).value_or(OrganisationId())};
        if (auto const* line = one.at("line").integer()) row.line = *line;
        for (auto const& problem : one.at("problems").elements()) {
            basics::Problem read{std::string(problem.at("field").text()),
                                 std::string(problem.at("text").text())};
            if (auto const* values = problem.at("values").object())
                for (auto const& [name, value] : values->members())
                    read.values.emplace(name, value.text());
            row.problems.push_back(std::move(read));
        }
        for (auto const& id : one.at("alike").elements())
            if (auto const known = OrganisationId::parse(id.text())) row.alike.push_back(*known);
        rows.push_back(std::move(row));
    }
    return rows;
}

json::Object written(KeptReport const& report) {
    return {{"read", report.counts.read},          {"created", report.counts.created},
            {"updated", report.counts.updated},    {"unchanged", report.counts.unchanged},
            {"rejected", report.counts.rejected},  {"rejected_rows", written(report.rejected)},
            {"other_rows", written(report.others)}};
}

KeptReport report_of(json::Value const& value) {
    auto const number = [&](std::string_view name) {
        auto const* found = value.at(name).integer();
        return found ? static_cast<std::size_t>(*found) : 0;
    };
    return {.counts = {.read = number("read"),
                       .created = number("created"),
                       .updated = number("updated"),
                       .unchanged = number("unchanged"),
                       .rejected = number("rejected")},
            .rejected = rows_of(value.at("rejected_rows")),
            .others = rows_of(value.at("other_rows"))};
}

json::Value parsed(std::string_view text) { return json::parse(text).value_or(json::Value()); }

Import import_of(db::Row const& row) {
    Import import{.id = row.id<ImportId>(0),
                  .member = row.id<members::MemberId>(1),
                  .file_name = row.text(2),
                  .table = organisations::table_of(parsed(row.view(3))),
                  .also_alike = row.integer(5) != 0,
                  .is_done = row.view(6) == "done",
                  .report = report_of(parsed(row.view(7))),
                  .at = row.time(8)};
    auto const fields = parsed(row.view(4));
    for (auto const& field : fields.elements()) import.fields.emplace_back(field.text());
    return import;
}

}

KeptReport kept(organisations::TableReport report) {
    KeptReport made;
    for (auto& row : report.rows) {
        bool const is_rejected = row.outcome == RowOutcome::rejected;
        auto& to = is_rejected ? made.rejected : made.others;
        if (to.size() < (is_rejected ? most_rejected : most_others)) to.push_back(std::move(row));
    }
    report.rows.clear();
    made.counts = std::move(report);
    return made;
}

std::optional<Import> find_import(db::Reader& reader, ImportId id) {
    return reader.first(
        "SELECT id, member, file_name, content, fields, also_alike, state, report, at FROM"
        " organisation_imports WHERE id = $1",
        {id}, import_of);
}

std::vector<Import> imports_of(db::Reader& reader, members::MemberId member, std::size_t limit) {
    return reader.all(
        "SELECT id, member, file_name, '', '', also_alike, state, '', at FROM"
        " organisation_imports WHERE member = $1 ORDER BY at DESC, id DESC LIMIT $2",
        {member, limit}, import_of);
}

void put_import(db::Transaction& tx, Import const& import) {
    auto const content =
        import.is_done ? std::string() : json::write(organisations::as_json(import.table));
    auto const fields = json::write(json::Array(import.fields.begin(), import.fields.end())),
               report = json::write(written(import.report));
    tx.run(
        "INSERT INTO organisation_imports (id, member, file_name, content, fields, also_alike,"
        " state, report, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO"
        " UPDATE SET content = excluded.content, fields = excluded.fields, also_alike ="
        " excluded.also_alike, state = excluded.state, report = excluded.report",
        {import.id, import.member, import.file_name, content, fields, import.also_alike ? 1 : 0,
         import.is_done ? "done" : "looked", report, import.at});
}

void remove_import(db::Transaction& tx, ImportId id) {
    tx.run("DELETE FROM organisation_imports WHERE id = $1", {id});
}

void remove_unused(db::Transaction& tx, basics::Time before) {
    tx.run("DELETE FROM organisation_imports WHERE state = 'looked' AND at < $1", {before});
}

}
