// Names and addresses.
#include "features/barriers/barrier.h"

#include <algorithm>
#include <cstddef>

namespace barriers {

namespace {

template <class Enum, std::size_t count>
std::optional<Enum> parsed(std::array<std::string_view, count> const& names,
                           std::string_view name) {
    auto const found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

template <class Enum, std::size_t count>
std::string_view named(std::array<std::string_view, count> const& names, Enum value) {
    return names[static_cast<std::size_t>(value)];
}

}

std::string_view name(Class one) { return named(class_names, one); }
std::string_view name(Level one) { return named(level_names, one); }
std::string_view name(Control one) { return named(control_names, one); }
std::string_view name(Frequency one) { return named(frequency_names, one); }
std::string_view name(Visibility one) { return named(visibility_names, one); }
std::string_view name(State one) { return named(state_names, one); }
std::string_view name(What one) { return named(what_names, one); }
std::optional<Class> parse_class(std::string_view name) { return parsed<Class>(class_names, name); }
std::optional<Level> parse_level(std::string_view name) { return parsed<Level>(level_names, name); }
std::optional<Control> parse_control(std::string_view name) {
    return parsed<Control>(control_names, name);
}
std::optional<Frequency> parse_frequency(std::string_view name) {
    return parsed<Frequency>(frequency_names, name);
}
std::optional<Visibility> parse_visibility(std::string_view name) {
    return parsed<Visibility>(visibility_names, name);
}
std::optional<State> parse_state(std::string_view name) { return parsed<State>(state_names, name); }
std::optional<What> parse_what(std::string_view name) { return parsed<What>(what_names, name); }

std::string path_of(Barrier const& barrier) {
    return "/barriers/" + barrier.id.string() + "/" + barrier.slug;
}

}
