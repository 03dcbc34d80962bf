// The same as the pages of the desk, in the words of programs.
#include "features/ideas/desk/api.h"

#include <algorithm>

#include "features/ideas/api_parts.h"
#include "features/ideas/desk/assignment.h"
#include "features/ideas/desk/doing.h"
#include "features/ideas/rules.h"

namespace ideas::desk {

namespace {

using permissions::Permission;

json::Object assigned_json(web::Services& services, db::Reader& reader, web::Visit const& visit,
                           Need const& need) {
    auto const has = assignment(reader, need.id);
    json::Array all;
    for (auto const& one : colleagues(services, reader, visit, need))
        all.push_back(json::Object{{"member", one.member.text()}, {"name", one.name}});
    bool const is_there = has && !has->member.empty();
    return {{"member", is_there ? json::Value(has->member.text()) : json::Value()},
            {"colleagues", std::move(all)}};
}

organisations::OrganisationId organisation_in(Showing const& showing) {
    auto const* found = showing.directory->find(showing.visit.id<organisations::OrganisationId>());
    if (!found) throw http::NotFound();
    showing.visit.must(Permission::coordinate, found->id);
    return found->id;
}

json::Object all_templates(db::Reader& reader, organisations::OrganisationId const& organisation) {
    json::Array items;
    for (auto const& one : templates(reader, organisation))
        items.push_back(json::Object{{"key", one.key}, {"name", one.name}, {"text", one.words}});
    return {{"items", std::move(items)}};
}

/// Each pick once, with the version that was read.
std::vector<Pick> picks_in(json::Object const& body, basics::Problems& problems) {
    std::vector<Pick> picks;
    auto const* sent = body.find("picks");
    auto const* array = sent ? sent->array() : nullptr;
    bool is_good = array && !array->empty() && array->size() <= most_picks;
    for (std::size_t i = 0; is_good && i < array->size(); ++i) {
        auto const id = NeedId::parse((*array)[i].at("id").text());
        auto const* version = (*array)[i].at("version").integer();
        is_good = id && version;
        if (is_good && std::ranges::find(picks, *id, &Pick::id) == picks.end())
            picks.push_back({*id, *version});
    }
    if (!is_good)
        problems.push_back({"picks", "ideas.api_picks", {{"count", std::to_string(most_picks)}}});
    return picks;
}

basics::Problems put(db::Transaction& tx, Showing const& showing,
                     organisations::OrganisationId const& organisation, std::string key) {
    api::Sent const sent(api::object_in(showing.visit), {"name", "text"});
    if (!sent.problems().empty()) return sent.problems();
    auto problems = put_template(tx, hand_of(showing), organisation,
                                 {std::move(key), sent.text("name"), sent.text("text")});
    for (auto& problem : problems)
        if (problem.field == "words") problem.field = "text";
    return problems;
}

}

http::Response show_assigned(web::Services& services, Kind kind, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    auto const need = api::at_work(services, reader, kind, visit);
    return web::api_reply(assigned_json(services, reader, visit, need));
}

http::Response put_assigned(web::Services& services, Kind kind, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    api::Sent const sent(api::object_in(visit), {"member"});
    auto problems = sent.problems();
    auto tx = services.database.begin();
    auto const need = api::at_work(services, tx, kind, visit);
    auto const to = members::MemberId::parse(sent.text("member"));
    auto const all = colleagues(services, tx, visit, need);
    bool const is_there = sent.text("member").empty() ||
                          (to && std::ranges::find(all, *to, &Colleague::member) != all.end());
    if (!is_there) problems.push_back({"member", "ideas.problem_bulk_member", {}});
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (!may_answer(need)) return api::conflicting(409, "It waits for no answer.", need);
    auto const member = to.value_or(members::MemberId());
    if (assign(tx, hand_of(showing), need, member))
        tell_assigned(services, tx, need, member, visit.viewer.member);
    auto reply = web::api_reply(assigned_json(services, tx, visit, need));
    tx.commit();
    return reply;
}

http::Response bulk_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto body = api::object_in(visit);
    basics::Problems problems;
    auto const picks = picks_in(body, problems);
    body.erase("picks");
    api::Sent const sent(body, {"act", "state", "member", "unit", "reason", "referred_to", "link"});
    problems.insert(problems.end(), sent.problems().begin(), sent.problems().end());
    auto const work = checked(Wish{.act = sent.text("act"),
                                   .state = sent.text("state"),
                                   .member = sent.text("member"),
                                   .unit = sent.text("unit"),
                                   .answer = {.reason = sent.text("reason"),
                                              .referred_to = sent.text("referred_to"),
                                              .link = sent.text("link")}});
    if (!work) problems.insert(problems.end(), work.error().begin(), work.error().end());
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    json::Array items;
    for (auto const& pick : picks)
        items.push_back(
            json::Object{{"id", pick.id.text()}, {"came", name(do_one(showing, pick, *work))}});
    return web::api_reply(json::Object{{"items", std::move(items)}});
}

http::Response templates_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const organisation = organisation_in(showing);
    auto reader = services.database.read();
    return web::api_reply(all_templates(reader, organisation));
}

http::Response add_template(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const organisation = organisation_in(showing);
    auto tx = services.database.begin();
    auto const problems = put(tx, showing, organisation, {});
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto reply = web::api_reply(all_templates(tx, organisation), 201);
    tx.commit();
    return reply;
}

http::Response put_template_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const organisation = organisation_in(showing);
    std::string const key(visit.part("template"));
    auto tx = services.database.begin();
    auto const known = templates(tx, organisation);
    if (std::ranges::find(known, key, &Template::key) == known.end()) throw http::NotFound();
    auto const problems = put(tx, showing, organisation, key);
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto reply = web::api_reply(all_templates(tx, organisation));
    tx.commit();
    return reply;
}

http::Response remove_template(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const organisation = organisation_in(showing);
    auto tx = services.database.begin();
    if (!take_template(tx, hand_of(showing), organisation, visit.part("template")))
        throw http::NotFound();
    tx.commit();
    return {.status = 204};
}

}
