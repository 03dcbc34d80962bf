// Names and checks.
#include "features/ideas/arguments/argument.h"

#include "platform/basics/text.h"

namespace ideas::arguments {

namespace {

constexpr std::array<std::string_view, 2> side_names = {"for", "against"};
constexpr std::array<std::string_view, 4> state_names = {"waiting", "shown", "hidden", "withdrawn"};

}

std::string_view name(Side side) { return side_names[static_cast<std::size_t>(side)]; }
std::string_view name(State state) { return state_names[static_cast<std::size_t>(state)]; }

std::optional<Side> parse_side(std::string_view text) {
    for (auto one : sides)
        if (name(one) == text) return one;
    return std::nullopt;
}

std::optional<State> parse_state(std::string_view text) {
    for (auto one : {State::waiting, State::shown, State::hidden, State::withdrawn})
        if (name(one) == text) return one;
    return std::nullopt;
}

std::expected<Argument, basics::Problems> checked(Draft const& draft) {
    basics::Problems problems;
    auto const side = parse_side(draft.side);
    Argument made{.side = side.value_or(Side::for_it),
                  .words = std::string(basics::trimmed(basics::one_line(draft.words)))};
    if (!side) problems.push_back({"side", "ideas.problem_side"});
    if (made.words.empty()) problems.push_back({"words", "ideas.problem_argument"});
    if (auto const length = basics::length(made.words); length > longest_argument)
        problems.push_back({"words",
                            "ideas.problem_long",
                            {{"most", std::to_string(longest_argument)},
                             {"over", std::to_string(length - longest_argument)}}});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return made;
}

bool may_argue(Contribution const& idea) {
    return idea.told.kind == Kind::idea && idea.visibility == Visibility::public_;
}

}
