// Fields, versions and decisions by the member.
#include "features/knowledge/knowledge.h"
#include "services/members/own_data.h"

namespace knowledge {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    json::Object data;
    auto add = [&](std::string section, std::string_view sql,
                   std::initializer_list<std::string_view> names) {
        data.append(std::move(section), members::own_rows(reader, sql, member, names));
    };
    add("written_in_projects",
        "SELECT project, field, value, at FROM project_edits WHERE member = $1 ORDER BY at",
        {"project", "field", "value", "@at"});
    add("written_in_cases",
        "SELECT case_id, number, content, at, why FROM case_versions WHERE member = $1 ORDER BY at",
        {"case", "version", "content", "@at", "why"});
    add("decided_about_cases",
        "SELECT case_id, move, reason, at FROM case_moves WHERE member = $1 ORDER BY at",
        {"case", "move", "reason", "@at"});
    add("imports", "SELECT source, file_name, state, at FROM imports WHERE member = $1 ORDER BY at",
        {"source", "file_name", "state", "@at"});
    add("import_mappings",
        "SELECT name, mapping, at FROM import_mappings WHERE member = $1 ORDER BY at",
        {"name", "mapping", "@at"});
    return data;
}

void forget_member(db::Transaction& tx, members::MemberId const& member) {
    tx.run("DELETE FROM import_mappings WHERE member = $1", {member});
}

}
