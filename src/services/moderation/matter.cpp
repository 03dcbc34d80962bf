// Names of what a matter can be.
#include "services/moderation/matter.h"

#include <algorithm>

namespace moderation {

namespace {

constexpr std::array<std::string_view, 3> state_names = {"waiting", "decided", "again"};
constexpr std::array<std::string_view, 3> outcome_names = {"none", "left", "hidden"};
constexpr std::array<std::string_view, 2> side_names = {"writer", "reporter"};

template <class Enum, std::size_t size>
std::optional<Enum> parsed(std::array<std::string_view, size> const& names, std::string_view name) {
    auto const found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<Enum>(found - names.begin()));
}

}

std::string_view name(State state) { return state_names.at(static_cast<std::size_t>(state)); }
std::string_view name(Outcome outcome) {
    return outcome_names.at(static_cast<std::size_t>(outcome));
}
std::string_view name(Side side) { return side_names.at(static_cast<std::size_t>(side)); }
std::optional<State> parse_state(std::string_view name) { return parsed<State>(state_names, name); }
std::optional<Outcome> parse_outcome(std::string_view name) {
    return parsed<Outcome>(outcome_names, name);
}
std::optional<Side> parse_side(std::string_view name) { return parsed<Side>(side_names, name); }

}
