// The names of states and choices.
#include "features/ideas/need.h"

namespace ideas {

namespace {

constexpr std::array<std::string_view, 2> kind_names = {"need", "idea"};
constexpr std::array<std::string_view, 6> state_names = {"received", "in_progress",  "goes_on",
                                                         "declined", "already_done", "referred"};
constexpr std::array<std::string_view, 6> visibility_names = {"waiting",   "public", "hidden",
                                                              "withdrawn", "merged", "inside"};
constexpr std::array<std::string_view, 6> frequency_names = {"unknown", "always",  "daily",
                                                             "weekly",  "monthly", "yearly"};
constexpr std::array<std::string_view, 11> happened_names = {
    "told",     "corrected", "added",  "published", "hidden", "withdrawn",
    "answered", "given",     "opened", "merged",    "split"};
constexpr std::array<std::string_view, 7> way_names = {"page",    "counter", "paper", "workshop",
                                                       "program", "school",  "phone"};

template <class Value, std::size_t count>
std::optional<Value> named(std::array<std::string_view, count> const& names,
                           std::string_view wanted) {
    for (std::size_t i = 0; i < count; ++i)
        if (names[i] == wanted) return static_cast<Value>(i);
    return std::nullopt;
}

}

std::string_view name(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::string_view name(State state) { return state_names[static_cast<std::size_t>(state)]; }
std::string_view name(Visibility visibility) {
    return visibility_names[static_cast<std::size_t>(visibility)];
}
std::string_view name(Frequency frequency) {
    return frequency_names[static_cast<std::size_t>(frequency)];
}
std::string_view name(Way way) { return way_names[static_cast<std::size_t>(way)]; }
std::string_view name(Happened happened) {
    return happened_names[static_cast<std::size_t>(happened)];
}

std::optional<Kind> parse_kind(std::string_view text) { return named<Kind>(kind_names, text); }
std::optional<State> parse_state(std::string_view text) { return named<State>(state_names, text); }
std::optional<Visibility> parse_visibility(std::string_view text) {
    return named<Visibility>(visibility_names, text);
}
std::optional<Frequency> parse_frequency(std::string_view text) {
    return named<Frequency>(frequency_names, text);
}
std::optional<Way> parse_way(std::string_view text) { return named<Way>(way_names, text); }
std::optional<Happened> parse_happened(std::string_view text) {
    return named<Happened>(happened_names, text);
}

}
