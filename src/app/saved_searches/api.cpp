// Request in, JSON out; openapi.json says the same in words.
#include "app/saved_searches/api.h"

#include <algorithm>

#include "app/saved_searches/pages.h"
#include "app/saved_searches/store.h"
#include "services/web/api.h"

namespace saved_searches::api {

namespace {

json::Object saved_json(web::Services& services, web::Visit const& visit, Saved const& saved) {
    auto const base = services.pages.public_address() + "/" +
                      std::string(texts::code(visit.language)) + "/search";
    return {{"id", saved.id.text()},
            {"name", saved.name},
            {"query", saved.query},
            {"url", base + saved.query},
            {"feed", base + ".atom" + saved.query},
            {"seen_at", basics::iso(saved.seen_at)},
            {"news", news_of(services, visit, saved, 0).total}};
}

json::Value body_with(web::Visit const& visit, std::initializer_list<std::string_view> known) {
    auto body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"send an object"};
    for (auto const& [name, value] : body.object()->members())
        if (std::ranges::find(known, name) == known.end())
            throw http::BadRequest{"an unknown member was sent; /api/v1/openapi.json has them all"};
    return body;
}

}

http::Response list(web::Services& services, News&, web::Visit const& visit) {
    web::api_parameters(visit, {});
    std::vector<Saved> followed;
    {
        auto reader = services.database.read();
        followed = all(reader, visit.viewer.member);
    }
    json::Array items;
    for (auto const& saved : followed) items.push_back(saved_json(services, visit, saved));
    return web::api_reply(json::Object{{"items", std::move(items)}, {"next", nullptr}});
}

http::Response follow(web::Services& services, News& news, web::Visit const& visit) {
    auto const body = body_with(visit, {"query", "name"});
    auto const query = check_query(body.at("query").text());
    if (!query) return web::api_problems(services.texts, visit, query.error());
    auto const name = body.at("name").is_null() ? name_for(services, visit, *query)
                                                : std::string(body.at("name").text());
    auto const checked = check_name(name);
    if (!checked) return web::api_problems(services.texts, visit, checked.error());
    auto const now = services.now();
    Saved saved{
        .id = SavedId::make(), .name = *checked, .query = *query, .made_at = now, .seen_at = now};
    auto tx = services.database.begin();
    auto const adding = add(tx, visit.viewer.member, saved);
    if (adding == Adding::full)
        return web::api_problems(
            services.texts, visit,
            {{"query", "saved_searches.full", {{"most", std::to_string(most_followed)}}}});
    if (adding == Adding::followed_already) saved = *find(tx, visit.viewer.member, saved.id);
    tx.commit();
    news.forget(visit.viewer.member);
    return web::api_reply(saved_json(services, visit, saved), adding == Adding::added ? 201 : 200);
}

http::Response change(web::Services& services, News& news, web::Visit const& visit) {
    auto const body = body_with(visit, {"name", "seen", "removed"});
    auto const id = visit.id<SavedId>();
    for (auto const* one : {"seen", "removed"})
        if (!body.at(one).is_null() && (!body.at(one).truth() || !*body.at(one).truth()))
            throw http::BadRequest{"seen and removed are true, or left out"};
    auto tx = services.database.begin();
    auto saved = http::found(find(tx, visit.viewer.member, id));
    if (!body.at("name").is_null()) {
        auto const name = check_name(body.at("name").text());
        if (!name) return web::api_problems(services.texts, visit, name.error());
        saved.name = *name;
        rename(tx, visit.viewer.member, id, saved.name);
    }
    if (body.at("seen").truth()) {
        saved.seen_at = services.now();
        see(tx, visit.viewer.member, id, saved.seen_at);
    }
    if (body.at("removed").truth()) remove(tx, visit.viewer.member, id);
    tx.commit();
    news.forget(visit.viewer.member);
    return web::api_reply(saved_json(services, visit, saved));
}

}
