// Cases, their versions and moves.
#include "features/knowledge/stories/store.h"

#include "features/knowledge/stories/rules.h"
#include "features/knowledge/stories/story_json.h"

namespace knowledge::stories {

namespace {

/// The columns of a case from `first` on, as every SELECT here names them.
Case read_case(db::Row const& row, int first = 0) {
    return {
        .id = row.id<CaseId>(first),
        .organisation = row.id<organisations::OrganisationId>(first + 1),
        .title = row.text(first + 2),
        .slug = row.text(first + 3),
        .state = parse_state(row.view(first + 4)).value_or(State::draft),
        .version = row.integer(first + 5),
        .published = row.optional_integer(first + 6),
        .created_at = row.time(first + 7),
        .updated_at = row.time(first + 8),
        .published_at = row.is_null(first + 9) ? std::nullopt : std::optional(row.time(first + 9)),
        .created_by = row.id<members::MemberId>(first + 10),
        .updated_by = row.id<members::MemberId>(first + 11)};
}

Case case_alone(db::Row const& row) { return read_case(row); }

/// number, at, member, why, way, restored_from, changed; then the content, unless it was left out.
Version read_version(db::Row const& row, bool with_story) {
    Version version{.number = row.integer(0),
                    .story = {},
                    .at = row.time(1),
                    .member = row.id<members::MemberId>(2),
                    .why = row.text(3),
                    .way = parse_way(row.view(4)).value_or(Way::written),
                    .restored_from = row.optional_integer(5),
                    .changed = {}};
    auto const changed = json::parse(row.view(6)).value_or(json::Value());
    for (auto const& key : changed.elements()) version.changed.emplace_back(key.text());
    if (with_story) version.story = story_of(json::parse(row.view(7)).value_or(json::Value()));
    return version;
}

Version whole_version(db::Row const& row) { return read_version(row, true); }
Version version_alone(db::Row const& row) { return read_version(row, false); }

/// Version first (8 columns), then the case.
Published published(db::Row const& row) { return {read_case(row, 8), whole_version(row)}; }

}

std::optional<Case> find(db::Reader& reader, CaseId id) {
    return reader.first(
        "SELECT id, organisation, title, slug, state, version, published, created_at, updated_at,"
        " published_at, created_by, updated_by FROM cases WHERE id = $1",
        {id}, case_alone);
}

void add(db::Transaction& tx, Case const& c) {
    tx.run(
        "INSERT INTO cases (id, organisation, title, slug, state, version, published, created_at, updated_at,"
        " published_at, created_by, updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        {c.id, c.organisation, c.title, c.slug, name(c.state), c.version, c.published, c.created_at,
         c.updated_at, c.published_at, c.created_by, c.updated_by});
}

void update(db::Transaction& tx, Case const& c) {
    tx.run(
        "UPDATE cases SET title = $2, slug = $3, state = $4, version = $5, published = $6, updated_at = $7,"
        " published_at = $8, updated_by = $9 WHERE id = $1",
        {c.id, c.title, c.slug, name(c.state), c.version, c.published, c.updated_at, c.published_at,
         c.updated_by});
}

void add_version(db::Transaction& tx, CaseId id, Version const& v) {
    tx.run(
        "INSERT INTO case_versions (case_id, number, content, at, member, why, way, restored_from, changed)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {id, v.number, json::write(story_json(v.story)), v.at, v.member, v.why, name(v.way),
         v.restored_from, json::write(json::Array(v.changed.begin(), v.changed.end()))});
}

std::optional<Version> version(db::Reader& reader, CaseId id, std::int64_t number) {
    return reader.first(
        "SELECT number, at, member, why, way, restored_from, changed, content FROM case_versions"
        " WHERE case_id = $1 AND number = $2",
        {id, number}, whole_version);
}

std::vector<Version> versions_without_story(db::Reader& reader, CaseId id) {
    return reader.all(
        "SELECT number, at, member, why, way, restored_from, changed FROM case_versions"
        " WHERE case_id = $1 ORDER BY number DESC",
        {id}, version_alone);
}

void add_move(db::Transaction& tx, CaseId id, Moved const& moved) {
    auto const number =
        tx.number("SELECT coalesce(max(number), 0) + 1 FROM case_moves WHERE case_id = $1", {id});
    tx.run(
        "INSERT INTO case_moves (case_id, number, move, version, reason, at, member)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {id, number, name(moved.move), moved.version, moved.reason, moved.at, moved.member});
}

std::vector<Moved> moves(db::Reader& reader, CaseId id) {
    return reader.all(
        "SELECT move, version, reason, at, member FROM case_moves WHERE case_id = $1 ORDER BY number DESC",
        {id}, [](db::Row const& row) {
            return Moved{parse_move(row.view(0)).value_or(Move::send), row.integer(1), row.text(2),
                         row.time(3), row.id<members::MemberId>(4)};
        });
}

std::optional<Published> find_published(db::Reader& reader, CaseId id) {
    return reader.first(
        "SELECT v.number, v.at, v.member, v.why, v.way, v.restored_from, v.changed, v.content,"
        " c.id, c.organisation, c.title, c.slug, c.state, c.version, c.published, c.created_at,"
        " c.updated_at, c.published_at, c.created_by, c.updated_by FROM cases c"
        " JOIN case_versions v ON v.case_id = c.id AND v.number = c.published WHERE c.id = $1",
        {id}, published);
}

std::vector<Published> published_by_id(db::Reader& reader, std::string_view after,
                                       std::size_t limit) {
    return reader.all(
        "SELECT v.number, v.at, v.member, v.why, v.way, v.restored_from, v.changed, v.content,"
        " c.id, c.organisation, c.title, c.slug, c.state, c.version, c.published, c.created_at,"
        " c.updated_at, c.published_at, c.created_by, c.updated_by FROM cases c"
        " JOIN case_versions v ON v.case_id = c.id AND v.number = c.published WHERE c.id > $1"
        " ORDER BY c.id LIMIT $2",
        {after, limit}, published);
}

void each_published(db::Reader& reader, std::function<bool(Published const&)> const& take) {
    reader.each(
        "SELECT v.number, v.at, v.member, v.why, v.way, v.restored_from, v.changed, v.content,"
        " c.id, c.organisation, c.title, c.slug, c.state, c.version, c.published, c.created_at,"
        " c.updated_at, c.published_at, c.created_by, c.updated_by FROM cases c"
        " JOIN case_versions v ON v.case_id = c.id AND v.number = c.published ORDER BY c.id",
        {}, [&](db::Row const& row) { return take(published(row)); });
}

std::int64_t count_published(db::Reader& reader) {
    return reader.number("SELECT count(*) FROM cases WHERE published IS NOT NULL");
}

void set_projects(db::Transaction& tx, CaseId id, std::vector<ProjectId> const& projects) {
    tx.run("DELETE FROM case_projects WHERE case_id = $1", {id});
    for (auto const& project : projects)
        tx.run("INSERT INTO case_projects (project, case_id) VALUES ($1, $2)", {project, id});
}

std::vector<Published> of_project(db::Reader& reader, ProjectId project) {
    // What was imported or written as another project and now belongs to this one tells which were
    // merged into it.
    return reader.all(
        "SELECT v.number, v.at, v.member, v.why, v.way, v.restored_from, v.changed, v.content,"
        " c.id, c.organisation, c.title, c.slug, c.state, c.version, c.published, c.created_at,"
        " c.updated_at, c.published_at, c.created_by, c.updated_by FROM cases c"
        " JOIN case_versions v ON v.case_id = c.id AND v.number = c.published WHERE c.id IN"
        " (SELECT case_id FROM case_projects WHERE project IN (SELECT id FROM projects WHERE id = $1"
        " UNION SELECT home FROM project_records WHERE project = $1"
        " UNION SELECT home FROM project_edits WHERE project = $1))"
        " ORDER BY c.published_at DESC, c.id LIMIT 50",
        {project}, published);
}

std::vector<Case> written_by(db::Reader& reader, members::MemberId member, std::size_t limit) {
    return reader.all(
        "SELECT id, organisation, title, slug, state, version, published, created_at, updated_at,"
        " published_at, created_by, updated_by FROM cases WHERE id IN"
        " (SELECT case_id FROM case_versions WHERE member = $1) ORDER BY updated_at DESC, id LIMIT $2",
        {member, limit}, case_alone);
}

std::vector<Case> of_organisation(db::Reader& reader, organisations::OrganisationId organisation,
                                  std::size_t limit) {
    return reader.all(
        "SELECT id, organisation, title, slug, state, version, published, created_at, updated_at,"
        " published_at, created_by, updated_by FROM cases WHERE organisation = $1"
        " ORDER BY updated_at DESC, id LIMIT $2",
        {organisation, limit}, case_alone);
}

std::vector<Case> in_state(db::Reader& reader, State state, std::size_t limit) {
    return reader.all(
        "SELECT id, organisation, title, slug, state, version, published, created_at, updated_at,"
        " published_at, created_by, updated_by FROM cases WHERE state = $1"
        " ORDER BY updated_at, id LIMIT $2",
        {name(state), limit}, case_alone);
}

std::vector<ProjectChoice> projects_of(db::Reader& reader,
                                       organisations::OrganisationId organisation,
                                       std::size_t limit) {
    return reader.all(
        "SELECT id, title FROM projects WHERE id IN"
        " (SELECT project FROM project_organisations WHERE organisation = $1)"
        " AND merged_into IS NULL ORDER BY title, id LIMIT $2",
        {organisation, limit},
        [](db::Row const& row) { return ProjectChoice{row.id<ProjectId>(0), row.text(1)}; });
}

}
