// Followed searches: what is new in each, and what one can do with it.
#include "app/saved_searches/pages.h"

#include <algorithm>
#include <array>

#include "app/find/address.h"
#include "app/find/downloads.h"
#include "app/find/views.h"
#include "app/saved_searches/store.h"
#include "platform/basics/text.h"
#include "platform/http/target.h"
#include "services/organisations/shelf.h"
#include "services/search/search.h"

namespace saved_searches {

std::string name_for(web::Services& services, web::Visit const& visit, std::string const& query) {
    auto const asked = find::asked(http::urlencoded(std::string_view(query).substr(1)));
    auto const directory = services.organisations.directory();
    search::Answer const nothing;
    find::Finding const finding{visit, services, *directory, asked, nothing};
    std::string name = basics::one_line(asked.words);
    auto add = [&](std::string const& part) {
        name.append(name.empty() || part.empty() ? "" : ", ").append(part);
    };
    for (auto const& [facet, values] : asked.chosen)
        for (auto const& value : values) add(find::value_name(finding, facet, value));
    if (!asked.from.empty() || !asked.to.empty()) add(asked.from + "–" + asked.to);
    if (asked.like_mine) add(services.pages.text(visit, "find.like_mine"));
    name = basics::shortened(basics::trimmed(name), longest_name);
    return name.empty() ? services.pages.text(visit, "find.title_all") : name;
}

namespace pages {

namespace {

using web::View;

constexpr std::size_t titles_shown = 3;

std::string text(web::Services const& services, web::Visit const& visit, std::string_view id) {
    return services.pages.text(visit, "saved_searches." + std::string(id));
}

/// A mistake in the form of one search (or of following a new one, with the empty id).
struct Returned {
    SavedId id = {};
    std::string name = {};
    basics::Problems problems = {};
    int status = 200;
};

View row(web::Services& services, web::Visit const& visit, Saved const& saved,
         Returned const& returned) {
    auto const news = news_of(services, visit, saved, titles_shown);
    std::vector<View> titles;
    for (auto const& hit : news.hits)
        titles.push_back(View()
                             .set("news_title", find::joined(hit.title))
                             .set("news_url", visit.address(hit.path)));
    auto const own = "/account/searches/" + saved.id.string();
    bool const is_returned = returned.id == saved.id;
    web::Field const field{
        .name = "name-" + saved.id.string(),
        .label = text(services, visit, "name"),
        .value = is_returned ? returned.name : saved.name,
        .problem =
            is_returned ? web::problem_text(visit, services.pages, returned.problems, "name") : "",
        .max_length = static_cast<int>(longest_name),
        .required = true};
    auto name_field = web::field_view(field);
    name_field.set("name", "name");
    return View()
        .set("saved_name", saved.name)
        .set("saved_url", visit.address("/search") + saved.query)
        .set("feed_url", visit.address("/search.atom") + saved.query)
        .set("letters_url", visit.address("/follow/search/" + saved.id.string()))
        .set("has_news", news.total > 0)
        .set("news_text",
             services.pages.format(
                 visit, "saved_searches.news",
                 {{"count", news.total},
                  {"date",
                   texts::short_date(visit.language, basics::day_in_stockholm(saved.seen_at))}}))
        .set_list("titles", std::move(titles))
        .set("open_url", visit.address(own + "/open"))
        .set("rename_url", visit.address(own + "/rename"))
        .set("remove_url", visit.address(own + "/remove"))
        .set("is_renamed", is_returned)
        .set("name_field", std::move(name_field));
}

http::Response page(web::Services& services, web::Visit const& visit, Returned const& returned) {
    std::vector<Saved> followed;
    {
        auto reader = services.database.read();
        followed = all(reader, visit.viewer.member);
    }
    std::vector<View> rows;
    bool has_news = false;
    for (auto const& saved : followed) {
        rows.push_back(row(services, visit, saved, returned));
        has_news |= *std::get_if<bool>(rows.back().find("has_news"));
    }
    View view;
    view.set_list("saved", std::move(rows))
        .set("has_any_news", has_news)
        .set("see_all_url", visit.address("/account/searches/seen"))
        .set("search_url", visit.address("/search"))
        .set("breadcrumbs",
             std::vector<View>{
                 View()
                     .set("crumb_name", services.pages.text(visit, "account.own_page_title"))
                     .set("crumb_url", visit.address("/account"))});
    web::PageOptions options{
        .title = text(services, visit, "title"), .status = returned.status, .unlisted = true};
    if (returned.id.empty())
        for (auto const& problem : returned.problems)
            options.notices.push_back(web::notice(
                "warning",
                web::problem_text(visit, services.pages, returned.problems, problem.field)));
    static constexpr std::array<std::string_view, 5> known = {"followed", "already", "renamed",
                                                              "removed", "seen"};
    auto const done = visit.request.query.text("done");
    if (std::ranges::find(known, done) != known.end())
        options.notices.push_back(
            web::notice("done", text(services, visit, "done_" + std::string(done))));
    return services.pages.page(visit, "saved_searches/list", std::move(view), std::move(options));
}

http::Response back(web::Visit const& visit, std::string_view done) {
    return http::redirect(visit.address("/account/searches") + "?done=" + std::string(done));
}

}

http::Response list(web::Services& services, News&, web::Visit const& visit) {
    return page(services, visit, {});
}

http::Response follow(web::Services& services, News& news, web::Visit const& visit) {
    auto const query = check_query(visit.request.form.text("query"));
    if (!query) return page(services, visit, {.problems = query.error(), .status = 422});
    auto const now = services.now();
    Saved saved{.id = SavedId::make(),
                .name = name_for(services, visit, *query),
                .query = *query,
                .made_at = now,
                .seen_at = now};
    auto tx = services.database.begin();
    auto const adding = add(tx, visit.viewer.member, saved);
    if (adding == Adding::full)
        return page(services, visit,
                    {.problems = {{"query",
                                   "saved_searches.full",
                                   {{"most", std::to_string(most_followed)}}}},
                     .status = 422});
    tx.commit();
    news.forget(visit.viewer.member);
    return back(visit, adding == Adding::added ? "followed" : "already");
}

http::Response open(web::Services& services, News& news, web::Visit const& visit) {
    auto tx = services.database.begin();
    auto const saved = http::found(find(tx, visit.viewer.member, visit.id<SavedId>()));
    see(tx, visit.viewer.member, saved.id, services.now());
    tx.commit();
    news.forget(visit.viewer.member);
    return http::redirect(visit.address("/search") + saved.query + "&sort=newest");
}

http::Response see_all(web::Services& services, News& news, web::Visit const& visit) {
    auto tx = services.database.begin();
    saved_searches::see_all(tx, visit.viewer.member, services.now());
    tx.commit();
    news.forget(visit.viewer.member);
    return back(visit, "seen");
}

http::Response rename(web::Services& services, News&, web::Visit const& visit) {
    auto const id = visit.id<SavedId>();
    auto const typed = visit.request.form.text("name");
    auto const name = check_name(typed);
    if (!name)
        return page(
            services, visit,
            {.id = id, .name = std::string(typed), .problems = name.error(), .status = 422});
    auto tx = services.database.begin();
    if (!saved_searches::rename(tx, visit.viewer.member, id, *name)) throw http::NotFound();
    tx.commit();
    return back(visit, "renamed");
}

http::Response remove(web::Services& services, News& news, web::Visit const& visit) {
    auto tx = services.database.begin();
    if (!saved_searches::remove(tx, visit.viewer.member, visit.id<SavedId>()))
        throw http::NotFound();
    tx.commit();
    news.forget(visit.viewer.member);
    return back(visit, "removed");
}

}

}
