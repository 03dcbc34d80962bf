// Registers as JSON.
#include "features/open_data/registers_api.h"

#include "features/knowledge/knowledge.h"
#include "services/goals/goals.h"
#include "services/organisations/data.h"
#include "services/organisations/store.h"
#include "services/web/api.h"

namespace open_data::api {

namespace {

json::Object names_json(registers::Names const& names) {
    json::Object object;
    for (auto const& [language, name] : names)
        object.append(std::string(texts::code(language)), name);
    return object;
}

json::Value text_or_null(std::string const& text) {
    return text.empty() ? json::Value() : json::Value(text);
}

::organisations::Filter filter(web::Visit const& visit) {
    auto const& query = visit.request.query;
    ::organisations::Filter filter{.country = std::string(query.text("country")),
                                   .county_code = std::string(query.text("county")),
                                   .name_begins = std::string(query.text("name"))};
    if (auto const kind = query.find("kind")) {
        filter.kind = ::organisations::parse_kind(*kind);
        if (!filter.kind) throw http::BadRequest{"kind is one of those in /api/v1/openapi.json"};
    }
    if (filter.country.size() > 2 || filter.county_code.size() > 4 ||
        filter.name_begins.size() > 400)
        throw http::BadRequest{
            "country has two letters, county is a code, name at most 100 characters"};
    return filter;
}

}

http::Response index(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto const base = services.pages.public_address();
    json::Object places;
    for (auto name : {"projects", "cases", "needs", "ideas", "search", "synonyms", "organisations",
                      "goals", "sources", "openapi.json"})
        places.append(name, base + "/api/v1/" + name);
    for (auto format : {"jsonl", "csv", "xlsx"})
        places.append("export/projects." + std::string(format),
                      base + "/api/v1/export/projects." + format);
    return web::api_reply(json::Object{{"name", services.pages.site_name()},
                                       {"documentation", base + "/en/open-data"},
                                       {"openapi", base + "/api/v1/openapi.json"},
                                       {"licence", "CC0-1.0"},
                                       {"places", std::move(places)}});
}

http::Response openapi(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    return http::json(
        std::string(http::found(services.resources.find("src/features/open_data/openapi.json"))));
}

http::Response organisations(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {"limit", "after", "kind", "country", "county", "name"});
    auto const paging = web::api_paging(visit);
    ::organisations::ListPlace place;
    auto reader = services.database.read();
    if (!paging.after.empty()) {
        auto const id = ::organisations::OrganisationId::parse(paging.after);
        auto const last = id ? ::organisations::find(reader, *id) : std::nullopt;
        if (!last) throw http::BadRequest{"after is the key that an earlier page gave"};
        place = ::organisations::place_of(*last);
    }
    auto found = ::organisations::list(reader, filter(visit), place, paging.limit + 1);
    bool const more = found.size() > paging.limit;
    if (more) found.pop_back();
    json::Array items;
    for (auto const& one : found) items.push_back(::organisations::as_json(one));
    return web::api_reply(
        web::api_page(visit, std::move(items), more ? found.back().id.text() : std::string_view()));
}

http::Response organisation(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    auto const one =
        http::found(::organisations::find(reader, visit.id<::organisations::OrganisationId>()));
    return web::api_reply(::organisations::as_json(one))
        .with("ETag", "\"" + ::organisations::version(one) + "\"");
}

http::Response goals(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    json::Array items;
    for (auto const& goal : services.goals.all()) {
        json::Array targets;
        for (auto const& target : services.goals.targets_of(goal.number))
            targets.push_back(
                json::Object{{"code", target.code}, {"names", names_json(target.names)}});
        items.push_back(json::Object{{"number", goal.number},
                                     {"names", names_json(goal.names)},
                                     {"colour", goal.colour},
                                     {"dimension", ::goals::name(goal.dimension)},
                                     {"targets", std::move(targets)}});
    }
    return web::api_reply(json::Object{{"items", std::move(items)}});
}

http::Response sources(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    json::Array items;
    for (auto const& source : knowledge::holdings(reader).sources)
        items.push_back(json::Object{{"source", source.source},
                                     {"name", text_or_null(source.name)},
                                     {"licence", text_or_null(source.licence)},
                                     {"records", source.records},
                                     {"retrieved_at", basics::iso(source.last_at)}});
    return web::api_reply(json::Object{{"items", std::move(items)}});
}

}
