// What a member follows, what is new in it, and how they are told.
#include "app/notifications/pages.h"

#include <algorithm>
#include <array>

#include "app/notifications/store.h"
#include "platform/settings/settings.h"

namespace notifications {

bool begin_to_follow(web::Services& services, Telling& telling, web::Visit const& visit,
                     Subject const& subject, Way way) {
    // What happened before is no news to who begins to follow now.
    telling.follow_log();
    auto const now = services.now();
    auto const gather = std::int64_t{services.settings.mail.gather_seconds} * 1'000'000;
    auto tx = services.database.begin();
    if (!follow(tx, {visit.viewer.member, subject, way}, now, letter_at(way, now, gather)))
        return false;
    tx.commit();
    telling.forget();
    return true;
}

void stop_following(web::Services& services, Telling& telling, web::Visit const& visit,
                    Subject const& subject) {
    auto tx = services.database.begin();
    stop(tx, visit.viewer.member, subject);
    tx.commit();
    telling.forget();
}

void see_all(web::Services& services, Telling& telling, web::Visit const& visit) {
    auto tx = services.database.begin();
    see(tx, visit.viewer.member);
    tx.commit();
    telling.forget();
}

namespace pages {

namespace {

using web::View;

http::Response private_page(http::Response response) {
    return std::move(response).with("Cache-Control", "no-store");
}

Subject subject_of(web::Visit const& visit) {
    return {std::string(visit.part("kind")), std::string(visit.part("id"))};
}

/// The subject of the address as it may be followed; for what became part of another, that.
Seen followable(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    return http::found(
        seen_by(services, reader, visit.language, visit.viewer.member, subject_of(visit)));
}

std::string follow_path(Subject const& subject) {
    return "/follow/" + subject.kind + "/" + subject.id;
}

std::string way_text(web::Services& services, web::Visit const& visit, Way way) {
    return services.pages.text(visit, "notifications.way_" + std::string(name(way)));
}

std::vector<View> news_rows(web::Services& services, db::Reader& reader, web::Visit const& visit,
                            std::vector<Notification> const& news) {
    std::vector<View> rows;
    for (auto const& one : news) {
        auto const shown = seen(services, reader, visit.language, one.subject);
        if (!shown) continue;
        auto const by = one.by == one.subject ? std::nullopt
                                              : seen_by(services, reader, visit.language,
                                                        visit.viewer.member, one.by);
        rows.push_back(
            View()
                .set("news_title", shown->title)
                .set("news_url", shown->path)
                .set("news_text", happened(services, visit.language, one.action))
                .set("news_when", texts::date_time(visit.language, one.changed_at))
                .set_optional("news_more", one.times < 2
                                               ? std::string()
                                               : services.pages.format(visit, "notifications.times",
                                                                       {{"count", one.times}}))
                .set_optional("news_by", by ? services.pages.format(visit, "notifications.because",
                                                                    {{"title", by->title}})
                                            : std::string())
                .set("is_new", !one.is_seen));
    }
    return rows;
}

std::vector<View> followed_rows(web::Services& services, db::Reader& reader,
                                web::Visit const& visit, std::vector<Follow> const& follows) {
    std::vector<View> rows;
    for (auto const& one : follows) {
        auto const shown =
            seen_by(services, reader, visit.language, visit.viewer.member, one.subject);
        auto const path = visit.address(follow_path(one.subject));
        rows.push_back(
            View()
                .set("followed_title",
                     shown ? shown->title : services.pages.text(visit, "notifications.gone"))
                .set_optional("followed_url", shown ? shown->path : std::string())
                .set("followed_kind",
                     services.pages.text(visit, "notifications.kind_" + one.subject.kind))
                .set("way_text", way_text(services, visit, one.way))
                .set("change_url", path)
                .set("stop_url", path + "/stop"));
    }
    return rows;
}

View breadcrumb(web::Services& services, web::Visit const& visit, std::string_view text,
                std::string_view path) {
    return View()
        .set("crumb_name", services.pages.text(visit, text))
        .set("crumb_url", visit.address(path));
}

http::Response follow_page(web::Services& services, web::Visit const& visit, Seen const& subject,
                           basics::Problems const& problems, int status) {
    auto const& pages = services.pages;
    std::optional<Way> chosen;
    {
        auto reader = services.database.read();
        chosen = way_of(reader, visit.viewer.member, subject.subject);
    }
    std::vector<web::Option> options;
    for (auto way : ways)
        options.push_back({std::string(name(way)), way_text(services, visit, way),
                           way == chosen.value_or(Way::at_once)});
    auto const path = visit.address(follow_path(subject.subject));
    auto view = web::problems_view(visit, pages, problems);
    view.set("subject_title", subject.title)
        .set("subject_url", subject.path)
        .set("lead", pages.text(visit, "notifications.follow_lead_" + subject.subject.kind))
        .set("is_followed", chosen.has_value())
        .set("way_field",
             web::choices_view({.name = "way",
                                .label = pages.text(visit, "notifications.way"),
                                .problem = web::problem_text(visit, pages, problems, "way"),
                                .type = "radio",
                                .required = true},
                               options))
        .set("form_url", path)
        .set("stop_url", path + "/stop")
        .set("list_url", visit.address("/account/notifications"))
        .set_list("breadcrumbs",
                  {View().set("crumb_name", subject.title).set("crumb_url", subject.path)});
    return private_page(pages.page(visit, "notifications/follow", std::move(view),
                                   {.title = pages.text(visit, "notifications.follow_title"),
                                    .status = status,
                                    .unlisted = true}));
}

http::Response back(web::Visit const& visit, std::string_view done) {
    return private_page(
        http::redirect(visit.address("/account/notifications") + "?done=" + std::string(done)));
}

}

http::Response list(web::Services& services, Telling& telling, web::Visit const& visit) {
    auto const& pages = services.pages;
    telling.follow_log();
    auto reader = services.database.read();
    auto const news = of_member(reader, visit.viewer.member);
    auto const follows = followed_by(reader, visit.viewer.member);
    bool const has_new =
        std::ranges::any_of(news, [](Notification const& one) { return !one.is_seen; });
    View view;
    view.set_list("news", news_rows(services, reader, visit, news))
        .set_list("followed", followed_rows(services, reader, visit, follows))
        .set("has_new", has_new)
        .set("see_url", visit.address("/account/notifications"))
        .set("search_url", visit.address("/search"))
        .set("searches_url", visit.address("/account/searches"))
        .set_list("breadcrumbs",
                  {breadcrumb(services, visit, "notifications.own_page", "/account")});
    web::PageOptions options{.title = pages.text(visit, "notifications.title"), .unlisted = true};
    constexpr std::array<std::string_view, 3> dones = {"followed", "stopped", "seen"};
    auto const done = visit.request.query.text("done");
    if (std::ranges::find(dones, done) != dones.end())
        options.notices.push_back(
            web::notice("done", pages.text(visit, "notifications.done_" + std::string(done))));
    return private_page(
        pages.page(visit, "notifications/list", std::move(view), std::move(options)));
}

http::Response see(web::Services& services, Telling& telling, web::Visit const& visit) {
    see_all(services, telling, visit);
    return back(visit, "seen");
}

http::Response show_follow(web::Services& services, Telling&, web::Visit const& visit) {
    return follow_page(services, visit, followable(services, visit), {}, 200);
}

http::Response follow(web::Services& services, Telling& telling, web::Visit const& visit) {
    auto const subject = followable(services, visit);
    auto const way = parse_way(visit.request.form.text("way"));
    if (!way)
        return follow_page(services, visit, subject, {{"way", "notifications.way_missing"}}, 422);
    if (!begin_to_follow(services, telling, visit, subject.subject, *way))
        return follow_page(
            services, visit, subject,
            {{"way", "notifications.too_many", {{"most", std::to_string(most_followed)}}}}, 422);
    return back(visit, "followed");
}

http::Response stop(web::Services& services, Telling& telling, web::Visit const& visit) {
    stop_following(services, telling, visit, subject_of(visit));
    return back(visit, "stopped");
}

}

}
