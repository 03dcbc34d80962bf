// The drawing of Sweden and Norway (web/build/places.mjs), and where municipalities lie on it.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "platform/resources/resources.h"
#include "services/organisations/directory.h"

namespace web {

/// Immutable.
class Land {
public:
    /// Throws std::runtime_error when the program was built without the drawing.
    explicit Land(resources::Resources const& resources);

    struct Point {
        std::int64_t x = 0, y = 0;  ///< From the upper left of the drawing, downwards.
    };
    /// Where an organisation's municipality lies; nothing when none is known.
    std::optional<Point> point(organisations::Organisation const& organisation) const;
    /// The viewBox of the drawing, with room for circles at its edge.
    std::string box() const;

private:
    std::int64_t width_ = 0, height_ = 0;
    std::map<std::string, Point, std::less<>> points_;  ///< By "SE-0180".
};

}
