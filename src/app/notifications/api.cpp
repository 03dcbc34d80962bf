// Request in, JSON out; openapi.json says the same in words.
#include "app/notifications/api.h"

#include "app/notifications/pages.h"
#include "app/notifications/store.h"
#include "services/web/api.h"

namespace notifications::api {

namespace {

json::Value url_of(web::Services& services, std::optional<Seen> const& shown) {
    if (!shown) return nullptr;
    return services.pages.public_address() + shown->path;
}

json::Object subject_json(Subject const& subject) {
    return {{"kind", subject.kind}, {"id", subject.id}};
}

json::Object follow_json(web::Services& services, db::Reader& reader, web::Visit const& visit,
                         Follow const& follow) {
    auto const shown =
        seen_by(services, reader, visit.language, visit.viewer.member, follow.subject);
    auto one = subject_json(follow.subject);
    one.append("title", shown ? json::Value(shown->title) : json::Value(nullptr));
    one.append("url", url_of(services, shown));
    one.append("way", name(follow.way));
    return one;
}

}

http::Response list(web::Services& services, Telling& telling, web::Visit const& visit) {
    web::api_parameters(visit, {});
    telling.follow_log();
    auto reader = services.database.read();
    json::Array items;
    for (auto const& one : of_member(reader, visit.viewer.member)) {
        auto const shown = seen(services, reader, visit.language, one.subject);
        if (!shown) continue;
        auto item = subject_json(one.subject);
        item.append("title", shown->title);
        item.append("url", url_of(services, shown));
        item.append("happened", one.action);
        item.append("text", happened(services, visit.language, one.action));
        item.append("at", basics::iso(one.changed_at));
        item.append("times", one.times);
        item.append("seen", one.is_seen);
        item.append("because", subject_json(one.by));
        items.push_back(std::move(item));
    }
    return web::api_reply(json::Object{{"items", std::move(items)}, {"next", nullptr}});
}

http::Response see(web::Services& services, Telling& telling, web::Visit const& visit) {
    see_all(services, telling, visit);
    return web::api_reply(json::Object{{"unseen", 0}});
}

http::Response followed(web::Services& services, Telling&, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    json::Array items;
    for (auto const& one : followed_by(reader, visit.viewer.member))
        items.push_back(follow_json(services, reader, visit, one));
    return web::api_reply(json::Object{{"items", std::move(items)}, {"next", nullptr}});
}

http::Response follow(web::Services& services, Telling& telling, web::Visit const& visit) {
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"send an object"};
    for (auto const& [name, value] : body.object()->members())
        if (name != "kind" && name != "id" && name != "way")
            throw http::BadRequest{"an unknown member was sent; /api/v1/openapi.json has them all"};
    Subject const asked{std::string(body.at("kind").text()), std::string(body.at("id").text())};
    auto const said = body.at("way").text();
    if (said == "none") {
        stop_following(services, telling, visit, asked);
        auto ended = subject_json(asked);
        ended.append("way", "none");
        return web::api_reply(ended);
    }
    auto const way = parse_way(said);
    if (!way)
        return web::api_problems(services.texts, visit, {{"way", "notifications.way_missing"}});
    auto const subject = [&] {
        auto reader = services.database.read();
        return http::found(seen_by(services, reader, visit.language, visit.viewer.member, asked));
    }();
    if (!begin_to_follow(services, telling, visit, subject.subject, *way))
        return web::api_problems(
            services.texts, visit,
            {{"way", "notifications.too_many", {{"most", std::to_string(most_followed)}}}});
    auto reader = services.database.read();
    return web::api_reply(
        follow_json(services, reader, visit, {visit.viewer.member, subject.subject, *way}));
}

}
