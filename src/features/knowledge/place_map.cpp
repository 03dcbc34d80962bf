// Circles on the land for eyes, a list for everybody.
#include "features/knowledge/place_map.h"

#include <algorithm>

#include "features/knowledge/actions.h"
#include "platform/basics/text.h"

namespace knowledge {

namespace {

using organisations::Organisation;
using web::View;

/// A municipality of the project and its districts there.
struct Shown {
    Organisation const* municipality;
    std::vector<std::string> districts = {};
};

std::vector<Shown> places_of(Content const& content, organisations::Directory const& directory) {
    std::vector<Shown> shown;
    for (auto const& place : content.places) {
        auto const* municipality = place.municipality_code.empty()
                                       ? nullptr
                                       : directory.municipality(place.municipality_code);
        if (!municipality) continue;
        auto found = std::ranges::find(shown, municipality, &Shown::municipality);
        if (found == shown.end()) found = shown.insert(found, {municipality});
        if (!place.district.empty()) found->districts.push_back(place.district);
    }
    return shown;
}

std::string county_of(Organisation const& municipality, organisations::Directory const& directory,
                      texts::Language language) {
    auto const* county = directory.county(municipality.country, municipality.county_code);
    return county ? std::string(registers::name_in(county->names, language)) : std::string();
}

View line_of(web::Visit const& visit, organisations::Directory const& directory, Shown const& one) {
    std::string note;
    auto const add = [&](std::string const& text) {
        if (!text.empty()) note += (note.empty() ? "" : ", ") + text;
    };
    for (auto const& district : one.districts) add(district);
    add(county_of(*one.municipality, directory, visit.language));
    return View()
        .set("place_name", organisations::name_in(*one.municipality, visit.language))
        .set("place_url", visit.address("/search?municipality=" + place_code(*one.municipality)))
        .set_optional("place_note", note);
}

}

std::optional<View> PlaceMap::view(web::Visit const& visit, web::Pages const& pages,
                                   Content const& content,
                                   organisations::Directory const& directory) const {
    auto shown = places_of(content, directory);
    bool const is_told = !shown.empty();
    if (!is_told)
        for (auto const* one : municipalities_of(content, directory)) shown.push_back({one});
    if (shown.empty()) return std::nullopt;
    std::vector<View> lines, points;
    for (auto const& one : shown) {
        lines.push_back(line_of(visit, directory, one));
        if (auto const point = land_.point(*one.municipality))
            points.push_back(
                View()
                    .set("point_x", std::to_string(point->x))
                    .set("point_y", std::to_string(point->y))
                    .set("point_name", organisations::name_in(*one.municipality, visit.language)));
    }
    return View()
        .set("place_title",
             pages.text(visit, is_told ? "knowledge.map_places" : "knowledge.map_municipalities"))
        .set("box", land_.box())
        .set("points", std::move(points))
        .set("lines", std::move(lines));
}

}
