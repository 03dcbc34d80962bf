// Names of the states, ways and results.
#include "features/adoptions/adoption.h"

namespace adoptions {

namespace {

template <class Value, std::size_t count>
std::optional<Value> parsed(std::array<std::string_view, count> const& names,
                            std::string_view name) {
    for (std::size_t i = 0; i < count; ++i)
        if (names.at(i) == name) return static_cast<Value>(i);
    return std::nullopt;
}

template <class Value, std::size_t count>
std::string_view named(std::array<std::string_view, count> const& names, Value value) {
    return names.at(static_cast<std::size_t>(value));
}

}

std::string_view name(State state) { return named(state_names, state); }
std::optional<State> parse_state(std::string_view name) { return parsed<State>(state_names, name); }
bool is_used(State state) { return state == State::in_use || state == State::embedded; }

std::string_view name(Way way) { return named(way_names, way); }
std::optional<Way> parse_way(std::string_view name) { return parsed<Way>(way_names, name); }

std::string_view name(Result result) { return named(result_names, result); }
std::optional<Result> parse_result(std::string_view name) {
    return parsed<Result>(result_names, name);
}

std::string_view name(Standing standing) { return named(standing_names, standing); }
std::optional<Standing> parse_standing(std::string_view name) {
    return parsed<Standing>(standing_names, name);
}

std::string_view name(What what) { return named(what_names, what); }
std::optional<What> parse_what(std::string_view name) { return parsed<What>(what_names, name); }

Standing Adoption::standing() const {
    if (step.state == State::paused || step.state == State::abandoned) return Standing::ended;
    if (!is_used(step.state)) return Standing::on_the_way;
    return is_lapsed ? Standing::unsure : Standing::used;
}

}
