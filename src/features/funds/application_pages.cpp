// One application: what was asked, what was decided and why, what came of it.
#include "features/funds/pages.h"

namespace funds {

namespace {

using web::View;

/// What somebody sent, and what is wrong with it.
struct Sent {
    TypedDecision decision = {};
    TypedAccount account = {};
    basics::Problems problems = {};
    int status = 422;
};

Sent sent_in(http::Fields const& form) {
    auto const text = [&](std::string_view name) { return std::string(form.text(name)); };
    return {.decision = {text("outcome"), text("granted"), text("reason"), text("reference"),
                         text("decided_on")},
            .account = {text("used"), text("came_out"), text("learned")}};
}

View decision_fields(Showing const& showing, Fund const& fund, Sent const& sent) {
    std::vector<web::Option> outcomes;
    for (auto const* one : {"grant", "decline"})
        outcomes.push_back(
            {one, showing.text(std::string("outcome_") + one), sent.decision.outcome == one});
    auto const& problems = sent.problems;
    auto const& typed = sent.decision;
    View view;
    return view
        .set("outcome_field", web::choices_view({.name = "outcome",
                                                 .label = showing.text("label_outcome"),
                                                 .problem = showing.problem(problems, "outcome"),
                                                 .type = "radio",
                                                 .required = true},
                                                outcomes))
        .set("granted_field", field(showing, problems, "granted", typed.granted, 20, false))
        .set("reason_field",
             field(showing, problems, "reason", typed.reason, longest_reason, true, 4))
        .set("reference_field", field(showing, problems, "reference", typed.reference,
                                      longest_reference, fund.decision_kind != "internal"))
        .set("decided_on_field", field(showing, problems, "decided_on", typed.decided_on, 10))
        .set("kind_text", showing.format("decide_lead",
                                         {{"kind", showing.text("decision_" + fund.decision_kind)},
                                          {"who", fund.decider}}));
}

View account_fields(Showing const& showing, Sent const& sent) {
    auto const& problems = sent.problems;
    View view;
    return view.set("used_field", field(showing, problems, "used", sent.account.used, 20))
        .set("came_out_field",
             field(showing, problems, "came_out", sent.account.came_out, longest_told, true, 4))
        .set("learned_field",
             field(showing, problems, "learned", sent.account.learned, longest_told, true, 4));
}

/// The need or idea that it came from, and the project that it became, where they may be seen.
void add_links(Showing const& showing, db::Reader& reader, Application const& one,
               std::vector<View>& facts) {
    auto const add = [&](std::string_view label, std::string_view kind, std::string const& id) {
        if (id.empty()) return;
        auto const access = web::access_to(showing.services, showing.visit, reader, kind, id);
        if (access && access->may_see)
            facts.push_back(
                fact(showing.text(label), access->title, showing.visit.address(access->path)));
    };
    add("fact_idea", one.idea_kind, one.idea);
    add("fact_project", "project", one.project);
}

std::vector<View> facts(Showing const& showing, db::Reader& reader, Fund const& fund,
                        Application const& one) {
    std::vector<View> views{
        fact(showing.text("fact_state"), showing.text("state_" + std::string(name(one.state)))),
        fact(showing.text("label_asked"), showing.money(fund, one.asked)),
        fact(showing.text("label_doers"), one.doers),
        fact(showing.text("label_done_by"), showing.date(one.done_by))};
    if (one.state == State::granted || one.state == State::accounted)
        views.push_back(fact(showing.text("label_granted"), showing.money(fund, one.granted)));
    if (one.state == State::granted)
        views.push_back(fact(showing.text("fact_account_due"), showing.date(one.account_due)));
    if (one.state == State::accounted) {
        views.push_back(fact(showing.text("label_used"), showing.money(fund, one.used)));
        views.push_back(
            fact(showing.text("fact_back"), showing.money(fund, one.granted - one.used)));
    }
    add_links(showing, reader, one, views);
    return views;
}

std::string decided_text(Showing const& showing, Fund const& fund, Application const& one) {
    if (!one.is_decided()) return {};
    return showing.format(one.state == State::declined ? "was_declined" : "was_granted",
                          {{"amount", showing.money(fund, one.granted)},
                           {"date", showing.date(one.decided_on)},
                           {"kind", showing.text("decision_" + fund.decision_kind)},
                           {"reference", one.reference.empty() ? "" : " " + one.reference},
                           {"who", fund.decider}});
}

/// What it says and how it stands.
View told_view(Showing const& showing, db::Reader& reader, Fund const& fund,
               Application const& one) {
    auto const left = fund.amount - given(reader, fund.id);
    View view;
    return view.set("breadcrumbs", breadcrumbs(showing, &fund))
        .set("language_of", one.language)
        .set("what", paragraphs(one.what))
        .set_list("reason", paragraphs(one.reason))
        .set("decided_text", decided_text(showing, fund, one))
        .set("is_decided", one.is_decided())
        .set("is_accounted", one.state == State::accounted)
        .set("came_out", paragraphs(one.came_out))
        .set("learned", paragraphs(one.learned))
        .set("facts", facts(showing, reader, fund, one))
        .set("has_goals", false)
        .set("left_text", showing.format("left_now", {{"amount", showing.money(fund, left)}}))
        .set("seen", std::to_string(one.version))
        .set("form_url", showing.visit.address(path_of(one)))
        .set("fund_url", showing.visit.address(path_of(fund)));
}

http::Response page(Showing const& showing, db::Reader& reader, Fund const& fund,
                    Application const& one, Sent sent) {
    auto const& visit = showing.visit;
    bool const is_own = visit.viewer.signed_in() && one.member == visit.viewer.member;
    bool const decider = decides(showing, reader, fund);
    if (sent.problems.empty()) {
        sent.decision.granted = basics::plain_amount(one.asked);
        sent.decision.decided_on = basics::iso(showing.today());
        sent.account.used = basics::plain_amount(one.granted);
    }
    auto view = web::problems_view(visit, showing.services.pages, sent.problems);
    view.merge(told_view(showing, reader, fund, one))
        .merge(decision_fields(showing, fund, sent))
        .merge(account_fields(showing, sent));
    // Nobody decides about what they ask for themselves.
    view.set("may_decide", decider && !is_own && one.state == State::applied)
        .set("may_account", (decider || is_own) && one.state == State::granted)
        .set("may_withdraw", is_own && one.state == State::applied);
    web::PageOptions options{.title = one.title,
                             .status = sent.problems.empty() ? 200 : sent.status,
                             .unlisted = !one.is_decided()};
    auto const done = visit.request.query.text("done");
    bool const is_news = done == "applied" || done == "decided" || done == "accounted";
    if (sent.problems.empty() && is_news)
        options.notices.push_back(web::notice("done", showing.text("done_" + std::string(done))));
    return private_page(showing.services.pages.page(visit, "funds/application", std::move(view),
                                                    std::move(options)));
}

http::Response overtaken(Showing const& showing, db::Reader& reader, Fund const& fund,
                         Application const& one, Sent sent) {
    sent.problems = {{"outcome", "funds.problem_overtaken"}};
    sent.status = 409;
    return page(showing, reader, fund, one, std::move(sent));
}

Application application_in(Showing const& showing, db::Reader& reader, Fund const& fund) {
    auto one = http::found(find(reader, fund.id, showing.visit.part("application")));
    if (!may_read(showing.visit, decides(showing, reader, fund), one)) throw http::NotFound();
    return one;
}

}

http::Response show_application(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const fund = fund_in(visit, reader);
    return page(showing, reader, fund, application_in(showing, reader, fund), {});
}

http::Response work_with(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const act = visit.request.form.text("act");
    auto sent = sent_in(visit.request.form);
    auto tx = services.database.begin();
    auto const fund = fund_in(visit, tx);
    auto one = application_in(showing, tx, fund);
    auto const from = act == "account" ? State::granted : State::applied;
    bool const is_seen = visit.request.form.text("seen") == std::to_string(one.version);
    if (one.state != from || !is_seen) return overtaken(showing, tx, fund, one, std::move(sent));
    bool const is_own = one.member == visit.viewer.member;
    bool const may = act == "decide"    ? !is_own && decides(showing, tx, fund)
                     : act == "account" ? is_own || decides(showing, tx, fund)
                                        : act == "withdraw" && is_own;
    if (!may) throw http::Forbidden();
    if (act == "decide") {
        // What is left is read in the transaction that takes of it: two at once cannot give more.
        auto const decision =
            checked(sent.decision, fund, one, fund.amount - given(tx, fund.id), showing.today());
        if (!decision) {
            sent.problems = decision.error();
            return page(showing, tx, fund, one, std::move(sent));
        }
        one = decide(services, tx, hand_of(showing), fund, one, *decision);
        tell_applicant(services, tx, fund, one, "decided_");
    } else if (act == "account") {
        auto const told = checked(sent.account, one);
        if (!told) {
            sent.problems = told.error();
            return page(showing, tx, fund, one, std::move(sent));
        }
        one = account(tx, hand_of(showing), fund, one, *told);
    } else one = withdraw(tx, hand_of(showing), fund, one);
    tx.commit();
    auto const done = act == "decide" ? "decided" : act == "account" ? "accounted" : "withdrawn";
    return private_page(http::redirect(visit.address(path_of(one)) + "?done=" + done));
}

}
