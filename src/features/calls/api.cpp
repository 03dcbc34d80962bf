// Request in, JSON out. docs/api.md and open_data/openapi.json say the same in words.
#include "services/web/api.h"
#include "features/calls/pages.h"

namespace calls::api {

namespace {

json::Value text_or_null(std::string const& text) {
    return text.empty() ? json::Value() : json::Value(text);
}

OrganisationId organisation_in(web::Visit const& visit) {
    auto const& query = visit.request.query;
    auto const organisation = OrganisationId::parse(query.text("organisation"));
    if (query.has("organisation") && !organisation) throw http::BadRequest{"organisation is an id"};
    return organisation.value_or(OrganisationId());
}

}

json::Object as_json(Showing const& showing, db::Reader& reader, Call const& call) {
    json::Array questions;
    for (auto const& one : call.questions) questions.push_back(ideas::asked::as_json(one));
    auto const& told = call.told;
    return {{"id", call.id.text()},
            {"address", showing.services.pages.public_address() + "/sv" + path_of(call)},
            {"title", told.title},
            {"story", told.story},
            {"language", told.language},
            {"for_whom", text_or_null(told.for_whom)},
            {"rules", text_or_null(told.rules)},
            {"judged", told.judged},
            {"companies", text_or_null(told.companies)},
            {"together", text_or_null(told.together)},
            {"organisation", told.organisation.text()},
            {"takes", name(told.takes)},
            {"takers", ideas::asked::name(told.takers)},
            {"questions", std::move(questions)},
            {"opens_at", basics::iso(told.opens_at)},
            {"closes_at", basics::iso(told.closes_at)},
            {"answer_by", basics::iso(told.answer_by)},
            {"phase", name(showing.phase(call))},
            {"result", text_or_null(call.result)},
            {"decided_at", call.decided_at.microseconds == 0
                               ? json::Value()
                               : json::Value(basics::iso(call.decided_at))},
            {"contributions", ideas::asked::count(reader, call.id.text())},
            {"updated_at", basics::iso(call.updated_at)},
            {"version", call.version}};
}

http::Response list(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {"limit", "after", "organisation", "phase"});
    auto const paging = web::api_paging(visit);
    if (!paging.after.empty() && !CallId::parse(paging.after))
        throw http::BadRequest{"after is the key that an earlier page gave"};
    auto const wanted = parse_phase(visit.request.query.text("phase"));
    if (visit.request.query.has("phase") && (!wanted || *wanted == Phase::draft))
        throw http::BadRequest{"phase is coming, open, paused, closed or decided"};
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto found = by_id(reader, paging.after, paging.limit + 1, organisation_in(visit));
    std::string next;
    if (found.size() > paging.limit) {
        found.pop_back();
        next = found.back().id.string();
    }
    json::Array items;
    for (auto const& one : found)
        if (!wanted || showing.phase(one) == *wanted)
            items.push_back(as_json(showing, reader, one));
    return web::api_reply(web::api_page(visit, std::move(items), next));
}

http::Response show(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const call = seen_call(showing, reader);
    return web::api_reply(as_json(showing, reader, call))
        .with("ETag", "\"v" + std::to_string(call.version) + "\"");
}

http::Response contributions(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {"limit", "after"});
    auto const paging = web::api_paging(visit);
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const call = seen_call(showing, reader);
    auto found = ideas::asked::shown(reader, call.id.text(), paging.after, paging.limit + 1);
    std::string next;
    if (found.size() > paging.limit) {
        found.pop_back();
        next = found.back().key;
    }
    json::Array items;
    for (auto const& one : found)
        items.push_back(
            json::Object{{"kind", one.subject.kind},
                         {"id", one.subject.id},
                         {"title", one.title},
                         {"language", one.language},
                         {"state", one.state},
                         {"address", services.pages.public_address() + "/sv" + one.path}});
    return web::api_reply(web::api_page(visit, std::move(items), next));
}

}
