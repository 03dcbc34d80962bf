// Trials of a project: written down, locked, told the end of, and added to.
#include <charconv>

#include "features/innovation/pages.h"
#include "features/innovation/site_letters.h"
#include "features/innovation/trials.h"

namespace innovation {

std::vector<web::View> plan_facts(Showing const& showing, Experiment const& one) {
    std::vector<web::View> facts;
    for (std::size_t i = 1; i < plan_fields.size(); ++i)
        facts.push_back(
            fact(showing.text("label_" + std::string(plan_fields.at(i))), one.plan.at(i)));
    return facts;
}

namespace {

using web::View;

Plan plan_in(web::Visit const& visit) {
    Plan plan;
    for (std::size_t i = 0; i < plan_fields.size(); ++i) {
        plan.at(i) = std::string(visit.request.form.text(plan_fields.at(i)));
        std::erase(plan.at(i), '\r');
    }
    return plan;
}

View form_fields(Showing const& showing, Plan const& plan, basics::Problems const& problems) {
    Sent sent{.problems = problems};
    std::vector<View> longer;
    for (std::size_t i = 0; i < plan_fields.size(); ++i)
        sent.values.emplace(plan_fields.at(i), plan.at(i));
    for (auto const* id : {"hypothesis", "measure", "baseline", "method", "harmed", "stop_when"})
        longer.push_back(
            View().set("plan_field", field(showing, sent, {id, longest_plan, true, "text", 4})));
    return View()
        .set("title_field", field(showing, sent, {"title", longest_title}))
        .set("plan_fields", std::move(longer));
}

http::Response form_page(Showing const& showing, Work const& work, std::int64_t number,
                         std::int64_t version, Plan const& plan, basics::Problems const& problems,
                         bool is_overtaken = false) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.merge(form_fields(showing, plan, problems));
    view.set_list("breadcrumbs", breadcrumbs(showing, work.project, true))
        .set("version_value", std::to_string(version))
        .set("form_url",
             visit.address(number == 0 ? "/innovation/" + work.project.id + "/experiments/new"
                                       : trial_path(work, number)))
        .set("back_url", visit.address("/innovation/" + work.project.id));
    web::PageOptions options{.title = showing.text("experiment_new"),
                             .status = is_overtaken       ? 409
                                       : problems.empty() ? 200
                                                          : 422,
                             .unlisted = true};
    if (is_overtaken) options.notices.push_back(web::notice("warning", showing.text("no_longer")));
    return private_page(showing.services.pages.page(visit, "innovation/experiment_form",
                                                    std::move(view), std::move(options)));
}

std::vector<View> result_facts(Showing const& showing, Experiment const& one) {
    return {fact(showing.text("label_ending"),
                 showing.text("ending_" + std::string(name(*one.ending)))),
            fact(showing.text("label_result"), one.result),
            fact(showing.text("label_learned"), one.learned),
            fact(showing.text("fact_ended"), showing.date(one.ended_at))};
}

std::vector<View> addenda_views(Showing const& showing, db::Reader& reader, Experiment const& one) {
    std::vector<View> views;
    for (auto const& added : experiment_addenda(reader, one.project, one.number)) {
        auto const who = showing.member_name(added.by);
        views.push_back(
            View()
                .set("addendum_head",
                     showing.format("addendum_head",
                                    {{"name", who.empty() ? showing.text("former_member") : who},
                                     {"date", showing.date(added.at)}}))
                .set("addendum_words", added.words));
    }
    return views;
}

View work_view(Showing const& showing, Experiment const& one, Sent const& sent) {
    std::vector<web::Option> endings;
    for (auto const ending : ending_names)
        endings.push_back(
            {std::string(ending), showing.text("ending_" + std::string(ending)), false});
    return View()
        .set("may_end", one.state == Trial::registered)
        .set("is_ending", sent.act == "end")
        .set("is_adding", sent.act == "add")
        .set("ending_field", choice(showing, sent, "ending", "radio", endings))
        .set("result_field", field(showing, sent, {"result", longest_plan, true, "text", 4}))
        .set("learned_field", field(showing, sent, {"learned", longest_plan, true, "text", 4}))
        .set("addendum_field",
             field(showing, sent, {"addendum", longest_plan, true, "text", 3, false}))
        .set("may_invite", one.state == Trial::registered)
        .set("is_inviting", sent.act == "invite")
        .set("invited_field",
             field(showing, sent, {"invited", longest_site_name * most_invited, true, "text", 4}));
}

http::Response experiment_page(Showing const& showing, db::Reader& reader, SeenTrial const& on,
                               Sent const& sent) {
    auto const& visit = showing.visit;
    auto const& [work, one] = on;
    bool const works = work.project.may_change;
    auto view = web::problems_view(visit, showing.services.pages, sent.problems);
    view.set_list("breadcrumbs", breadcrumbs(showing, work.project, true))
        .set("lead", showing.format("experiment_lead_" + std::string(name(one.state)),
                                    {{"date", showing.date(one.registered_at)}}))
        .set("facts", plan_facts(showing, one))
        .set_list("goals", {})
        .set("ended", false)
        .set("fingerprint", one.fingerprint)
        .set("canonical", canonical(one))
        .set_list("addenda", addenda_views(showing, reader, one))
        .set("act_url", visit.address(trial_path(work, one.number)))
        .set("process_url", visit.address("/innovation/" + work.project.id))
        .set("work", false);
    view.merge(sites_view(showing, reader, on));
    if (one.ending) view.set("ended", View().set("ended_facts", result_facts(showing, one)));
    if (works) view.set("work", work_view(showing, one, sent));
    web::PageOptions options{.title = one.plan[0],
                             .status = sent.problems.empty() ? sent.status : 422,
                             .unlisted = !work.project.is_public};
    if (!sent.warning.empty())
        options.notices.push_back(web::notice("warning", showing.text(sent.warning)));
    auto page = showing.services.pages.page(visit, "innovation/experiment", std::move(view),
                                            std::move(options));
    return works ? private_page(std::move(page)) : std::move(page);
}

http::Response to(Showing const& showing, Work const& work, std::int64_t number) {
    return private_page(http::redirect(showing.visit.address(trial_path(work, number))));
}

/// The draft as it is now, or locked.
http::Response save_draft(Showing const& showing, db::Transaction& tx, SeenTrial const& on) {
    auto const& visit = showing.visit;
    bool const is_locked = visit.request.form.text("act") == "register";
    auto const typed = plan_in(visit);
    auto const good = checked_plan(typed, is_locked);
    if (!good)
        return form_page(showing, on.work, on.one.number, on.one.version, typed, good.error());
    std::int64_t version = 0;
    auto const sent = visit.request.form.text("version");
    std::from_chars(sent.data(), sent.data() + sent.size(), version);
    auto const hand = hand_of(showing, on.work.project);
    if (!rewrite(tx, hand, on.one, *good, version, is_locked))
        return form_page(showing, on.work, on.one.number, on.one.version, typed, {}, true);
    tx.commit();
    return to(showing, on.work, on.one.number);
}

void end_it(Showing const& showing, db::Transaction& tx, SeenTrial const& on, Sent& sent) {
    auto const good =
        checked_result(sent.value("ending"), sent.value("result"), sent.value("learned"));
    if (!good) {
        sent.problems = good.error();
        return;
    }
    if (auto const ended = end_trial(tx, hand_of(showing, on.work.project), on.one, *good))
        tell_sites(showing.services, tx, *ended, "ended");
    else {
        sent.warning = "no_longer";
        sent.status = 409;
    }
}

void add_to_it(Showing const& showing, Limits& limits, db::Transaction& tx, SeenTrial const& on,
               Sent& sent) {
    auto const words =
        checked_words(sent.value("addendum"), "addendum", longest_plan, "problem_addendum");
    if (!words) {
        sent.problems = words.error();
        return;
    }
    if (!takes_letter(limits, showing)) return too_many_letters(sent);
    if (add_to(tx, hand_of(showing, on.work.project), on.one, *words))
        tell_sites(showing.services, tx, on.one, "added");
}

}

http::Response show_new_experiment(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const work = changed_work(showing, reader);
    process_of(work);
    return form_page(showing, work, 0, 1, {}, {});
}

http::Response send_new_experiment(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    bool const is_locked = visit.request.form.text("act") == "register";
    auto const typed = plan_in(visit);
    auto const good = checked_plan(typed, is_locked);
    auto tx = services.database.begin();
    auto const work = changed_work(showing, tx);
    auto const process = process_of(work);
    if (!good) return form_page(showing, work, 0, 1, typed, good.error());
    auto const one =
        write_down(tx, hand_of(showing, work.project), process.project, *good, is_locked);
    tx.commit();
    return to(showing, work, one.number);
}

http::Response show_experiment(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const on = seen_trial(showing, reader, seen_work(showing, reader));
    return on.one.state == Trial::draft
               ? form_page(showing, on.work, on.one.number, on.one.version, on.one.plan, {})
               : experiment_page(showing, reader, on, {});
}

http::Response work_on_experiment(web::Services& services, Limits& limits,
                                  web::Visit const& visit) {
    Showing const showing(services, visit);
    auto sent = sent_in(visit);
    auto tx = services.database.begin();
    auto const on = seen_trial(showing, tx, changed_work(showing, tx));
    if (sent.act == "save" || sent.act == "register") {
        if (on.one.state == Trial::draft) return save_draft(showing, tx, on);
        sent.warning = "no_longer";
        sent.status = 409;
    } else if (on.one.state == Trial::draft) return to(showing, on.work, on.one.number);
    else if (sent.act == "end") end_it(showing, tx, on, sent);
    else if (sent.act == "add") add_to_it(showing, limits, tx, on, sent);
    else if (sent.act == "invite") invite_some(showing, limits, tx, on, sent);
    else throw http::BadRequest{"act is not one of the form's"};
    if (!sent.problems.empty() || sent.status != 200) return experiment_page(showing, tx, on, sent);
    tx.commit();
    return to(showing, on.work, on.one.number);
}

std::vector<View> experiment_views(Showing const& showing, db::Reader& reader, Work const& work) {
    std::vector<View> views;
    for (auto const& one : experiments(reader, process_of(work).project)) {
        if (one.state == Trial::draft && !work.project.may_change) continue;
        views.push_back(
            View()
                .set("experiment_title", one.plan[0])
                .set("experiment_url", showing.visit.address(trial_path(work, one.number)))
                .set("experiment_state",
                     one.ending ? showing.text("ending_" + std::string(name(*one.ending)))
                                : showing.text("trial_" + std::string(name(one.state)))));
    }
    return views;
}

}
