// Names of states, in the database, the API and text ids.
#include "features/outcomes/statement.h"

#include <algorithm>

namespace outcomes {

namespace {

template <class Enum, std::size_t Count>
std::optional<Enum> parsed(std::array<std::string_view, Count> const& names,
                           std::string_view name) {
    auto const found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<Enum>(found - names.begin()));
}

}

std::string_view name(State state) { return state_names.at(static_cast<std::size_t>(state)); }
std::optional<State> parse_state(std::string_view name) { return parsed<State>(state_names, name); }

std::string_view name(Standing standing) {
    return standing_names.at(static_cast<std::size_t>(standing));
}
std::optional<Standing> parse_standing(std::string_view name) {
    return parsed<Standing>(standing_names, name);
}

std::optional<Standing> standing_of(State state) {
    switch (state) {
        case State::confirmed: return Standing::confirmed;
        case State::waiting:
        case State::lapsed:
        case State::denied: return Standing::unconfirmed;
        case State::ended: return Standing::ended;
        case State::withdrawn: return std::nullopt;
    }
    return std::nullopt;
}

std::string_view name(What what) { return what_names.at(static_cast<std::size_t>(what)); }
std::optional<What> parse_what(std::string_view name) { return parsed<What>(what_names, name); }

}
