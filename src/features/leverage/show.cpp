// What pages of leverage share.
#include <utility>

#include "features/leverage/pages.h"

namespace leverage {

using web::View;

std::string Showing::money(std::int64_t minor) const {
    return texts::short_money(visit.language, {.minor = minor});
}

std::string Showing::exact_money(std::int64_t minor) const {
    return texts::money(visit.language, {.minor = minor});
}

std::string Showing::told_by(Removal const& removal) const {
    return format("told_by", {{"who", organisation_name(removal.organisation, "who_leads")},
                              {"date", date(removal.updated_at)}});
}

std::string Showing::cost_text(Removal const& removal) const {
    return removal.cost ? exact_money(*removal.cost) : text("not_told");
}

std::string Showing::months_text(Removal const& removal) const {
    return removal.months ? format("months", {{"count", *removal.months}}) : text("not_told");
}

std::string Scene::cost_text(std::int64_t cost) const {
    return costs.stand_in ? showing.exact_money(cost)
                          : showing.format("cost_barriers", {{"count", cost}});
}

std::string Scene::won_text(std::int64_t won) const {
    if (asked.by == By::money) return showing.money(won);
    return showing.format("won_" + std::string(name(asked.by)), {{"count", won}});
}

std::string Scene::names(std::vector<std::uint32_t> const& things) const {
    std::string text;
    for (auto const thing : things)
        text += (text.empty() ? "" : " + ") + picture.barriers[thing].barrier.title;
    return text;
}

std::string Scene::quoted(std::vector<std::uint32_t> const& things) const {
    std::string text;
    for (auto const thing : things)
        text += (text.empty() ? "" : ", ") +
                showing.format("quoted", {{"title", picture.barriers[thing].barrier.title}});
    return text;
}

std::vector<View> breadcrumbs(Showing const& showing, bool is_below) {
    auto const crumb = [&](char const* text, char const* path) {
        return View()
            .set("crumb_name", showing.text(text))
            .set("crumb_url", showing.visit.address(path));
    };
    std::vector<View> crumbs{crumb("to_barriers", "/barriers")};
    if (is_below) crumbs.push_back(crumb("title", "/barriers/leverage"));
    return crumbs;
}

std::string address_of(Showing const& showing, Held const& held) {
    return showing.visit.address("/barriers/leverage/" + held.barrier.id);
}

View cell(std::string const& text, std::string const& url, bool is_head) {
    return View()
        .set("cell_text", text)
        .set_optional("cell_url", url)
        .set("is_number", !is_head)
        .set("is_head", is_head);
}

View table(std::string const& title, std::vector<std::string> const& heads,
           std::vector<std::vector<View>> rows) {
    std::vector<View> head_views, row_views;
    for (auto const& head : heads)
        head_views.push_back(View()
                                 .set("head_text", head)
                                 .set("is_number", &head != &heads.front())
                                 .set_optional("sort_url", "")
                                 .set("is_ascending", false)
                                 .set("is_descending", false));
    for (auto& row : rows) row_views.push_back(View().set("cells", std::move(row)));
    return View()
        .set("table_title", title)
        .set("heads", std::move(head_views))
        .set("rows", std::move(row_views));
}

}
