// What an organisation keeps and for how long: every rule, what the last run took and the next will
// take, and the decisions.
#include "app/account/handlers.h"
#include "app/weeding_pages/pages.h"
#include "app/weeding_pages/weeding_pages.h"

namespace weeding_pages {

namespace {

using lifetimes::Ending;
using organisations::OrganisationId;
using web::View;

constexpr std::size_t most_decisions = 50;

/// What one look at the database gives all rows.
struct Look {
    db::Reader& reader;
    weeding::Tools const& tools;
    weeding::store::Spans const& spans;
    basics::Date today;
};

std::string amount_text(web::Services& services, web::Visit const& visit,
                        weeding::Amount const& amount) {
    auto said = services.pages.format(visit, "weeding_pages.amount_due", {{"count", amount.due}});
    if (amount.held > 0)
        said += " " +
                services.pages.format(visit, "weeding_pages.amount_held", {{"count", amount.held}});
    return said;
}

View rule_view(web::Services& services, web::Visit const& visit, OrganisationId const& organisation,
               Look& look, lifetimes::Rule const& rule) {
    auto const span = weeding::span_of(look.spans, rule, organisation);
    std::string amount;
    if (rule.each) {
        weeding::Asking const asking{rule, look.spans, look.today, look.tools.holds, organisation};
        amount = amount_text(services, visit, weeding::count(look.reader, asking));
    }
    return View()
        .set("rule_what", services.pages.text(visit, rule.what))
        .set("rule_from", services.pages.text(visit, rule.from))
        .set("rule_span", span_text(services, visit, span))
        .set_optional("rule_url",
                      rule.each ? visit.address(rule_path(organisation, rule.name)) : std::string())
        .set_optional("rule_amount", amount);
}

std::vector<View> rule_views(web::Services& services, web::Visit const& visit,
                             OrganisationId const& organisation, Look& look, Ending ending) {
    std::vector<View> views;
    for (auto const& rule : services.lifetimes)
        if (rule->ending == ending)
            views.push_back(rule_view(services, visit, organisation, look, *rule));
    return views;
}

std::vector<View> decision_views(web::Services& services, web::Visit const& visit,
                                 OrganisationId const& organisation, db::Reader& reader) {
    std::vector<View> views;
    for (auto const& one : weeding::store::of_organisation(reader, organisation, most_decisions)) {
        auto const* rule = weeding::find_rule(services.lifetimes, one.rule);
        views.push_back(
            View()
                .set("decision_number", one.decision)
                .set("decision_url", visit.address(decision_path(organisation, one.id)))
                .set("decision_what", rule ? services.pages.text(visit, rule->what) : one.rule)
                .set("decision_state",
                     text(services, visit, "state_" + std::string(weeding::name(one.state))))
                .set("decision_when", day_text(visit, one.proposed_at)));
    }
    return views;
}

/// "Senast 23 november: 12 uppgifter togs bort": all organisations' together, as it was made.
std::string last_run_text(web::Services& services, web::Visit const& visit, db::Reader& reader) {
    auto const runs = weeding::store::last_runs(reader);
    if (runs.empty()) return text(services, visit, "no_run");
    std::int64_t weeded = 0;
    for (auto const& run : runs) weeded += run.weeded;
    return services.pages.format(
        visit, "weeding_pages.last_run",
        {{"day", day_text(visit, runs.front().begun_at)}, {"count", weeded}});
}

}

http::Response show_overview(web::Services& services, web::Visit const& visit) {
    auto const here = administration::place(services, visit);
    auto reader = services.database.read();
    auto const with = tools(services);
    auto const spans = weeding::store::spans(reader);
    Look look{reader, with, spans, basics::day_in_stockholm(services.now())};
    std::vector<View> groups;
    for (auto const& [ending, name] :
         {std::pair{Ending::by_decision, "by_decision"}, std::pair{Ending::by_itself, "by_itself"},
          std::pair{Ending::at_once, "at_once"}})
        groups.push_back(
            View()
                .set("group_title", text(services, visit, "group_" + std::string(name)))
                .set("group_lead", text(services, visit, "group_lead_" + std::string(name)))
                .set("group_id", name)
                .set_list("rules", rule_views(services, visit, here.id(), look, ending)));
    View view;
    view.set_list("decisions", decision_views(services, visit, here.id(), reader))
        .set_list("groups", std::move(groups))
        .set("last_run_text", last_run_text(services, visit, reader))
        .set("breadcrumbs", way_back(services, visit, here, false));
    web::PageOptions options{.title = text(services, visit, "title"), .unlisted = true};
    return account::private_page(
        services.pages.page(visit, "weeding_pages/overview", std::move(view), std::move(options)));
}

}
