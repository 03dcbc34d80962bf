// Lists of what everybody may read, by time or by support, paged by key: as fast on the thousandth
// page as on the first.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ideas/need.h"
#include "platform/db/database.h"

namespace ideas {

enum class Order : std::uint8_t { newest, support };

/// What one page of a list ends with, as the next one's address says it:
/// "12.1763879000000000.01j…".
struct Place {
    std::int64_t supports = 0;
    basics::Time told_at = {};
    NeedId id = {};
};
std::string write(Place const& place);
std::optional<Place> parse_place(std::string_view text);

/// Which part of a list: from its beginning, or what follows or comes before a place.
struct Part {
    enum class Side : std::uint8_t { beginning, after, before } side = Side::beginning;
    Place place = {};
};

/// At most `limit` in the order of the list, the newest or the most supported first.
std::vector<Contribution> listed(db::Reader& reader, Kind kind, std::optional<State> state,
                                 Order order, Part const& part, std::size_t limit);

}
