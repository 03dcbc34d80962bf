// Partners and money with who said so, for features that show them beside what they know.
#include <algorithm>

#include "features/knowledge/content_json.h"
#include "features/knowledge/knowledge.h"
#include "features/knowledge/store.h"

namespace knowledge {

namespace {

/// Those of the records that gave the field: their names, each once, and when the last was read.
void set_givers(db::Reader& reader, Project const& project, std::string const& field,
                std::string& by, basics::Time& at) {
    auto const givers = project.givers.find(field);
    if (givers == project.givers.end()) return;
    for (auto const& stored : records(reader, project.id)) {
        auto const& record = stored.record;
        if (record.source == "hand" ||
            std::ranges::find(givers->second, record_key(record.source, record.source_id)) ==
                givers->second.end())
            continue;
        auto const& name = record.source_name.empty() ? record.source : record.source_name;
        if (!by.contains(name)) by += (by.empty() ? "" : ", ") + name;
        at = std::max(at, stored.retrieved_at);
    }
}

}

Sourced sourced(db::Reader& reader, std::string_view id) {
    Sourced all;
    auto const parsed = ProjectId::parse(id);
    auto const project = parsed ? find(reader, *parsed) : std::nullopt;
    if (!project) return all;
    auto const content = content_of(project->fields);
    for (auto const& one : content.partners)
        all.partners.push_back({one.name, std::string(name(one.role)),
                                one.helix ? std::string(name(*one.helix)) : std::string()});
    for (auto const& one : content.funding)
        all.money.push_back({std::string(name(one.kind)), one.money, one.from});
    set_givers(reader, *project, "partners", all.partners_by, all.partners_at);
    set_givers(reader, *project, "funding", all.money_by, all.money_at);
    return all;
}

}
