// Points by country and code: codes alone are not unique.
#include "services/web/land.h"

#include <stdexcept>

#include "platform/json/value.h"

namespace web {

namespace {

/// Around the land, so that circles at its edge are whole; in the drawing's units.
constexpr std::int64_t margin = 250;

json::Value drawing(resources::Resources const& resources) {
    auto const manifest = resources.find("web/dist/manifest.json");
    auto const known = manifest ? json::parse(*manifest) : std::unexpected(json::Mistake{});
    auto const path = known ? std::string(known->at("places.json").at("path").text()) : "";
    auto const file = resources.find("web/dist/" + path);
    auto places = file ? json::parse(*file) : std::unexpected(json::Mistake{});
    if (!places) throw std::runtime_error("the program was built without web/dist/places.json");
    return *std::move(places);
}

}

Land::Land(resources::Resources const& resources) {
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

std::optional<Land::Point> Land::point(organisations::Organisation const& organisation) const {
    if (organisation.municipality_code.empty()) return std::nullopt;
    auto const found = points_.find(organisation.country + "-" + organisation.municipality_code);
    return found == points_.end() ? std::nullopt : std::optional(found->second);
}

std::string Land::box() const {
    return std::to_string(-margin) + " " + std::to_string(-margin) + " " +
           std::to_string(width_ + 2 * margin) + " " + std::to_string(height_ + 2 * margin);
}

}
