// The names by which values are kept, sent and said.
#include "features/dialogues/dialogue.h"

#include <algorithm>

namespace dialogues {

namespace {

constexpr std::array<std::string_view, 2> rhythm_names = {"workshop", "weeks"};
constexpr std::array<std::string_view, 3> secrecy_names = {"open", "chatham", "closed"};
constexpr std::array<std::string_view, 2> moderation_names = {"before", "after"};
constexpr std::array<std::string_view, 4> state_names = {"draft", "published", "open", "closed"};
constexpr std::array<std::string_view, 3> standing_names = {"waiting", "accepted", "hidden"};
constexpr std::array<std::string_view, 3> choice_names = {"disagree", "pass", "agree"};

template <class Value, std::size_t count>
std::optional<Value> named(std::array<std::string_view, count> const& names,
                           std::string_view wanted) {
    auto const found = std::ranges::find(names, wanted);
    if (found == names.end()) return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

}

std::string_view name(Rhythm rhythm) { return rhythm_names[static_cast<std::size_t>(rhythm)]; }
std::string_view name(Secrecy secrecy) { return secrecy_names[static_cast<std::size_t>(secrecy)]; }
std::string_view name(Moderation moderation) {
    return moderation_names[static_cast<std::size_t>(moderation)];
}
std::string_view name(State state) { return state_names[static_cast<std::size_t>(state)]; }
std::string_view name(Standing standing) {
    return standing_names[static_cast<std::size_t>(standing)];
}
std::string_view name(Choice choice) {
    return choice_names[static_cast<std::size_t>(static_cast<int>(choice) + 1)];
}
std::optional<Rhythm> parse_rhythm(std::string_view text) {
    return named<Rhythm>(rhythm_names, text);
}
std::optional<Secrecy> parse_secrecy(std::string_view text) {
    return named<Secrecy>(secrecy_names, text);
}
std::optional<Moderation> parse_moderation(std::string_view text) {
    return named<Moderation>(moderation_names, text);
}
std::optional<State> parse_state(std::string_view text) { return named<State>(state_names, text); }
std::optional<Standing> parse_standing(std::string_view text) {
    return named<Standing>(standing_names, text);
}
std::optional<Choice> parse_choice(std::string_view text) {
    auto const found = std::ranges::find(choice_names, text);
    if (found == choice_names.end()) return std::nullopt;
    return static_cast<Choice>(found - choice_names.begin() - 1);
}

}
