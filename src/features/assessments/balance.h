// The three dimensions held against each other, and the conflicts that this shows. Nothing is made
// up for by something else: harm stays visible beside every sum.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "features/assessments/part.h"

namespace assessments {

/// What the scored goals of one dimension come to.
struct DimensionSum {
    int scored = 0;  ///< How many goals have a score.
    int sum = 0;
    /// sum / (3 · scored), from -1 to 1; nothing when no goal is scored.
    std::optional<double> mean() const;
};

/// A project's latest parts.
struct Assessment {
    std::vector<Part> parts = {};

    /// Null: never told.
    Part const* find(PartId const& id) const;
    std::optional<int> score(int goal) const;
    bool empty() const { return parts.empty(); }
    /// When it was last told; zero for an empty one.
    basics::Time updated_at() const;
};

/// `goals` says which goal serves which dimension.
DimensionSum sum_of(Assessment const& assessment, std::span<goals::Goal const> goals,
                    goals::Dimension dimension);

/// 1 - (largest - smallest mean) / 2: 1 when the three come to the same, 0 when one is as good and
/// another as bad as can be. Nothing until each of the three has a scored goal: a dimension that
/// nobody looked at is not in balance.
std::optional<double> balance_of(Assessment const& assessment, std::span<goals::Goal const> goals);

/// Harm that needs an answer: a goal at -2 or less, or a dimension whose sum is below zero.
struct Conflict {
    PartId part = {};              ///< Where its answer is told.
    std::string about = {};        ///< What was harmed and how much: "13:-2"; an answer is to this.
    Part const* answer = nullptr;  ///< Null: none to what the assessment says now.
};
/// Goals first, in order, then dimensions. Points into `assessment`.
std::vector<Conflict> conflicts_of(Assessment const& assessment,
                                   std::span<goals::Goal const> goals);

/// The field of a conflict's answer that keeps what it is an answer to.
inline constexpr std::string_view about_field = "about";

}
