// "Välj kommun": one's own municipality, with or without an account.
#include <algorithm>
#include <chrono>

#include "app/account/account.h"
#include "app/account/handlers.h"
#include "app/account/next_path.h"
#include "platform/basics/text.h"
#include "platform/http/cookies.h"
#include "services/organisations/shelf.h"

namespace account {

using organisations::Directory;
using organisations::Organisation;

namespace {

/// What stands for the municipality: see chosen_municipality.
std::string value_of(Directory const& directory, Organisation const& municipality) {
    bool const is_plain = directory.municipality(municipality.municipality_code) == &municipality;
    return is_plain ? municipality.municipality_code
                    : municipality.country + "-" + municipality.municipality_code;
}

/// By place, as Swedish sorts. With words, those in whose names they occur.
std::vector<Organisation const*> municipalities(Directory const& directory,
                                                std::string_view words) {
    auto const wanted = basics::folded(words);
    std::vector<Organisation const*> found;
    for (auto const& one : directory.all())
        if (one.kind == organisations::Kind::municipality &&
            (wanted.empty() || basics::folded(one.short_name).contains(wanted) ||
             basics::folded(one.name).contains(wanted)))
            found.push_back(&one);
    std::ranges::sort(found, [](auto const* left, auto const* right) {
        return basics::compare_swedish(left->short_name, right->short_name) < 0;
    });
    return found;
}

/// One country's counties with their municipalities; counties without any are left out.
std::vector<web::View> county_views(Directory const& directory,
                                    std::vector<Organisation const*> const& found,
                                    std::string_view country, web::Visit const& visit,
                                    bool are_open) {
    std::vector<web::View> views;
    auto const* chosen = chosen_municipality(directory, visit.municipality);
    for (auto const& county : directory.counties()) {
        if (county.country != country) continue;
        std::vector<web::View> places;
        for (auto const* one : found)
            if (one->country == country && one->county_code == county.code)
                places.push_back(web::View()
                                     .set("place_value", value_of(directory, *one))
                                     .set("place_name", one->short_name)
                                     .set("is_chosen", one == chosen));
        if (!places.empty())
            views.push_back(
                web::View()
                    .set("county_name", registers::name_in(county.names, visit.language))
                    .set("is_open", are_open)
                    .set("places", std::move(places)));
    }
    return views;
}

std::vector<web::View> country_views(web::Services& services, web::Visit const& visit,
                                     Directory const& directory,
                                     std::vector<Organisation const*> const& found, bool are_open) {
    std::vector<web::View> views;
    std::vector<std::string> countries = {"SE", "NO"};
    if (visit.language == texts::Language::nb) std::ranges::reverse(countries);
    for (auto const& country : countries) {
        auto counties = county_views(directory, found, country, visit, are_open);
        if (!counties.empty())
            views.push_back(
                web::View()
                    .set("country_name",
                         services.pages.text(visit, "account.country_" + basics::folded(country)))
                    .set("counties", std::move(counties)));
    }
    return views;
}

http::Response municipality_page(web::Services& services, web::Visit const& visit,
                                 basics::Problems const& problems) {
    auto const& pages = services.pages;
    auto const directory = services.organisations.directory();
    auto const words = basics::shortened(visit.request.query.text("q"), 100);
    auto const found = municipalities(*directory, words);
    auto const* chosen = chosen_municipality(*directory, visit.municipality);
    auto view = web::problems_view(visit, pages, problems);
    view.set("words", words)
        .set("form_url", visit.address("/municipality"))
        .set("next_path", next_path(visit))
        .set_list("countries", country_views(services, visit, *directory, found, !words.empty()))
        .set("none_found_text",
             pages.format(visit, "account.municipality_none_found", {{"words", words}}))
        .set("has_chosen", chosen != nullptr)
        .set("chosen_text",
             chosen ? pages.format(visit, "account.municipality_chosen",
                                   {{"name", organisations::name_in(*chosen, visit.language)}})
                    : std::string());
    return private_page(pages.page(visit, "account/municipality", std::move(view),
                                   {.title = pages.text(visit, "account.municipality_title"),
                                    .description = pages.text(visit, "account.municipality_lead"),
                                    .status = problems.empty() ? 200 : 422}));
}

/// A member's choice goes along to other devices; a visitor's stays in this browser for a year.
http::Response chosen(web::Services& services, web::Visit const& visit, std::string const& value) {
    if (visit.viewer.signed_in())
        if (auto const member = services.members.find(visit.viewer.member))
            if (auto const changed = services.members.change_profile(
                    member->id, {member->name, member->language, value});
                !changed)
                return municipality_page(services, visit, changed.error());
    auto const next = next_path(visit);
    auto response = private_page(http::redirect(next.empty() ? visit.address("") : next));
    auto const age =
        value.empty() ? std::chrono::seconds(0) : std::chrono::seconds(std::chrono::years(1));
    response.with("Set-Cookie", http::set_cookie({.name = "municipality",
                                                  .value = value,
                                                  .secure = services.members.settings().secure,
                                                  .max_age = age}));
    return response;
}

}

Organisation const* chosen_municipality(Directory const& directory, std::string_view value) {
    auto const dash = value.find('-');
    if (dash == value.npos) return directory.municipality(value);
    return directory.municipality(value.substr(dash + 1), value.substr(0, dash));
}

http::Response show_municipalities(web::Services& services, web::Visit const& visit) {
    return municipality_page(services, visit, {});
}

http::Response choose_municipality(web::Services& services, web::Visit const& visit) {
    auto const value = visit.request.form.text("code");
    if (value.empty()) return chosen(services, visit, "");
    auto const directory = services.organisations.directory();
    auto const* municipality = chosen_municipality(*directory, value);
    if (!municipality)
        return municipality_page(services, visit,
                                 {{"municipality-words", "members.municipality_unknown"}});
    return chosen(services, visit, value_of(*directory, *municipality));
}

}
