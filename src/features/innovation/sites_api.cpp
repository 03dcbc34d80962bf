// What a site's own people do with it by program: one request, one act.
#include <charconv>

#include "features/innovation/site_letters.h"
#include "features/innovation/trials_json.h"
#include "services/web/api.h"

namespace innovation::api {

namespace {

/// One act, as the pages do it.
struct Acting {
    web::Services& services;
    db::Transaction& tx;
    SeenTrial const& on;
    Site const& site;
    Fields const& fields;
    Hand hand;
    basics::Problems problems = {};
    bool is_done = false;
    std::string_view told = {};
};

void accept_it(Acting& acting) {
    auto const& fields = acting.fields;
    auto const good =
        checked(TypedStart{fields.value("baseline"), fields.value("unit"), fields.value("before"),
                           fields.value("starts"), fields.value("ends")},
                basics::day_in_stockholm(acting.hand.now));
    acting.told = "accepted";
    if (good)
        acting.is_done =
            accept(acting.tx, acting.hand, acting.on.one, acting.site, *good).has_value();
    else acting.problems = good.error();
    for (auto& problem : acting.problems)
        if (problem.field == "site_baseline") problem.field = "baseline";
}

void say_why(Acting& acting, bool is_leaving) {
    auto const reason =
        checked_words(acting.fields.value("reason"), "reason", longest_plan, "problem_site_reason");
    acting.told = is_leaving ? "left" : "declined";
    if (!reason) acting.problems = reason.error();
    else
        acting.is_done = is_leaving ? leave(acting.tx, acting.hand, acting.site, *reason)
                                    : decline(acting.tx, acting.hand, acting.site, *reason);
}

void end_there(Acting& acting) {
    auto const& fields = acting.fields;
    auto const good =
        checked(TypedFinding{fields.value("ending"), fields.value("result"),
                             fields.value("learned"), fields.value("after"),
                             fields.value("observed"), fields.value("measured_otherwise")},
                acting.site.start);
    acting.told = "ended";
    if (good) acting.is_done = end_site(acting.tx, acting.hand, acting.site, *good).has_value();
    else acting.problems = good.error();
}

void add_there(Acting& acting) {
    auto const words =
        checked_words(acting.fields.value("words"), "words", longest_plan, "problem_addendum");
    if (!words) {
        acting.problems = words.error();
        return;
    }
    // Sent twice is sent.
    acting.is_done = takes_part(acting.site) || acting.site.state == SiteState::left;
    add_to(acting.tx, acting.hand, acting.site, *words);
}

void act_on(Acting& acting) {
    auto const act = acting.fields.value("act");
    if (act == "accept") accept_it(acting);
    else if (act == "decline" || act == "leave") say_why(acting, act == "leave");
    else if (act == "end") end_there(acting);
    else if (act == "add") add_there(acting);
    else acting.problems.push_back({"act", "innovation.api_wrong"});
}

}

http::Response work_on_site(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const fields =
        fields_of(visit, {"act", "baseline", "unit", "before", "starts", "ends", "reason", "ending",
                          "result", "learned", "after", "observed", "measured_otherwise", "words"});
    auto tx = services.database.begin();
    auto const on = seen_trial(showing, tx, seen_work(showing, tx));
    auto const part = visit.part("site");
    std::int64_t number = 0;
    std::from_chars(part.data(), part.data() + part.size(), number);
    auto const site = http::found(find_site(tx, on.one.project, on.one.number, number));
    if (!may_see_site(showing, on.work, site)) throw http::NotFound();
    if (!works_at(showing, site)) throw http::Forbidden();
    Acting acting{
        services, tx,
        on,       site,
        fields,   {services.activity, services.now(), visit.viewer.member, site.organisation}};
    act_on(acting);
    acting.problems.insert(acting.problems.end(), fields.problems.begin(), fields.problems.end());
    if (!acting.problems.empty()) return web::api_problems(services.texts, visit, acting.problems);
    if (!acting.is_done)
        return web::api_problem(
            409, "Somebody was quicker, or it is not the time for it; read it again.");
    if (!acting.told.empty()) tell_owner(services, tx, site, on.one, on.work.project, acting.told);
    auto reply =
        site_json(tx, http::found(find_site(tx, on.one.project, on.one.number, site.number)));
    tx.commit();
    return web::api_reply(std::move(reply));
}

}
