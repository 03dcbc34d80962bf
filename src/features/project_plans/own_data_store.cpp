// What a member told, and where they stand in a team; and what leaving does to it.
#include "features/project_plans/entry.h"
#include "features/project_plans/project_plans.h"
#include "services/members/own_data.h"

namespace project_plans {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {
        {"plan_entries",
         members::own_rows(reader,
                           "SELECT project, part, entry, version, at, told, removed FROM"
                           " plan_entries WHERE done_by = $1 ORDER BY at, entry",
                           member,
                           {"project", "part", "entry", "version", "@at", "told", "removed"})},
        {"plan_team", members::own_rows(reader,
                                        "SELECT project, entry, version, at, told FROM plan_entries"
                                        " WHERE person_email <> '' AND person_email ="
                                        " (SELECT email_key FROM members WHERE id = $1)"
                                        " ORDER BY at, entry",
                                        member, {"project", "entry", "version", "@at", "told"})}};
}

void forget_member(db::Transaction& tx, std::string_view address) {
    if (address.empty()) return;
    struct Row {
        std::string project, entry;
        std::int64_t version = 0;
        told::Told told = {};
    };
    auto const rows =
        tx.all("SELECT project, entry, version, told FROM plan_entries WHERE person_email = $1",
               {address}, [](db::Row const& row) {
                   return Row{row.text(0), row.text(1), row.integer(2), told::read(row.view(3))};
               });
    for (auto row : rows) {
        row.told.erase("name");
        row.told.erase("email");
        auto const kept = told::written(row.told);
        tx.run(
            "UPDATE plan_entries SET told = $1, person_email = ''"
            " WHERE project = $2 AND entry = $3 AND version = $4",
            {kept, row.project, row.entry, row.version});
    }
}

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    if (kind == "project") tx.run("DELETE FROM plan_entries WHERE project = $1", {id});
}

}
