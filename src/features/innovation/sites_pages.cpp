// One site of a trial: its answer, its baseline, its result, and what it adds.
#include <charconv>

#include "features/innovation/pages.h"
#include "features/innovation/site_letters.h"
#include "features/innovation/trials.h"

namespace innovation {

namespace {

using web::View;

struct SeenSite {
    SeenTrial trial = {};
    Site site = {};
    bool is_own = false;  ///< The one who visits works for the site's organisation.
};

std::string path_of(SeenTrial const& trial, Site const& site) {
    return trial_path(trial.work, trial.one.number) + "/sites/" + std::to_string(site.number);
}

SeenSite seen_site(Showing const& showing, db::Reader& reader) {
    auto trial = seen_trial(showing, reader, seen_work(showing, reader));
    auto const part = showing.visit.part("site");
    std::int64_t number = 0;
    auto const* end = part.data() + part.size();
    auto const read = std::from_chars(part.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end) throw http::NotFound();
    auto site = http::found(find_site(reader, trial.one.project, trial.one.number, number));
    if (!may_see_site(showing, trial.work, site)) throw http::NotFound();
    bool const is_own = works_at(showing, site);
    return {std::move(trial), std::move(site), is_own};
}

Hand hand_at(Showing const& showing, Site const& site) {
    return {showing.services.activity, showing.services.now(), showing.visit.viewer.member,
            site.organisation};
}

View form_view(Showing const& showing, SeenSite const& on, Sent const& sent) {
    std::vector<web::Option> endings;
    for (auto const ending : ending_names)
        endings.push_back(
            {std::string(ending), showing.text("ending_" + std::string(ending)), false});
    auto const& site = on.site;
    bool const is_open = on.trial.one.state == Trial::registered;
    View view;
    view.set("may_answer", site.state == SiteState::invited && on.is_own)
        .set("may_accept", site.state == SiteState::invited && on.is_own && is_open)
        .set("may_end", site.state == SiteState::taking_part && on.is_own)
        .set("may_add", on.is_own && (takes_part(site) || site.state == SiteState::left))
        .set("may_withdraw", site.state == SiteState::invited && on.trial.work.project.may_change)
        .set("is_declining", sent.act == "decline")
        .set("is_ending", sent.act == "end_site")
        .set("is_leaving", sent.act == "leave")
        .set("is_adding", sent.act == "add_site")
        .set("has_figure", site.start.before.has_value())
        .set("ending_field", choice(showing, sent, "ending", "radio", endings));
    for (FieldOf const& of :
         {FieldOf{"site_baseline", longest_plan, true, "text", 4}, FieldOf{"before", 14, false},
          FieldOf{"unit", longest_unit_of_measure, false}, FieldOf{"starts", 10},
          FieldOf{"ends", 10}, FieldOf{"site_reason", longest_plan, true, "text", 3},
          FieldOf{"result", longest_plan, true, "text", 4}, FieldOf{"after", 14, false},
          FieldOf{"observed", 10, false},
          FieldOf{"measured_otherwise", longest_plan, false, "text", 2},
          FieldOf{"learned", longest_plan, true, "text", 4},
          FieldOf{"site_addendum", longest_plan, true, "text", 3}})
        view.set(std::string(of.name) + "_field", field(showing, sent, of));
    return view;
}

std::string with_unit(Showing const& showing, Figure const& figure, std::string const& unit) {
    return texts::decimal(showing.visit.language, static_cast<double>(figure.value()) / 1000, 3) +
           " " + unit;
}

std::vector<View> start_facts(Showing const& showing, Site const& site) {
    std::vector<View> facts{fact(showing.text("fact_site_state"),
                                 showing.text("site_" + std::string(name(site.state))))};
    if (site.fingerprint.empty()) return facts;
    facts.push_back(fact(showing.text("fact_days"),
                         showing.format("site_days", {{"from", showing.date(site.start.from)},
                                                      {"until", showing.date(site.start.until)}})));
    facts.push_back(fact(showing.text("label_site_baseline"), site.start.baseline));
    if (site.start.before)
        facts.push_back(fact(showing.text("head_before"),
                             with_unit(showing, site.start.before, site.start.unit)));
    return facts;
}

std::vector<View> found_facts(Showing const& showing, Site const& site) {
    std::vector<View> facts;
    if (!site.reason.empty()) facts.push_back(fact(showing.text("fact_site_reason"), site.reason));
    if (!site.finding) return facts;
    auto const& finding = *site.finding;
    facts.push_back(fact(showing.text("label_ending"),
                         showing.text("ending_" + std::string(name(finding.found.ending)))));
    facts.push_back(fact(showing.text("label_result"), finding.found.result));
    if (finding.after)
        facts.push_back(
            fact(showing.text("head_after"), with_unit(showing, finding.after, site.start.unit)));
    if (finding.observed != 0)
        facts.push_back(fact(showing.text("head_observed"),
                             texts::number(showing.visit.language, finding.observed) +
                                 (is_too_few(site) ? " (" + showing.text("site_few") + ")" : "")));
    if (!finding.measured_otherwise.empty())
        facts.push_back(fact(showing.text("label_measured_otherwise"), finding.measured_otherwise));
    facts.push_back(fact(showing.text("label_learned"), finding.found.learned));
    return facts;
}

std::vector<View> addenda_views(Showing const& showing, db::Reader& reader, Site const& site) {
    std::vector<View> views;
    for (auto const& added : site_addenda(reader, site)) {
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

http::Response site_page(Showing const& showing, db::Reader& reader, SeenSite const& on,
                         Sent const& sent) {
    auto const& visit = showing.visit;
    auto const& [trial, site, is_own] = on;
    auto const name = showing.organisation_name(site.organisation);
    auto crumbs = breadcrumbs(showing, trial.work.project, true);
    crumbs.push_back(View()
                         .set("crumb_name", trial.one.plan[0])
                         .set("crumb_url", visit.address(trial_path(trial.work, site.experiment))));
    auto view = web::problems_view(visit, showing.services.pages, sent.problems);
    view.merge(form_view(showing, on, sent));
    view.set_list("breadcrumbs", std::move(crumbs))
        .set("lead",
             showing.format("site_lead",
                            {{"title", trial.one.plan[0]},
                             {"who", showing.organisation_name(trial.work.project.organisation)}}))
        .set_list("found_facts", found_facts(showing, site))
        .set("facts", start_facts(showing, site))
        .set_list("goals", {})
        .set_list("plan_facts", site.state == SiteState::invited ? plan_facts(showing, trial.one)
                                                                 : std::vector<View>())
        .set_list("addenda", addenda_views(showing, reader, site))
        .set_optional("fingerprint", site.fingerprint)
        .set("canonical", canonical(site, trial.one))
        .set("act_url", visit.address(path_of(trial, site)))
        .set("trial_url", visit.address(trial_path(trial.work, site.experiment)));
    web::PageOptions options{.title = showing.format("site_title", {{"name", name}}),
                             .status = sent.problems.empty() ? sent.status : 422,
                             .unlisted = !trial.work.project.is_public || !takes_part(site)};
    if (!sent.warning.empty())
        options.notices.push_back(web::notice("warning", showing.text(sent.warning)));
    auto page =
        showing.services.pages.page(visit, "innovation/site", std::move(view), std::move(options));
    bool const works = is_own || trial.work.project.may_change;
    return works ? private_page(std::move(page)) : std::move(page);
}

/// One transaction's worth of what is done with a site.
struct Acting {
    Showing const& showing;
    db::Transaction& tx;
    SeenSite const& on;
    Sent& sent;

    Hand hand() const { return hand_at(showing, on.site); }
    void told(bool is_done, std::string_view what, Site const& site) {
        if (is_done)
            tell_owner(showing.services, tx, site, on.trial.one, on.trial.work.project, what);
        else {
            sent.warning = "no_longer";
            sent.status = 409;
        }
    }
};

void accept_it(Acting& acting) {
    auto const& sent = acting.sent;
    auto const good =
        checked(TypedStart{sent.value("site_baseline"), sent.value("unit"), sent.value("before"),
                           sent.value("starts"), sent.value("ends")},
                basics::day_in_stockholm(acting.showing.services.now()));
    if (!good) {
        acting.sent.problems = good.error();
        return;
    }
    auto const site = accept(acting.tx, acting.hand(), acting.on.trial.one, acting.on.site, *good);
    acting.told(site.has_value(), "accepted", acting.on.site);
}

void say_why(Acting& acting) {
    auto const reason = checked_words(acting.sent.value("site_reason"), "site_reason", longest_plan,
                                      "problem_site_reason");
    if (!reason) {
        acting.sent.problems = reason.error();
        return;
    }
    bool const is_leaving = acting.sent.act == "leave";
    bool const is_done = is_leaving ? leave(acting.tx, acting.hand(), acting.on.site, *reason)
                                    : decline(acting.tx, acting.hand(), acting.on.site, *reason);
    acting.told(is_done, is_leaving ? "left" : "declined", acting.on.site);
}

void end_there(Acting& acting) {
    auto const& sent = acting.sent;
    auto const good = checked(
        TypedFinding{sent.value("ending"), sent.value("result"), sent.value("learned"),
                     sent.value("after"), sent.value("observed"), sent.value("measured_otherwise")},
        acting.on.site.start);
    if (!good) {
        acting.sent.problems = good.error();
        return;
    }
    auto const site = end_site(acting.tx, acting.hand(), acting.on.site, *good);
    acting.told(site.has_value(), "ended", acting.on.site);
}

void add_there(Acting& acting) {
    auto const words = checked_words(acting.sent.value("site_addendum"), "site_addendum",
                                     longest_plan, "problem_addendum");
    if (words) add_to(acting.tx, acting.hand(), acting.on.site, *words);
    else acting.sent.problems = words.error();
}

void act_on(Acting& acting) {
    auto const& act = acting.sent.act;
    if (act == "withdraw_site") {
        if (!acting.on.trial.work.project.may_change) throw http::Forbidden();
        bool const is_done = take_back(
            acting.tx, hand_of(acting.showing, acting.on.trial.work.project), acting.on.site);
        if (!is_done) acting.told(false, "", acting.on.site);
        return;
    }
    if (!acting.on.is_own) throw http::Forbidden();
    if (act == "accept") accept_it(acting);
    else if (act == "decline" || act == "leave") say_why(acting);
    else if (act == "end_site") end_there(acting);
    else if (act == "add_site") add_there(acting);
    else throw http::BadRequest{"act is not one of the form's"};
}

}

bool works_at(Showing const& showing, Site const& site) {
    return permissions::may(showing.visit.viewer, permissions::Permission::contribute,
                            site.organisation);
}

bool may_see_site(Showing const& showing, Work const& work, Site const& site) {
    return takes_part(site) || site.state == SiteState::left || work.project.may_change ||
           works_at(showing, site);
}

http::Response show_site(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const on = seen_site(showing, reader);
    // What others count in, so that the figures can be held together.
    Sent sent;
    for (auto const& other : sites(reader, on.site.project, on.site.experiment))
        if (!other.start.unit.empty()) sent.values.emplace("unit", other.start.unit);
    return site_page(showing, reader, on, sent);
}

http::Response work_on_site(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto sent = sent_in(visit);
    auto tx = services.database.begin();
    auto const on = seen_site(showing, tx);
    Acting acting{showing, tx, on, sent};
    act_on(acting);
    if (!sent.problems.empty() || sent.status != 200) return site_page(showing, tx, on, sent);
    tx.commit();
    return private_page(http::redirect(
        visit.address(sent.act == "withdraw_site" ? trial_path(on.trial.work, on.site.experiment)
                                                  : path_of(on.trial, on.site))));
}

std::vector<SiteLine> site_lines(Showing const& showing, db::Reader& reader,
                                 organisations::OrganisationId const& organisation) {
    constexpr std::size_t most_listed = 100;
    std::vector<SiteLine> lines;
    for (auto const& site : open_sites_of(reader, organisation, most_listed)) {
        auto const project =
            web::access_to(showing.services, showing.visit, reader, "project", site.project);
        auto const one = find_experiment(reader, site.project, site.experiment);
        if (!project || !project->may_see || !one || is_covered(reader, site.project, project->id))
            continue;
        lines.push_back({.title = one->plan[0],
                         .path = "/innovation/" + project->id + "/experiments/" +
                                 std::to_string(site.experiment) + "/sites/" +
                                 std::to_string(site.number),
                         .text = showing.text("site_" + std::string(name(site.state)))});
    }
    return lines;
}

}
