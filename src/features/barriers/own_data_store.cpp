// What a member reported and said about barriers; and what goes with a project that is weeded.
#include "features/barriers/barriers.h"
#include "services/members/own_data.h"

namespace barriers {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    using members::own_rows;
    return {{"barriers_reported",
             own_rows(reader,
                      "SELECT id, title, wanted, stopped, cost, reported_at FROM barriers"
                      " WHERE reported_by = $1 ORDER BY reported_at",
                      member, {"id", "title", "wanted", "stopped", "cost", "@reported_at"})},
            {"barriers_shared",
             own_rows(reader,
                      "SELECT barrier, organisation, evidence, at FROM barrier_endorsements"
                      " WHERE member = $1 ORDER BY at",
                      member, {"barrier", "organisation", "evidence", "@at"})},
            {"barrier_projects",
             own_rows(reader,
                      "SELECT barrier, project, at FROM barrier_projects WHERE added_by = $1"
                      " ORDER BY at",
                      member, {"barrier", "project", "@at"})},
            {"work_with_barriers",
             own_rows(reader,
                      "SELECT barrier, what, at, words FROM barrier_events WHERE done_by = $1"
                      " ORDER BY at",
                      member, {"barrier", "what", "@at", "words"})}};
}

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    if (kind != "project") return;
    tx.run("DELETE FROM barrier_projects WHERE project = $1", {id});
    tx.run("UPDATE barrier_endorsements SET project = '' WHERE project = $1", {id});
}

}
