// How long what came stands in each state: for those who answer.
#include "features/ideas/desk/pages.h"
#include "features/ideas/desk/times.h"
#include "services/units/things.h"

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
    auto const oldest = stays.now.empty() ? showing.text("times_none")
                                          : texts::number(language, stays.now.rbegin()->first);
    return View()
        .set("state_name", showing.state(state))
        .set("cells", std::vector<View>{cell(texts::number(language, count(stays.over)), true),
                                        cell(days(stays.over), true),
                                        cell(texts::number(language, count(stays.now)), true),
                                        cell(days(stays.now), true), cell(oldest, true)});
}

View table(Showing const& showing, std::string name, ByState const& counted) {
    std::vector<View> rows;
    for (auto const& [state, stays] : counted) rows.push_back(row(showing, state, stays));
    return View().set("table_name", std::move(name)).set_list("rows", std::move(rows));
}

/// The whole organisation, for those who answer for that, and each of its units that the viewer
/// answers for and that has had anything.
void add_tables(Showing const& showing, db::Reader& reader,
                organisations::OrganisationId const& organisation, std::vector<View>& tables) {
    auto beside = showing.services.database.read();
    auto const now = showing.services.now();
    auto const chart = units::chart_of(beside, organisation, basics::day_in_stockholm(now));
    auto const by_unit = count_times(reader, beside, chart,
                                     {now.microseconds - days_back * 24LL * 3'600'000'000}, now);
    auto const name = showing.organisation_name(organisation);
    if (showing.visit.may(Permission::coordinate, organisation)) {
        ByState whole;
        for (auto const& [unit, counted] : by_unit) add(whole, counted);
        tables.push_back(table(showing, name, whole));
    }
    for (auto const& choice : units::choices(chart)) {
        auto const counted = by_unit.find(choice.id);
        bool const is_seen =
            showing.visit.may_at(Permission::coordinate, chart.spot(choice.id).place());
        if (counted != by_unit.end() && is_seen)
            tables.push_back(table(
                showing,
                showing.format("times_of_unit", {{"unit", chart.name(choice.id)}, {"name", name}}),
                counted->second));
    }
}

}

http::Response show_times(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    std::vector<View> tables;
    for (auto const& one : visit.viewer.organisations())
        if (permissions::may_in_part(visit.viewer, Permission::coordinate, one))
            add_tables(showing, reader, one, tables);
    View view;
    view.set_list("tables", std::move(tables))
        .set("desk_url", visit.address("/needs/desk"))
        .set("breadcrumbs", std::vector<View>{View()
                                                  .set("crumb_name", showing.text("desk_title"))
                                                  .set("crumb_url", visit.address("/needs/desk"))});
    return private_page(
        services.pages.page(visit, "ideas/times", std::move(view),
                            {.title = showing.text("times_title"), .unlisted = true}));
}

}
