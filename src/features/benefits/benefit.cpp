// Names, and what a figure is worth.
#include "features/benefits/benefit.h"

#include <algorithm>

namespace benefits {

namespace {

constexpr std::array<std::string_view, 8> what_names = {"stated", "amended",   "asked",  "measured",
                                                        "sent",   "confirmed", "denied", "ended"};

template <class Enum, std::size_t Count>
std::optional<Enum> parsed(std::array<std::string_view, Count> const& names,
                           std::string_view name) {
    auto const found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<Enum>(found - names.begin()));
}

}

bool is_money(std::string_view kind) { return kind == "budget" || kind == "economic"; }

std::string const& Benefit::unit() const {
    return told::said(told, is_money(kind()) ? "currency" : "unit");
}

std::int64_t Benefit::gain(std::int64_t figure) const {
    return target() < baseline() ? baseline() - figure : figure - baseline();
}

std::string_view name(State state) { return state_names.at(static_cast<std::size_t>(state)); }
std::optional<State> parse_state(std::string_view name) { return parsed<State>(state_names, name); }
std::string_view name(What what) { return what_names.at(static_cast<std::size_t>(what)); }
std::optional<What> parse_what(std::string_view name) { return parsed<What>(what_names, name); }

}
