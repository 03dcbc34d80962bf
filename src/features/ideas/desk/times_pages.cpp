// How long what came stands in each state: for those who answer.
#include "features/ideas/desk/pages.h"
#include "features/ideas/desk/times.h"

namespace ideas::desk {

namespace {

using permissions::Permission;
using web::View;

constexpr int days_back = 365;

View cell(std::string text, bool is_number) {
    return View().set("cell", std::move(text)).set("is_number", is_number);
}

View row(Showing const& showing, State state, Stays const& stays) {
    auto const language = showing.visit.language;
    auto const days = [&](std::map<std::int64_t, std::int64_t> const& of) {
        auto const middle = median(of);
        return middle ? texts::decimal(language, *middle, 1) : showing.text("times_none");
    };
    auto const oldest =
        stays.now.empty() ? showing.text("times_none")
                          : texts::number(language, stays.now.rbegin()->first);
    return View()
        .set("state_name", showing.state(state))
        .set("cells", std::vector<View>{
                          cell(texts::number(language, count(stays.over)), true),
                          cell(days(stays.over), true),
                          cell(texts::number(language, count(stays.now)), true),
                          cell(days(stays.now), true), cell(oldest, true)});
}

/// One organisation's table.
View table(Showing const& showing, db::Reader& reader,
           organisations::OrganisationId const& organisation) {
    auto const now = showing.services.now();
    Counting counting(now);
    store::each_change(reader, organisation,
                       {now.microseconds - days_back * 24LL * 3'600'000'000},
                       [&](store::Change const& change) { counting.take(change); });
    auto const counted = counting.counted();
    std::vector<View> rows;
    for (auto const& [state, stays] : counted) rows.push_back(row(showing, state, stays));
    return View()
        .set("table_name", showing.organisation_name(organisation))
        .set_list("rows", std::move(rows));
}

}

http::Response show_times(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    std::vector<View> tables;
    for (auto const& one : visit.viewer.organisations())
        if (permissions::may(visit.viewer, Permission::coordinate, one))
            tables.push_back(table(showing, reader, one));
    View view;
    view.set_list("tables", std::move(tables))
        .set("desk_url", visit.address("/needs/desk"))
        .set("breadcrumbs",
             std::vector<View>{View()
                                   .set("crumb_name", showing.text("desk_title"))
                                   .set("crumb_url", visit.address("/needs/desk"))});
    return private_page(
        services.pages.page(visit, "ideas/times", std::move(view),
                            {.title = showing.text("times_title"), .unlisted = true}));
}

}
