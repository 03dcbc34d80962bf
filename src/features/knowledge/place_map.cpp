// Circles on the land for eyes, a list for everybody.
#include "features/knowledge/place_map.h"

#include <algorithm>
#include <stdexcept>

#include "features/knowledge/actions.h"
#include "platform/basics/text.h"
#include "platform/json/value.h"

namespace knowledge {

namespace {

using organisations::Organisation;
using web::View;

/// Around the land, so that circles at its edge are whole; in the drawing's units.
constexpr std::int64_t margin = 250;

/// A municipality of the project and its districts there.
struct Shown {
    Organisation const* municipality;
    std::vector<std::string> districts = {};
};

json::Value drawing(resources::Resources const& resources) {
    auto const manifest = resources.find("web/dist/manifest.json");
    auto const known = manifest ? json::parse(*manifest) : std::unexpected(json::Mistake{});
    auto const path = known ? std::string(known->at("places.json").at("path").text()) : "";
    auto const file = resources.find("web/dist/" + path);
    auto places = file ? json::parse(*file) : std::unexpected(json::Mistake{});
    if (!places) throw std::runtime_error("the program was built without web/dist/places.json");
    return *std::move(places);
}

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

PlaceMap::PlaceMap(resources::Resources const& resources) {
    auto const places = drawing(resources);
    auto const number = [](json::Value const& value) {
        auto const* found = value.integer();
        return found ? *found : 0;
    };
    width_ = number(places.at("width"));
    height_ = number(places.at("height"));
    auto const* municipalities = places.at("municipalities").object();
    if (!municipalities || width_ == 0) throw std::runtime_error("web/dist/places.json is broken");
    for (auto const& [code, point] : municipalities->members())
        if (point.elements().size() == 2)
            points_[code] = {number(point.elements()[0]), number(point.elements()[1])};
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
        if (auto const point = points_.find(place_code(*one.municipality)); point != points_.end())
            points.push_back(
                View()
                    .set("point_x", std::to_string(point->second.x))
                    .set("point_y", std::to_string(point->second.y))
                    .set("point_name", organisations::name_in(*one.municipality, visit.language)));
    }
    return View()
        .set("place_title",
             pages.text(visit, is_told ? "knowledge.map_places" : "knowledge.map_municipalities"))
        .set("box", std::to_string(-margin) + " " + std::to_string(-margin) + " " +
                        std::to_string(width_ + 2 * margin) + " " +
                        std::to_string(height_ + 2 * margin))
        .set("points", std::move(points))
        .set("lines", std::move(lines));
}

}
