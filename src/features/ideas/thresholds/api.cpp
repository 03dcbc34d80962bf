// The same rule, checked as the page does.
#include "features/ideas/thresholds/api.h"

#include "features/ideas/api_parts.h"
#include "features/ideas/thresholds/pages.h"

namespace ideas::thresholds {

namespace {

using permissions::Permission;

organisations::Organisation const& organisation_in(Showing const& showing) {
    auto const* found = showing.directory->find(showing.visit.id<organisations::OrganisationId>());
    if (!found) throw http::NotFound();
    showing.visit.must(Permission::coordinate, found->id);
    return *found;
}

json::Value text_or_null(std::string const& text) {
    return text.empty() ? json::Value() : json::Value(text);
}

json::Object rule_json(std::optional<Rule> const& rule) {
    if (!rule) return {{"rule", nullptr}};
    bool const has_day = rule->day != basics::Date();
    return {{"rule",
             json::Object{{"who", rule->who},
                          {"member", text_or_null(rule->member.string())},
                          {"address", text_or_null(rule->address)},
                          {"supports", rule->supports},
                          {"day", has_day ? json::Value(basics::iso(rule->day)) : json::Value()},
                          {"yearly", rule->is_yearly}}}};
}

/// A number of the body as the form would have it.
std::string number_in(json::Object& body, std::string_view name, basics::Problems& problems) {
    auto const* sent = body.find(name);
    auto const* number = sent ? sent->integer() : nullptr;
    std::string typed;
    if (number && *number != 0) typed = std::to_string(*number);
    else if (sent && !number && !sent->is_null())
        problems.push_back({std::string(name), "ideas.api_number_wanted", {}});
    body.erase(name);
    return typed;
}

}

http::Response threshold_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const& one = organisation_in(showing);
    auto reader = services.database.read();
    return web::api_reply(rule_json(rule_of(reader, one.id)));
}

http::Response put_threshold(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const& one = organisation_in(showing);
    auto body = api::object_in(visit);
    basics::Problems problems;
    bool const is_yearly = api::truth_in(body, "yearly", false, problems);
    body.erase("yearly");
    auto const supports = number_in(body, "supports", problems);
    api::Sent const sent(body, {"who", "member", "address", "day"});
    problems.insert(problems.end(), sent.problems().begin(), sent.problems().end());
    auto tx = services.database.begin();
    Draft const draft{.who = sent.text("who"),
                      .member = sent.text("member"),
                      .address = sent.text("address"),
                      .supports = supports,
                      .day = sent.text("day"),
                      .is_yearly = is_yearly};
    if (problems.empty()) problems = set(showing, tx, one.id, draft);
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto reply = web::api_reply(rule_json(rule_of(tx, one.id)));
    tx.commit();
    return reply;
}

http::Response remove_threshold(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const& one = organisation_in(showing);
    auto tx = services.database.begin();
    if (!take_rule(tx, hand_of(showing), one.id)) throw http::NotFound();
    tx.commit();
    return {.status = 204};
}

http::Response waiting_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto reader = services.database.read();
    json::Array items;
    for (auto const& one : waiting_for(showing, reader)) {
        auto const need = find(reader, one.need);
        if (!need) continue;
        items.push_back(json::Object{{"kind", name(need->told.kind)},
                                     {"id", need->id.text()},
                                     {"title", need->told.title},
                                     {"organisation", one.organisation.text()},
                                     {"who", one.who},
                                     {"why", name(one.why)},
                                     {"supports", one.supports},
                                     {"at", basics::iso(one.at)},
                                     {"mine", one.member == visit.viewer.member}});
    }
    return web::api_reply(json::Object{{"items", std::move(items)}});
}

}
