// Every pot, and one: what is given, what is left, and the applications with how they stand.
#include <algorithm>

#include "features/funds/pages.h"
#include "services/units/things.h"

namespace funds {

namespace {

using permissions::Permission;
using web::View;

constexpr std::size_t most_shown = 200;

std::string standing(Showing const& showing, Fund const& fund) {
    auto const today = showing.today();
    if (fund.is_open(today))
        return showing.format("open_until", {{"date", showing.date(fund.closes)}});
    return today < fund.opens ? showing.format("opens_on", {{"date", showing.date(fund.opens)}})
                              : showing.format("closed_on", {{"date", showing.date(fund.closes)}});
}

bool may_begin(web::Visit const& visit) {
    return std::ranges::any_of(visit.viewer.organisations(), [&](auto const& id) {
        return permissions::may_in_part(visit.viewer, Permission::coordinate, id);
    });
}

View row_view(Showing const& showing, Fund const& fund, Application const& one) {
    auto const state = std::string(name(one.state));
    auto const amount =
        one.state == State::applied || one.state == State::declined || one.state == State::withdrawn
            ? one.asked
            : one.takes();
    return View()
        .set("row_title", one.title)
        .set("row_language", one.language)
        .set("row_url", showing.visit.address(path_of(one)))
        .set("row_about", showing.format("row_" + state, {{"amount", showing.money(fund, amount)},
                                                          {"who", one.doers}}));
}

/// chips[] {chip_text chip_url chip_is_current}: how many stand where, each the way to its list.
std::vector<View> state_views(Showing const& showing, Fund const& fund,
                              std::vector<Application> const& all,
                              std::optional<State> const& chosen) {
    std::vector<View> views;
    auto const place = showing.visit.address(path_of(fund));
    for (auto const state : {State::applied, State::granted, State::accounted, State::declined}) {
        auto const count = std::ranges::count(all, state, &Application::state);
        if (count == 0) continue;
        views.push_back(
            View()
                .set("chip_text",
                     showing.format("chip_" + std::string(name(state)), {{"count", count}}))
                .set("chip_url", place + "?state=" + std::string(name(state)) + "#applications")
                .set("chip_is_current", chosen == state));
    }
    return views;
}

std::vector<View> facts(Showing const& showing, db::Reader& reader, Fund const& fund) {
    std::vector<View> views{
        fact(showing.text("fact_organisation"), showing.organisation_name(fund.organisation))};
    if (!fund.unit.empty())
        views.push_back(
            fact(showing.text("label_unit"),
                 units::chart_of(reader, fund.organisation, showing.today()).name(fund.unit)));
    views.push_back(fact(showing.text("label_year"), std::to_string(fund.year)));
    views.push_back(fact(showing.text("label_most_each"), showing.money(fund, fund.most_each)));
    views.push_back(fact(showing.text("label_opens"), showing.date(fund.opens)));
    views.push_back(fact(showing.text("label_closes"), showing.date(fund.closes)));
    views.push_back(fact(showing.text("label_decider"), fund.decider));
    views.push_back(
        fact(showing.text("label_decision_kind"), showing.text("decision_" + fund.decision_kind)));
    return views;
}

}

http::Response show_all(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto sums = given_by_fund(reader);
    std::vector<View> rows;
    for (auto const& fund : all(reader, most_shown))
        rows.push_back(
            View()
                .set("row_name", fund.name)
                .set("row_url", visit.address(path_of(fund)))
                .set("row_about",
                     showing.format("fund_row",
                                    {{"who", showing.organisation_name(fund.organisation)},
                                     {"year", std::to_string(fund.year)},
                                     {"left", showing.money(fund, fund.amount - sums[fund.id])}}))
                .set("row_standing", standing(showing, fund)));
    View view;
    view.set_list("rows", std::move(rows))
        .set("may_begin", may_begin(visit))
        .set("new_url", visit.address("/funds/new"))
        .set("csv_url", "/api/v1/export/funds.csv");
    return services.pages.page(
        visit, "funds/list", std::move(view),
        {.title = showing.text("funds_title"), .description = showing.text("list_lead")});
}

http::Response show_one(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const fund = fund_in(visit, reader);
    auto const chosen = parse_state(visit.request.query.text("state"));
    auto const applied = applications(reader, fund.id);
    bool const is_decider = decides(showing, reader, fund);
    std::vector<View> rows;
    std::size_t unseen = 0;
    for (auto const& one : applied) {
        if (one.state == State::withdrawn || (chosen && one.state != *chosen)) continue;
        if (may_read(visit, is_decider, one)) rows.push_back(row_view(showing, fund, one));
        else ++unseen;
    }
    auto const spent = given(reader, fund.id);
    View view;
    view.set_list("rows", std::move(rows))
        .set("breadcrumbs", breadcrumbs(showing, nullptr))
        .set("purpose", paragraphs(fund.purpose))
        .set_list("excluded", paragraphs(fund.excluded))
        .set_list("chips", state_views(showing, fund, applied, chosen))
        .set_optional("unseen_text",
                      unseen == 0 ? std::string() : showing.format("unseen", {{"count", unseen}}))
        .set("amount_text", showing.money(fund, fund.amount))
        .set("given_text", showing.money(fund, spent))
        .set("left_text", showing.money(fund, fund.amount - spent))
        .set("standing", standing(showing, fund))
        .set("is_open", fund.is_open(showing.today()))
        .set("apply_url", visit.address(path_of(fund) + "/apply"))
        .set("facts", facts(showing, reader, fund))
        .set("has_goals", false)
        .set("decides", is_decider)
        .set("edit_url", visit.address(path_of(fund) + "/edit"))
        .set("all_url", visit.address(path_of(fund)) + "#applications")
        .set("data_url", "/api/v1" + path_of(fund));
    return private_page(services.pages.page(
        visit, "funds/fund", std::move(view),
        {.title = fund.name,
         .description = showing.format("fund_about", {{"year", std::to_string(fund.year)}})}));
}

}
