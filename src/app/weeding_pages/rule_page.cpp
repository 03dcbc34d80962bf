// One rule of an organisation: how long, what may go now, and a proposal to weed it.
#include <charconv>

#include "app/account/handlers.h"
#include "app/weeding_pages/pages.h"
#include "app/weeding_pages/weeding_pages.h"
#include "platform/basics/text.h"

namespace weeding_pages {

namespace {

using lifetimes::Ending;
using web::View;

constexpr std::size_t shown = 100;

/// What was typed; empty fields where nothing was.
struct Typed {
    std::string count = {}, unit = {};
    weeding::Draft proposal = {};
};

lifetimes::Rule const& rule_of(web::Services& services, web::Visit const& visit) {
    auto const* rule = weeding::find_rule(services.lifetimes, visit.part("rule"));
    if (!rule || !rule->each) throw http::NotFound();
    return *rule;
}

std::vector<View> over_views(web::Visit const& visit, web::Services& services,
                             std::vector<weeding::Over> const& over) {
    std::vector<View> views;
    for (auto const& one : over)
        views.push_back(
            View()
                .set("thing_title", one.due.title.empty() ? one.due.key : one.due.title)
                .set_optional("thing_url", one.due.path.empty() ? "" : visit.address(one.due.path))
                .set("thing_since", day_text(visit, one.due.since))
                .set_optional("thing_held",
                              one.held.empty()
                                  ? std::string()
                                  : text(services, visit, "held_" + std::string(one.held))));
    return views;
}

std::vector<web::Option> unit_options(web::Services& services, web::Visit const& visit,
                                      std::string_view chosen) {
    std::vector<web::Option> options;
    for (auto const* unit : {"days", "months", "years"})
        options.push_back(
            {unit, text(services, visit, "unit_" + std::string(unit)), chosen == unit});
    return options;
}

View length_form(web::Services& services, web::Visit const& visit, lifetimes::Rule const& rule,
                 lifetimes::Span const& span, Typed const& typed,
                 basics::Problems const& problems) {
    auto const& pages = services.pages;
    auto const unit = typed.unit.empty() ? std::string(lifetimes::name(span.unit)) : typed.unit;
    View view;
    view.set("count_field",
             web::field_view(
                 {.name = "count",
                  .label = text(services, visit, "count_label"),
                  .value = typed.unit.empty() ? std::to_string(span.count) : typed.count,
                  .hint = pages.format(visit, "weeding_pages.count_hint",
                                       {{"least", span_text(services, visit, *rule.least)}}),
                  .problem = web::problem_text(visit, pages, problems, "count"),
                  .required = true,
                  .narrow = true}))
        .set("unit_field",
             web::choices_view(
                 {.name = "unit", .label = text(services, visit, "unit_label"), .required = true},
                 unit_options(services, visit, unit)));
    return view;
}

View proposal_form(web::Services& services, web::Visit const& visit, Typed const& typed,
                   basics::Problems const& problems) {
    auto const& pages = services.pages;
    auto field = [&](std::string const& name, std::string const& value, int longest) {
        return web::field_view({.name = name,
                                .label = text(services, visit, name + "_label"),
                                .value = value,
                                .hint = text(services, visit, name + "_hint"),
                                .problem = web::problem_text(visit, pages, problems, name),
                                .max_length = longest,
                                .required = true});
    };
    View view;
    view.set("decision_field",
             field("decision", typed.proposal.decision, weeding::longest_decision))
        .set("decided_on_field", field("decided_on", typed.proposal.decided_on, 0))
        .set("covers_field", field("covers", typed.proposal.covers, weeding::longest_covers));
    return view;
}

http::Response shown_page(web::Services& services, web::Visit const& visit,
                          lifetimes::Rule const& rule, View view, int status) {
    web::PageOptions options{
        .title = services.pages.text(visit, rule.what), .status = status, .unlisted = true};
    add_notice(services, visit, options, {"length"});
    return account::private_page(
        services.pages.page(visit, "weeding_pages/rule", std::move(view), std::move(options)));
}

http::Response rule_page(web::Services& services, web::Visit const& visit,
                         administration::Place const& here, db::Reader& reader, Typed const& typed,
                         basics::Problems const& problems) {
    auto const& rule = rule_of(services, visit);
    auto const with = tools(services);
    auto const spans = weeding::store::spans(reader);
    auto const span = weeding::span_of(spans, rule, here.id());
    auto const today = basics::day_in_stockholm(services.now());
    weeding::Asking const asking{rule, spans, today, with.holds, here.id()};
    auto const amount = weeding::count(reader, asking);
    auto const& pages = services.pages;
    bool const is_by_decision = rule.ending == Ending::by_decision;
    bool const may_propose = is_by_decision && amount.due > 0;
    auto view = web::problems_view(visit, pages, problems);
    view.set("rule_from", pages.text(visit, rule.from))
        .set("rule_span", span_text(services, visit, span))
        .set("rule_then",
             text(services, visit, is_by_decision ? "then_by_decision" : "then_by_itself"))
        .set("form_url", visit.address(rule_path(here.id(), rule.name)))
        .set("may_change", rule.least.has_value())
        .set("may_propose", may_propose && weeding::may_take_part(visit.viewer, here.id()))
        .set("is_only_seen", may_propose && !weeding::may_take_part(visit.viewer, here.id()))
        .set("amount_text",
             pages.format(visit, "weeding_pages.amount_due", {{"count", amount.due}}))
        .set_list("things",
                  is_by_decision
                      ? over_views(visit, services, weeding::over_after(reader, asking, "", shown))
                      : std::vector<View>())
        .set_optional("more_text", is_by_decision && amount.due + amount.held > std::int64_t{shown}
                                       ? text(services, visit, "more_in_file")
                                       : std::string())
        .set("breadcrumbs", way_back(services, visit, here, true));
    if (rule.least) view.merge(length_form(services, visit, rule, span, typed, problems));
    view.merge(proposal_form(services, visit, typed, problems));
    return shown_page(services, visit, rule, std::move(view), problems.empty() ? 200 : 422);
}

/// The length as typed, or what is wrong with it.
std::expected<lifetimes::Span, basics::Problems> checked_span(Typed const& typed,
                                                              lifetimes::Span const& least) {
    auto const unit = lifetimes::parse_unit(typed.unit);
    int count = -1;
    auto const* const end = typed.count.data() + typed.count.size();
    auto const read = std::from_chars(typed.count.data(), end, count);
    auto refused = [](std::string text) {
        return std::unexpected(basics::Problems{{"count", std::move(text)}});
    };
    if (!unit || read.ptr != end || count < 0) return refused("weeding_pages.count_wrong");
    if (count > lifetimes::longest(*unit)) return refused("weeding_pages.count_too_long");
    lifetimes::Span const span{count, *unit};
    if (!lifetimes::is_at_least(span, least)) return refused("weeding_pages.count_too_short");
    return span;
}

http::Response change_length(web::Services& services, web::Visit const& visit,
                             administration::Place const& here, lifetimes::Rule const& rule,
                             Typed const& typed) {
    auto const span = checked_span(typed, *rule.least);
    auto tx = services.database.begin();
    if (!span) return rule_page(services, visit, here, tx, typed, span.error());
    weeding::store::set_span(tx, here.id(), rule.name, *span, visit.viewer.member, services.now());
    services.activity.record(
        tx, {.at = services.now(),
             .actor = visit.viewer.member,
             .action = "weeding.length_changed",
             .subject = {"organisation", here.id().string()},
             .organisation = here.id(),
             .details = json::Object{{"rule", rule.name},
                                     {"count", std::int64_t{span->count}},
                                     {"unit", std::string(lifetimes::name(span->unit))}}});
    tx.commit();
    return account::private_page(
        http::redirect(visit.address(rule_path(here.id(), rule.name)) + "?done=length"));
}

http::Response propose(web::Services& services, web::Visit const& visit,
                       administration::Place const& here, lifetimes::Rule const& rule,
                       Typed const& typed) {
    auto const now = services.now();
    auto const decision = weeding::check(typed.proposal, basics::day_in_stockholm(now));
    auto tx = services.database.begin();
    if (!weeding::may_take_part(visit.viewer, here.id()))
        return rule_page(services, visit, here, tx, typed, {{"covers", "weeding_pages.only_seen"}});
    if (!decision) return rule_page(services, visit, here, tx, typed, decision.error());
    std::optional<weeding::WeedingId> made;
    basics::Problems problems;
    if (auto const proposed = weeding::propose(tx, tools(services), {now, visit.viewer.member},
                                               here.id(), rule, *decision))
        made = proposed->id;
    else problems = proposed.error();
    if (!made) return rule_page(services, visit, here, tx, typed, problems);
    tx.commit();
    return account::private_page(
        http::redirect(visit.address(decision_path(here.id(), *made)) + "?done=proposed"));
}

}

http::Response show_rule(web::Services& services, web::Visit const& visit) {
    auto const here = administration::place(services, visit);
    auto reader = services.database.read();
    return rule_page(services, visit, here, reader, {}, {});
}

http::Response change_rule(web::Services& services, web::Visit const& visit) {
    auto const here = administration::place(services, visit);
    auto const& rule = rule_of(services, visit);
    auto const& form = visit.request.form;
    auto typed = [&](std::string_view name) { return std::string(form.text(name)); };
    bool const is_length = typed("act") == "length" && rule.least;
    bool const is_proposal = typed("act") == "propose" && rule.ending == Ending::by_decision;
    if (is_length)
        return change_length(services, visit, here, rule,
                             {.count = typed("count"), .unit = typed("unit")});
    if (!is_proposal) throw http::BadRequest{"act is length or propose, where the rule has that"};
    return propose(
        services, visit, here, rule,
        {.proposal = {basics::one_line(typed("decision")), typed("decided_on"), typed("covers")}});
}

}
