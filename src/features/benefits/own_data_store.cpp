// What a member stated and measured, and what they are to answer for; and what leaving does to it.
#include "features/benefits/benefits.h"
#include "services/members/own_data.h"
#include "services/told/told.h"

namespace benefits {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {{"benefits_stated",
             members::own_rows(reader,
                               "SELECT project, benefit, what, at, version, year, told FROM"
                               " benefit_events WHERE done_by = $1 ORDER BY at, benefit",
                               member,
                               {"project", "benefit", "what", "@at", "version", "year", "told"})},
            {"benefits_answered_for",
             members::own_rows(reader,
                               "SELECT b.project, b.benefit, b.told, b.owner_email,"
                               " b.controller_email FROM benefits b JOIN members m ON"
                               " (m.email_key = b.owner_email OR m.email_key = b.controller_email)"
                               " WHERE m.id = $1 AND m.email <> '' ORDER BY b.project, b.benefit",
                               member,
                               {"project", "benefit", "told", "owner_email", "controller_email"})}};
}

void forget_member(db::Transaction& tx, std::string_view address) {
    if (address.empty()) return;
    struct Row {
        std::string project, benefit;
        told::Told told;
        bool is_owner = false, is_controller = false;
    };
    auto const rows = tx.all(
        "SELECT project, benefit, told, owner_email, controller_email FROM benefits"
        " WHERE owner_email = $1 OR controller_email = $1",
        {address}, [&](db::Row const& row) {
            return Row{row.text(0), row.text(1), told::read(row.view(2)), row.view(3) == address,
                       row.view(4) == address};
        });
    for (auto row : rows) {
        if (row.is_owner) row.told.erase("owner_name");
        auto const controller = told::said(row.told, "controller_name");
        if (row.is_controller) {
            row.told.erase("controller_name");
            tx.run(
                "UPDATE benefit_values SET controller = '' WHERE project = $1 AND benefit = $2"
                " AND controller = $3",
                {row.project, row.benefit, controller});
        }
        auto const kept = told::written(row.told);
        tx.run(
            "UPDATE benefits SET told = $1,"
            " owner_email = CASE WHEN owner_email = $2 THEN '' ELSE owner_email END,"
            " controller_email = CASE WHEN controller_email = $2 THEN '' ELSE controller_email END"
            " WHERE project = $3 AND benefit = $4",
            {kept, address, row.project, row.benefit});
    }
}

}
