// Projects as data, for the parts that know no more of a project.
#include <algorithm>

#include "features/knowledge/exporting.h"
#include "features/knowledge/knowledge.h"
#include "features/knowledge/linking.h"
#include "services/organisations/shelf.h"

namespace knowledge {

namespace {

Line line_of(db::Reader& reader, Project const& project,
             organisations::Directory const& directory) {
    return {.project = exported(project, records(reader, project.id),
                                public_contacts(reader, project.id), directory),
            .path = "/projects/" + project.id.string() + "/" + project.slug,
            .version = project.version,
            .updated_at = project.updated_at};
}

std::vector<Line> lines(web::Services& services, db::Reader& reader,
                        std::vector<Project> const& projects) {
    auto const directory = services.organisations.directory();
    std::vector<Line> lines;
    lines.reserve(projects.size());
    for (auto const& project : projects) lines.push_back(line_of(reader, project, *directory));
    return lines;
}

}

std::optional<Line> line(web::Services& services, db::Reader& reader, std::string_view id) {
    auto const parsed = ProjectId::parse(id);
    auto const project = parsed ? find(reader, *parsed) : std::nullopt;
    if (!project || project->merged_into || project->visibility != Visibility::public_)
        return std::nullopt;
    return line_of(reader, *project, *services.organisations.directory());
}

std::vector<Line> newest_lines(web::Services& services, db::Reader& reader, std::size_t limit) {
    return lines(services, reader, newest(reader, limit));
}

std::vector<Line> lines_after(web::Services& services, db::Reader& reader, std::string_view after,
                              std::size_t limit, basics::Time changed_after) {
    return lines(services, reader, page_by_id(reader, after, limit, changed_after));
}

std::vector<std::string> table_columns() { return {csv_columns().begin(), csv_columns().end()}; }

std::vector<std::string> table_fields(json::Object const& project, std::string const& address) {
    return csv_fields(project, address);
}

std::size_t link_organisations(web::Services& services, members::MemberId const& member,
                               std::set<organisations::OrganisationId> const& added) {
    auto const directory = services.organisations.directory();
    return link_later(services.database, {services.activity, *directory, services.now(), member},
                      added);
}

Holdings holdings(db::Reader& reader) {
    Holdings held{.projects = count(reader)};
    if (auto const last = newest(reader, 1); !last.empty())
        held.changed_at = last.front().updated_at;
    for (auto const& one : source_counts(reader))
        held.sources.push_back({one.source, one.name, one.licence, one.records, one.last_at});
    return held;
}

std::string project_of(db::Reader& reader, std::string_view source, std::string_view source_id) {
    auto const record = find_record(reader, source, source_id);
    return record ? record->project.string() : std::string();
}

}
