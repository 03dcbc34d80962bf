// Sums of scores, never across dimensions.
#include "features/assessments/balance.h"

#include <algorithm>

namespace assessments {

namespace {

/// "6:-1 13:2": the scores behind a dimension's sum.
std::string scores_text(Assessment const& assessment, std::span<goals::Goal const> goals,
                        goals::Dimension dimension) {
    std::string text;
    for (auto const& goal : goals)
        if (auto const score = assessment.score(goal.number); score && goal.dimension == dimension)
            text += (text.empty() ? "" : " ") + std::to_string(goal.number) + ":" +
                    std::to_string(*score);
    return text;
}

Conflict conflict(Assessment const& assessment, PartId const& part, std::string about) {
    auto const* answer = assessment.find(part);
    if (answer && said(answer->told, about_field) != about) answer = nullptr;
    return {.part = part, .about = std::move(about), .answer = answer};
}

}

std::optional<double> DimensionSum::mean() const {
    if (scored == 0) return std::nullopt;
    return static_cast<double>(sum) / (highest_score * scored);
}

Part const* Assessment::find(PartId const& id) const {
    auto const found = std::ranges::find(parts, id, &Part::id);
    return found == parts.end() ? nullptr : &*found;
}

std::optional<int> Assessment::score(int goal) const {
    auto const* part = find({.kind = Kind::goal, .goal = goal});
    return part ? score_of(part->told) : std::nullopt;
}

basics::Time Assessment::updated_at() const {
    basics::Time last = {};
    for (auto const& part : parts) last = std::max(last, part.at);
    return last;
}

DimensionSum sum_of(Assessment const& assessment, std::span<goals::Goal const> goals,
                    goals::Dimension dimension) {
    DimensionSum all;
    for (auto const& goal : goals) {
        if (goal.dimension != dimension) continue;
        auto const score = assessment.score(goal.number);
        if (!score) continue;
        ++all.scored;
        all.sum += *score;
    }
    return all;
}

std::optional<double> balance_of(Assessment const& assessment, std::span<goals::Goal const> goals) {
    double smallest = 1, largest = -1;
    for (auto const dimension : dimensions) {
        auto const mean = sum_of(assessment, goals, dimension).mean();
        if (!mean) return std::nullopt;
        smallest = std::min(smallest, *mean);
        largest = std::max(largest, *mean);
    }
    return 1 - (largest - smallest) / 2;
}

std::vector<Conflict> conflicts_of(Assessment const& assessment,
                                   std::span<goals::Goal const> goals) {
    std::vector<Conflict> found;
    for (auto const& goal : goals)
        if (auto const score = assessment.score(goal.number); score && *score <= harmful_score)
            found.push_back(conflict(assessment, {.kind = Kind::goal_conflict, .goal = goal.number},
                                     std::to_string(goal.number) + ":" + std::to_string(*score)));
    for (auto const dimension : dimensions)
        if (sum_of(assessment, goals, dimension).sum < 0)
            found.push_back(conflict(assessment, {.kind = Kind::conflict, .dimension = dimension},
                                     scores_text(assessment, goals, dimension)));
    return found;
}

}
