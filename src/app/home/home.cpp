// The front page: search, the thread with figures that exist, what is new. And the menu as a page.
#include "app/home/home.h"

#include "app/find/views.h"
#include "features/calls/calls.h"
#include "features/knowledge/knowledge.h"
#include "services/search/search.h"

namespace home {

namespace {

using web::View;

std::string text(web::Services& services, web::Visit const& visit, std::string_view id) {
    return services.pages.text(visit, "home." + std::string(id));
}

std::size_t count_of(search::Answer const& answer, search::Facet facet, std::string_view value) {
    auto const found = answer.facets.find(facet);
    if (found == answer.facets.end()) return 0;
    for (auto const& one : found->second.values)
        if (one.value == value) return one.count;
    return 0;
}

/// A step of the thread, with a figure that opens what it was counted from.
View step(web::Visit const& visit, std::size_t count, std::string name, std::string const& path) {
    return View()
        .set("figure", texts::number(visit.language, static_cast<std::int64_t>(count)))
        .set("step_name", std::move(name))
        .set("step_url", visit.address(path));
}

constexpr std::size_t most_calls = 3;

http::Response front(web::Services& services, web::Visit const& visit) {
    search::Query everything{.language = visit.language,
                             .viewer = knowledge::viewer_terms(services, {}),
                             .order = search::Order::newest,
                             .limit = 6};
    auto const whole = services.search.find(everything);
    // What municipalities do comes first, as long as there is some of it: research must not drown
    // practice.
    auto with_municipalities = everything;
    with_municipalities.selected[search::Facet::municipality_takes_part] = {"yes"};
    auto const practice = services.search.find(with_municipalities);
    auto const& answer = practice.total >= 3 ? practice : whole;
    auto reader = services.database.read();
    std::vector<View> cards;
    for (auto const& hit : answer.hits)
        if (auto const kind = services.cards.find(hit.subject.kind); kind != services.cards.end())
            if (auto card = kind->second(visit, reader, hit.subject.id))
                cards.push_back(
                    View().set("is_" + hit.subject.kind, true).set("card", *std::move(card)));
    using search::Facet;
    auto counted = [&](Facet facet, std::string_view value) {
        return count_of(whole, facet, value);
    };
    std::vector<View> steps{
        step(visit, counted(Facet::type, "need"), text(services, visit, "figure_needs"), "/needs"),
        step(visit, counted(Facet::type, "idea"), text(services, visit, "figure_ideas"), "/ideas"),
        step(visit, counted(Facet::type, "project"), text(services, visit, "figure_projects"),
             "/search?type=project"),
        step(visit, counted(Facet::has_lessons, "yes"), text(services, visit, "figure_lessons"),
             "/search?has_lessons=yes"),
        step(visit, counted(Facet::step, "embed") + counted(Facet::step, "spread"),
             text(services, visit, "figure_implemented"), "/search?step=embed&step=spread"),
        step(visit, practice.municipalities.size(), text(services, visit, "figure_municipalities"),
             "/search?municipality_takes_part=yes&view=map")};
    View view;
    view.set("search", find::search_box(visit, ""))
        .set("thread", View().set("steps", std::move(steps)))
        .set_list("new_ones", std::move(cards))
        .set_list("calls", calls::open_calls(services, visit, most_calls))
        .set("calls_url", visit.address("/calls"))
        .set("need_url", visit.address("/needs/new"))
        .set("idea_url", visit.address("/ideas/new"))
        .set("code_url", visit.address("/needs/claim"))
        .set("map_url", visit.address("/search?view=map"))
        .set("municipality_projects_url", visit.address("/search?municipality_takes_part=yes"))
        .set("all_url", visit.address("/search"));
    return services.pages.page(visit, "home/front", std::move(view),
                               {.title = text(services, visit, "front_page"),
                                .description = text(services, visit, "front_lead")});
}

http::Response menu(web::Services& services, web::Visit const& visit) {
    auto entry = [&](std::string name, std::string const& path) {
        return View()
            .set("entry_name", std::move(name))
            .set("entry_url", visit.address(path))
            .set_optional("entry_text", "");
    };
    auto section = [&](std::string title, std::vector<View> entries) {
        return View().set("section_title", std::move(title)).set("entries", std::move(entries));
    };
    std::vector<View> sections{section(
        text(services, visit, "menu_find"),
        {entry(services.pages.text(visit, "knowledge.knowledge_bank"), "/search"),
         entry(text(services, visit, "way_map"), "/search?view=map"),
         entry(text(services, visit, "way_municipality"), "/search?municipality_takes_part=yes")})};
    sections.push_back(
        section(text(services, visit, "menu_tell"),
                {entry(text(services, visit, "way_need"), "/needs/new"),
                 entry(text(services, visit, "way_idea"), "/ideas/new"),
                 entry(text(services, visit, "way_code"), "/needs/claim"),
                 entry(services.pages.text(visit, "ideas.see_needs"), "/needs"),
                 entry(services.pages.text(visit, "ideas.idea_see_needs"), "/ideas")}));
    if (!visit.viewer.signed_in())
        sections.push_back(
            section(text(services, visit, "menu_mine"),
                    {entry(services.pages.text(visit, "web.layout_sign_in"), "/sign-in")}));
    View view;
    view.set("sections", std::move(sections));
    return services.pages.page(visit, "home/menu", std::move(view),
                               {.title = text(services, visit, "menu")});
}

}

web::Feature feature(web::Services& services) {
    using permissions::Permission;
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    return {
        .name = "home",
        .pages =
            {
                {http::Method::get, "/", Permission::everyone, on(front)},
                {http::Method::get, "/menu", Permission::everyone, on(menu)},
            },
        .machine =
            {
                {http::Method::get, "/healthz", Permission::everyone,
                 [&services](web::Visit const&) {
                     services.database.read().number("SELECT 1");
                     return http::plain("ok\n").with("Cache-Control", "no-store");
                 }},
            },
    };
}

}
