// Names of parts, and what a goal's part tells.
#include "features/assessments/part.h"

#include <algorithm>
#include <charconv>

namespace assessments {

namespace {

constexpr std::string_view goal_prefix = "goal-", conflict_prefix = "conflict-";

/// "13", without signs, zeros before it or anything after it.
std::optional<int> parse_goal(std::string_view text) {
    int number = 0;
    auto const* const end = text.data() + text.size();
    auto const [stopped, error] = std::from_chars(text.data(), end, number);
    bool const is_goal = error == std::errc() && stopped == end && number >= 1 &&
                         number <= goal_count && text == std::to_string(number);
    return is_goal ? std::optional(number) : std::nullopt;
}

}

std::string name(PartId const& part) {
    switch (part.kind) {
        case Kind::goal: return std::string(goal_prefix) + std::to_string(part.goal);
        case Kind::equality: return "equality";
        case Kind::goal_conflict:
            return std::string(conflict_prefix) + std::string(goal_prefix) +
                   std::to_string(part.goal);
        case Kind::conflict:
            return std::string(conflict_prefix) + std::string(goals::name(part.dimension));
    }
    return {};
}

std::optional<PartId> parse_part(std::string_view text) {
    if (text == "equality") return PartId{.kind = Kind::equality};
    bool const is_conflict = text.starts_with(conflict_prefix);
    if (is_conflict) text.remove_prefix(conflict_prefix.size());
    if (text.starts_with(goal_prefix)) {
        auto const goal = parse_goal(text.substr(goal_prefix.size()));
        if (!goal) return std::nullopt;
        return PartId{.kind = is_conflict ? Kind::goal_conflict : Kind::goal, .goal = *goal};
    }
    for (auto const dimension : dimensions)
        if (is_conflict && text == goals::name(dimension))
            return PartId{.kind = Kind::conflict, .dimension = dimension};
    return std::nullopt;
}

std::string const& said(Told const& told, std::string_view field) {
    static std::string const nothing;
    auto const found = told.find(field);
    return found == told.end() ? nothing : found->second;
}

std::optional<int> parse_score(std::string_view text) {
    for (int score = lowest_score; score <= highest_score; ++score)
        if (text == std::to_string(score)) return score;
    return std::nullopt;
}

std::string signed_score(int score) {
    if (score == 0) return "0";
    return (score < 0 ? "−" : "+") + std::to_string(score < 0 ? -score : score);
}

std::optional<Relevance> relevance_of(Told const& told) {
    auto const found = std::ranges::find(relevance_names, said(told, "relevance"));
    if (found == relevance_names.end()) return std::nullopt;
    return static_cast<Relevance>(found - relevance_names.begin());
}

std::optional<int> score_of(Told const& told) {
    auto const relevance = relevance_of(told);
    if (relevance != Relevance::core && relevance != Relevance::related) return std::nullopt;
    return parse_score(said(told, "score"));
}

}
