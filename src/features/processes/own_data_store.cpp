// What a member changed and told; and what goes with a project that is weeded.
#include "features/processes/processes.h"
#include "services/members/own_data.h"

namespace processes {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {{"processes_changed",
             members::own_rows(reader,
                               "SELECT process, number, at, change_kind, what FROM"
                               " process_versions WHERE done_by = $1 ORDER BY at",
                               member, {"process", "version", "@at", "change", "what"})},
            {"steps_told", members::own_rows(reader,
                                             "SELECT project, step, words, at FROM project_steps"
                                             " WHERE done_by = $1 ORDER BY at",
                                             member, {"project", "step", "words", "@at"})}};
}

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    if (kind == "project") tx.run("DELETE FROM project_steps WHERE project = $1", {id});
}

}
