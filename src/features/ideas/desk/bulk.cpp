// What forms carry, and the names of what came of it.
#include "features/ideas/desk/bulk.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ideas::desk {

std::string Pick::text() const { return id.string() + "." + std::to_string(version); }

std::vector<Pick> picks_of(std::vector<std::string_view> const& typed) {
    std::vector<Pick> picks;
    for (auto const text : typed) {
        auto const dot = text.find('.');
        auto const id = NeedId::parse(text.substr(0, dot));
        if (!id || dot == text.npos || picks.size() >= most_picks) continue;
        Pick pick{*id};
        auto const number = text.substr(dot + 1);
        std::from_chars(number.data(), number.data() + number.size(), pick.version);
        if (std::ranges::find(picks, pick.id, &Pick::id) == picks.end()) picks.push_back(pick);
    }
    return picks;
}

std::string_view name(Came came) {
    static constexpr std::array<std::string_view, 6> names = {
        "done", "same", "overtaken", "not_possible", "not_theirs", "gone"};
    return names.at(static_cast<std::size_t>(came));
}

}
