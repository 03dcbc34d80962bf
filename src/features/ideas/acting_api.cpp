// Request in, JSON out; who gave support is told to nobody but themselves.
#include "features/ideas/acting_api.h"

#include "features/ideas/api_parts.h"
#include "features/ideas/arguments/api.h"
#include "features/ideas/asking_back/api.h"
#include "features/ideas/desk/api.h"
#include "features/ideas/letters.h"
#include "features/ideas/merging.h"
#include "features/ideas/placing.h"
#include "features/ideas/rules.h"
#include "features/ideas/support.h"
#include "features/ideas/thresholds/api.h"
#include "features/ideas/thresholds/reaching.h"

namespace ideas::api {

namespace {

using permissions::Permission;

Hand hand_of(web::Services& services, web::Visit const& visit) {
    return {services.activity, services.now(), visit.viewer.member};
}

/// As the page of merging has it: what may not be seen is as little there as what is not.
std::optional<Need> wanted_home(web::Services& services, db::Reader& reader, Need const& away,
                                web::Visit const& visit, std::string const& sent,
                                basics::Problems& problems) {
    auto const id = NeedId::parse(sent);
    auto into = id ? find(reader, *id) : std::nullopt;
    bool const answers = into && answers_for(services, reader, visit.viewer, *into);
    bool const is_seen = into && (into->visibility == Visibility::public_ || answers);
    std::string_view problem = is_seen ? why_not_merged(away, *into) : "ideas.problem_merge_other";
    if (problem.empty() && !answers) problem = "ideas.problem_merge_not_yours";
    if (problem.empty()) return into;
    problems.push_back({"into", std::string(problem), {}});
    return std::nullopt;
}

std::string reason_in(Sent const& sent, basics::Problems& problems) {
    auto reason = checked_words(sent.text("reason"), "reason", longest_reason,
                                "ideas.problem_merge_reason", "ideas.problem_long");
    if (reason) return *std::move(reason);
    problems.insert(problems.end(), reason.error().begin(), reason.error().end());
    return {};
}

http::Response replied(json::Object line, Need const& need) {
    return web::api_reply(std::move(line)).with("ETag", etag_of(need));
}

}

http::Response put_support(web::Services& services, Kind kind, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto const body = object_in(visit);
    basics::Problems problems;
    for (auto const& [key, value] : body.members())
        if (key != "supports") problems.push_back({key, "ideas.api_unknown_field", {}});
    bool const gives = truth_in(body, "supports", true, problems);
    if (!body.find("supports")) problems.push_back({"supports", "ideas.api_truth_wanted", {}});
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto tx = services.database.begin();
    auto const need = of_kind(find(tx, visit.id<NeedId>()), kind);
    if (!may_support(need)) throw http::NotFound();
    auto const hand = hand_of(services, visit);
    bool const is_changed = gives ? support(tx, hand, need) : take_back_support(tx, hand, need);
    if (is_changed && gives) thresholds::reach(services, tx, need.id);
    auto const now = find(tx, need.id).value_or(need);
    if (is_changed) tx.commit();
    return web::api_reply(json::Object{{"supports", now.supports}, {"given", gives}});
}

http::Response merge(web::Services& services, Kind kind, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto tx = services.database.begin();
    auto const need = at_work(services, tx, kind, visit);
    if (auto late = unless_seen(visit, need)) return *std::move(late);
    Sent const sent(object_in(visit), {"into", "reason"});
    auto problems = sent.problems();
    if (need.visibility != Visibility::public_)
        return conflicting(409, "Only what everybody may read and stands by itself is merged.",
                           need);
    auto const into = wanted_home(services, tx, need, visit, sent.text("into"), problems);
    auto const reason = reason_in(sent, problems);
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto const gone = ideas::merge(tx, hand_of(services, visit), need, *into, reason);
    tell_merged(services, tx, gone, home_of(tx, gone), reason);
    auto line = as_json(services, tx, gone);
    tx.commit();
    return replied(std::move(line), gone);
}

http::Response split(web::Services& services, Kind kind, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto tx = services.database.begin();
    auto const need = at_work(services, tx, kind, visit);
    if (auto late = unless_seen(visit, need)) return *std::move(late);
    Sent const sent(object_in(visit), {"reason"});
    auto problems = sent.problems();
    auto const reason = reason_in(sent, problems);
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto const left = need.merged_into.empty() ? std::nullopt : find(tx, need.merged_into);
    if (!left) return conflicting(409, "It is not merged with anything.", need);
    auto const own = ideas::split(tx, hand_of(services, visit), need, reason);
    tell_split(services, tx, own, *left, reason);
    auto line = as_json(services, tx, own);
    tx.commit();
    return replied(std::move(line), own);
}

namespace {

using enum http::Method;

template <class Handler>
web::Handler on(web::Services& services, Handler handler) {
    return [&services, handler](web::Visit const& visit) { return handler(services, visit); };
}

template <class Handler>
web::Handler of(web::Services& services, Kind kind, Handler handler) {
    return [&services, kind, handler](web::Visit const& visit) {
        return handler(services, kind, visit);
    };
}

std::vector<web::Route> needs_routes(web::Services& services) {
    auto need = [&](auto handler) { return of(services, Kind::need, handler); };
    return {
        {put, "/api/v1/needs/{id}/support", Permission::member, need(put_support)},
        {post, "/api/v1/needs/{id}/merge", Permission::coordinate, need(merge)},
        {post, "/api/v1/needs/{id}/split", Permission::coordinate, need(split)},
        {get, "/api/v1/needs/{id}/assigned", Permission::coordinate, need(desk::show_assigned)},
        {put, "/api/v1/needs/{id}/assigned", Permission::coordinate, need(desk::put_assigned)},
        {get, "/api/v1/needs/{id}/sender-questions", Permission::coordinate,
         need(asking_back::list)},
        {post, "/api/v1/needs/{id}/sender-questions", Permission::coordinate,
         need(asking_back::ask_sender)},
        {post, "/api/v1/needs/{id}/sender-questions/{question}", Permission::coordinate,
         need(asking_back::change)},
    };
}

std::vector<web::Route> ideas_routes(web::Services& services) {
    auto idea = [&](auto handler) { return of(services, Kind::idea, handler); };
    return {
        {put, "/api/v1/ideas/{id}/support", Permission::member, idea(put_support)},
        {post, "/api/v1/ideas/{id}/merge", Permission::coordinate, idea(merge)},
        {post, "/api/v1/ideas/{id}/split", Permission::coordinate, idea(split)},
        {get, "/api/v1/ideas/{id}/assigned", Permission::coordinate, idea(desk::show_assigned)},
        {put, "/api/v1/ideas/{id}/assigned", Permission::coordinate, idea(desk::put_assigned)},
        {get, "/api/v1/ideas/{id}/sender-questions", Permission::coordinate,
         idea(asking_back::list)},
        {post, "/api/v1/ideas/{id}/sender-questions", Permission::coordinate,
         idea(asking_back::ask_sender)},
        {post, "/api/v1/ideas/{id}/sender-questions/{question}", Permission::coordinate,
         idea(asking_back::change)},
        {post, "/api/v1/ideas/{id}/arguments", Permission::member,
         on(services, arguments::give_json)},
        {get, "/api/v1/ideas/{id}/arguments", Permission::everyone,
         on(services, arguments::list_json)},
        {post, "/api/v1/ideas/{id}/arguments/{argument}", Permission::member,
         on(services, arguments::change_json)},
    };
}

std::vector<web::Route> desk_routes(web::Services& services) {
    return {
        {post, "/api/v1/desk/bulk", Permission::coordinate, on(services, desk::bulk_json)},
        {get, "/api/v1/organisations/{id}/templates", Permission::coordinate,
         on(services, desk::templates_json)},
        {post, "/api/v1/organisations/{id}/templates", Permission::coordinate,
         on(services, desk::add_template)},
        {put, "/api/v1/organisations/{id}/templates/{template}", Permission::coordinate,
         on(services, desk::put_template_json)},
        {del, "/api/v1/organisations/{id}/templates/{template}", Permission::coordinate,
         on(services, desk::remove_template)},
        {get, "/api/v1/organisations/{id}/threshold", Permission::coordinate,
         on(services, thresholds::threshold_json)},
        {put, "/api/v1/organisations/{id}/threshold", Permission::coordinate,
         on(services, thresholds::put_threshold)},
        {del, "/api/v1/organisations/{id}/threshold", Permission::coordinate,
         on(services, thresholds::remove_threshold)},
        {get, "/api/v1/decisions", Permission::contribute, on(services, thresholds::waiting_json)},
    };
}

}

std::vector<web::Route> acting_routes(web::Services& services) {
    auto all = needs_routes(services);
    for (auto& route : ideas_routes(services)) all.push_back(std::move(route));
    for (auto& route : desk_routes(services)) all.push_back(std::move(route));
    return all;
}

}
