// Rows of what projects say of each other, read from either end of the link.
#include "features/knowledge/relations.h"

#include "features/knowledge/duplicates.h"
#include "features/knowledge/store.h"

namespace knowledge {

namespace {

using web::Relation;

Relation relation_of(std::string_view name) {
    return name == "part_of" ? Relation::has_part : Relation::continued_by;
}

web::Link link(ProjectId earlier, ProjectId later, std::string_view relation) {
    return {{"project", earlier.string()}, {"project", later.string()}, relation_of(relation)};
}

/// The project that a target means, when it is here and only one is meant.
std::optional<ProjectId> meant(db::Reader& reader, std::string_view target, ProjectId by) {
    if (auto const id = ProjectId::parse(target)) return id;
    auto const found = with_key(reader, target, by, 2);
    return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

}

void set_relations(db::Transaction& tx, ProjectId project, std::vector<Related> const& related) {
    tx.run("DELETE FROM project_relations WHERE project = $1", {project});
    for (auto const& one : related)
        tx.run("INSERT INTO project_relations (project, relation, target) VALUES ($1, $2, $3)",
               {project, one.relation, one.target});
}

std::vector<web::Link> related_links(db::Reader& reader, ProjectId project,
                                     std::string_view number) {
    std::vector<web::Link> links;
    auto const own = reader.all(
        "SELECT relation, target FROM project_relations WHERE project = $1 ORDER BY relation",
        {project}, [](db::Row const& row) { return Related{row.text(0), row.text(1)}; });
    for (auto const& one : own)
        if (auto const earlier = meant(reader, one.target, project); earlier && *earlier != project)
            links.push_back(link(*earlier, project, one.relation));
    constexpr std::size_t most_related = 200;
    auto own_number = number_key(number);
    // A number that others have as well means none of them.
    if (!own_number.empty() && !with_key(reader, own_number, project, 1).empty())
        own_number.clear();
    auto const later = reader.all(
        "SELECT project, relation FROM project_relations WHERE target = $1 OR target = $2"
        " ORDER BY project, relation LIMIT $3",
        {project.string(), own_number, most_related},
        [&](db::Row const& row) { return link(project, row.id<ProjectId>(0), row.view(1)); });
    for (auto const& one : later)
        if (one.earlier != one.later) links.push_back(one);
    return links;
}

}
