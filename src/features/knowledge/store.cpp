// Projects, their records and edits.
#include "features/knowledge/store.h"

#include "features/knowledge/content_json.h"
#include "features/knowledge/knowledge.h"

namespace knowledge {

namespace {

json::Object object(std::string_view text) {
    auto value = json::parse(text);
    return value && value->object() ? *value->object() : json::Object();
}

std::map<std::string, std::vector<std::string>> givers_of(std::string_view text) {
    std::map<std::string, std::vector<std::string>> givers;
    auto const written = object(text);
    for (auto const& [field, keys] : written.members())
        for (auto const& key : keys.elements()) givers[field].emplace_back(key.text());
    return givers;
}

std::string written(std::map<std::string, std::vector<std::string>> const& givers) {
    json::Object object;
    for (auto const& [field, keys] : givers)
        object.append(field, json::Array(keys.begin(), keys.end()));
    return json::write(object);
}

std::string_view name(Visibility visibility) {
    return visibility == Visibility::hidden ? "hidden" : "public";
}

Project project(db::Row const& row) {
    return {.id = row.id<ProjectId>(0),
            .slug = row.text(1),
            .title = row.text(2),
            .fields = object(row.view(3)),
            .givers = givers_of(row.view(4)),
            .organisation = row.id<organisations::OrganisationId>(5),
            .visibility = row.view(6) == "hidden" ? Visibility::hidden : Visibility::public_,
            .version = row.integer(7),
            .created_at = row.time(8),
            .updated_at = row.time(9),
            .merged_into = ProjectId::parse(row.view(10))};
}

StoredRecord stored_record(db::Row const& row) {
    StoredRecord stored;
    stored.record = {.source = row.text(0),
                     .source_id = row.text(1),
                     .source_name = row.text(2),
                     .address = row.text(3),
                     .licence = row.text(4),
                     .language = texts::parse_language(row.view(5)).value_or(texts::Language::sv)};
    auto const caveats = json::parse(row.view(6)).value_or(json::Value());
    for (auto const& caveat : caveats.elements()) stored.record.caveats.emplace_back(caveat.text());
    stored.fields = object(row.view(7));
    stored.record.content = content_of(stored.fields);
    stored.persons = persons_of(json::parse(row.view(8)).value_or(json::Value()));
    stored.project = row.id<ProjectId>(9);
    stored.home = row.id<ProjectId>(10);
    stored.place = row.integer(11);
    stored.hash = row.text(12);
    stored.first_at = row.time(13);
    stored.retrieved_at = row.time(14);
    return stored;
}

std::string caveats_json(StoredRecord const& stored) {
    return json::write(json::Array(stored.record.caveats.begin(), stored.record.caveats.end()));
}

}

std::string record_key(std::string_view source, std::string_view source_id) {
    return std::string(source) + ":" + std::string(source_id);
}

std::optional<Project> find(db::Reader& reader, ProjectId id) {
    return reader.first(
        "SELECT id, slug, title, fields, givers, organisation, visibility, version, created_at,"
        " updated_at, merged_into FROM projects WHERE id = $1",
        {id}, project);
}

std::vector<ProjectId> merged_into(db::Reader& reader, ProjectId id) {
    return reader.all("SELECT id FROM projects WHERE merged_into = $1 ORDER BY id", {id},
                      [](db::Row const& row) { return row.id<ProjectId>(0); });
}

std::vector<std::string> projects_of(db::Reader& reader,
                                     organisations::OrganisationId const& organisation) {
    // UNION leaves out what was there already: a circle of merges ends.
    return reader.all(
        "WITH RECURSIVE own (id) AS (SELECT id FROM projects WHERE organisation = $1 UNION"
        " SELECT p.id FROM projects p JOIN own ON p.merged_into = own.id)"
        " SELECT id FROM own ORDER BY id",
        {organisation}, [](db::Row const& row) { return row.text(0); });
}

void add(db::Transaction& tx, Project const& p) {
    tx.run(
        "INSERT INTO projects (id, slug, title, fields, givers, organisation, visibility, version, created_at,"
        " updated_at, merged_into) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        {p.id, p.slug, p.title, json::write(p.fields), written(p.givers), p.organisation,
         name(p.visibility), p.version, p.created_at, p.updated_at, p.merged_into});
}

void update(db::Transaction& tx, Project const& p) {
    tx.run(
        "UPDATE projects SET slug = $2, title = $3, fields = $4, givers = $5, organisation = $6, visibility = $7,"
        " version = $8, updated_at = $9, merged_into = $10 WHERE id = $1",
        {p.id, p.slug, p.title, json::write(p.fields), written(p.givers), p.organisation,
         name(p.visibility), p.version, p.updated_at, p.merged_into});
}

std::optional<StoredRecord> find_record(db::Reader& reader, std::string_view source,
                                        std::string_view source_id) {
    return reader.first(
        "SELECT source, source_id, source_name, address, licence, language, caveats, fields, persons,"
        " project, home, place, hash, first_at, retrieved_at FROM project_records"
        " WHERE source_id = $1 AND source = $2",
        {source_id, source}, stored_record);
}

std::vector<StoredRecord> records(db::Reader& reader, ProjectId project_id) {
    return reader.all(
        "SELECT source, source_id, source_name, address, licence, language, caveats, fields, persons,"
        " project, home, place, hash, first_at, retrieved_at FROM project_records"
        " WHERE project = $1 ORDER BY place, source, source_id",
        {project_id}, stored_record);
}

void add_record(db::Transaction& tx, StoredRecord const& stored) {
    auto const& r = stored.record;
    tx.run(
        "INSERT INTO project_records (source, source_id, source_name, address, licence, language, caveats, fields,"
        " persons, project, home, place, hash, first_at, retrieved_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        {r.source, r.source_id, r.source_name, r.address, r.licence, texts::code(r.language),
         caveats_json(stored), json::write(stored.fields),
         json::write(persons_json(stored.persons)), stored.project, stored.home, stored.place,
         stored.hash, stored.first_at, stored.retrieved_at});
}

void update_record(db::Transaction& tx, StoredRecord const& stored) {
    auto const& r = stored.record;
    tx.run(
        "UPDATE project_records SET source_name = $3, address = $4, licence = $5, language = $6, caveats = $7,"
        " fields = $8, persons = $9, hash = $10, retrieved_at = $11 WHERE source_id = $1 AND source = $2",
        {r.source_id, r.source, r.source_name, r.address, r.licence, texts::code(r.language),
         caveats_json(stored), json::write(stored.fields),
         json::write(persons_json(stored.persons)), stored.hash, stored.retrieved_at});
}

void touch_record(db::Transaction& tx, std::string_view source, std::string_view source_id,
                  basics::Time at) {
    tx.run("UPDATE project_records SET retrieved_at = $3 WHERE source_id = $1 AND source = $2",
           {source_id, source, at});
}

Edits edits(db::Reader& reader, ProjectId project_id) {
    Edits found;
    // What was written as this very project goes before what came with a merged one.
    reader.each("SELECT field, value, at, member, home FROM project_edits WHERE project = $1",
                {project_id}, [&](db::Row const& row) {
                    bool const own = row.view(4) == project_id.text();
                    if (own || !found.contains(row.text(0)))
                        found[row.text(0)] = {json::parse(row.view(1)).value_or(json::Value()),
                                              row.time(2), row.id<members::MemberId>(3)};
                });
    return found;
}

void put_edit(db::Transaction& tx, ProjectId project_id, std::string const& field,
              Edit const& edit) {
    tx.run(
        "INSERT INTO project_edits (project, field, home, value, at, member) VALUES ($1, $2, $1, $3, $4, $5)"
        " ON CONFLICT (project, field, home) DO UPDATE SET value = excluded.value, at = excluded.at,"
        " member = excluded.member",
        {project_id, field, json::write(edit.value), edit.at, edit.member});
}

void remove_edit(db::Transaction& tx, ProjectId project_id, std::string const& field) {
    tx.run("DELETE FROM project_edits WHERE project = $1 AND field = $2", {project_id, field});
}

void move_to(db::Transaction& tx, ProjectId from, ProjectId to) {
    auto const behind = tx.number(
        "SELECT coalesce(max(place), 0) + 1 FROM project_records WHERE project = $1", {to});
    tx.run("UPDATE project_records SET project = $2, place = place + $3 WHERE project = $1",
           {from, to, behind});
    tx.run("UPDATE project_edits SET project = $2 WHERE project = $1", {from, to});
}

void move_home(db::Transaction& tx, ProjectId home) {
    tx.run("UPDATE project_records SET project = home WHERE home = $1", {home});
    tx.run("UPDATE project_edits SET project = home WHERE home = $1", {home});
}

void set_participations(db::Transaction& tx, ProjectId project_id,
                        std::set<Participation> const& participations) {
    tx.run("DELETE FROM project_organisations WHERE project = $1", {project_id});
    for (auto const& one : participations)
        tx.run(
            "INSERT INTO project_organisations (project, organisation, role) VALUES ($1, $2, $3)",
            {project_id, one.organisation, name(one.role)});
}

std::set<Participation> participations(db::Reader& reader, ProjectId project_id) {
    std::set<Participation> found;
    reader.each("SELECT organisation, role FROM project_organisations WHERE project = $1",
                {project_id}, [&](db::Row const& row) {
                    for (auto role : {PartnerRole::coordinator, PartnerRole::need_owner,
                                      PartnerRole::partner, PartnerRole::funder})
                        if (name(role) == row.view(1))
                            found.insert({row.id<organisations::OrganisationId>(0), role});
                });
    return found;
}

std::vector<WorksWith> works_with(db::Reader& reader,
                                  organisations::OrganisationId const& organisation,
                                  std::size_t limit) {
    return reader.all(
        "SELECT other.organisation, count(DISTINCT own.project) AS shared"
        " FROM project_organisations own JOIN project_organisations other ON other.project = own.project"
        " JOIN projects p ON p.id = own.project"
        " WHERE own.organisation = $1 AND other.organisation <> $1 AND p.visibility = 'public'"
        " AND p.merged_into IS NULL"
        " GROUP BY other.organisation ORDER BY shared DESC, other.organisation LIMIT $2",
        {organisation, limit}, [](db::Row const& row) {
            return WorksWith{row.id<organisations::OrganisationId>(0), row.integer(1)};
        });
}

std::vector<FieldsOf> fields_by_id(db::Reader& reader, std::string_view after, std::size_t limit) {
    return reader.all(
        "SELECT id, fields FROM projects WHERE id > $1 AND merged_into IS NULL ORDER BY id LIMIT $2",
        {after, limit},
        [](db::Row const& row) { return FieldsOf{row.id<ProjectId>(0), row.text(1)}; });
}

std::vector<Project> page_by_id(db::Reader& reader, std::string_view after, std::size_t limit,
                                basics::Time changed_after) {
    return reader.all(
        "SELECT id, slug, title, fields, givers, organisation, visibility, version, created_at,"
        " updated_at, merged_into FROM projects"
        " WHERE id > $1 AND updated_at > $3 AND merged_into IS NULL AND visibility = 'public'"
        " ORDER BY id LIMIT $2",
        {after, limit, changed_after}, project);
}

void each(db::Reader& reader, std::function<bool(Project const&)> const& take) {
    reader.each(
        "SELECT id, slug, title, fields, givers, organisation, visibility, version, created_at,"
        " updated_at, merged_into FROM projects"
        " WHERE merged_into IS NULL AND visibility = 'public' ORDER BY id",
        {}, [&](db::Row const& row) { return take(project(row)); });
}

std::vector<Project> newest(db::Reader& reader, std::size_t limit) {
    return reader.all(
        "SELECT id, slug, title, fields, givers, organisation, visibility, version, created_at,"
        " updated_at, merged_into FROM projects"
        " WHERE merged_into IS NULL AND visibility = 'public' ORDER BY updated_at DESC, id DESC LIMIT $1",
        {limit}, project);
}

std::int64_t count(db::Reader& reader) {
    return reader.number(
        "SELECT count(*) FROM projects WHERE merged_into IS NULL AND visibility = 'public'");
}

std::vector<SourceCount> source_counts(db::Reader& reader) {
    return reader.all(
        "SELECT source, source_name, licence, count(*), max(retrieved_at) FROM project_records"
        " GROUP BY source, source_name, licence ORDER BY source, source_name, licence",
        {}, [](db::Row const& row) {
            return SourceCount{row.text(0), row.text(1), row.text(2), row.integer(3), row.time(4)};
        });
}

}
