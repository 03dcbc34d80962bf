// What is said of a project's meaning for sustainability, in parts that are told one at a time.
// Plain values.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/time.h"
#include "services/goals/goals.h"
#include "services/permissions/permissions.h"

namespace assessments {

/// The dimensions that are held against each other. The means (goal 17) stand beside them.
inline constexpr std::array<goals::Dimension, 3> dimensions = {
    goals::Dimension::ecological, goals::Dimension::social, goals::Dimension::economic};
inline constexpr int goal_count = 17;

enum class Kind : std::uint8_t {
    goal,           ///< What the project means for one goal.
    equality,       ///< Who gains, who loses, who was asked.
    goal_conflict,  ///< What is done about harm to one goal.
    conflict,       ///< What is done about harm to a dimension as a whole.
};

/// Which part.
struct PartId {
    Kind kind = Kind::equality;
    int goal = 0;  ///< 1 to 17, of goals and their conflicts.
    goals::Dimension dimension = goals::Dimension::social;  ///< Of conflicts of a dimension.
    friend bool operator==(PartId const&, PartId const&) = default;
};
/// "goal-13", "equality", "conflict-goal-13", "conflict-social": in addresses, the API and rows.
std::string name(PartId const& part);
std::optional<PartId> parse_part(std::string_view name);

/// What a part says, by field; a field that was left empty is absent.
using Told = std::map<std::string, std::string, std::less<>>;
/// The field's text, or empty.
std::string const& said(Told const& told, std::string_view field);

/// A part as it was last told.
struct Part {
    PartId id = {};
    std::int64_t version = 0;  ///< 0: never told.
    basics::Time at = {};
    members::MemberId by = {};
    Told told = {};
};

/// How a goal concerns the project: core to it, touched by it, not, or nobody knows yet.
enum class Relevance : std::uint8_t { core, related, no, unknown };
inline constexpr std::array<std::string_view, 4> relevance_names = {"core", "related", "no",
                                                                    "unknown"};
/// Whether the effect is soon or later.
inline constexpr std::array<std::string_view, 2> horizon_names = {"short", "long"};
/// What the score rests on.
inline constexpr std::array<std::string_view, 3> confidence_names = {"guess", "argued", "evidence"};

/// From -3 (cancels) by 0 (neither helps nor harms) to +3 (indivisible): the interaction scale of
/// Nilsson, Griggs and Visbeck, "Policy: Map the interactions between Sustainable Development
/// Goals", Nature 534 (2016).
inline constexpr int lowest_score = -3, highest_score = 3;
/// A score of this or less is a conflict by itself.
inline constexpr int harmful_score = -2;

/// "-3" to "3", nothing else.
std::optional<int> parse_score(std::string_view text);
/// "−2", "0", "+3", as people read it.
std::string signed_score(int score);

/// The relevance and the score that a goal's part tells; a score only for what is core or related.
std::optional<Relevance> relevance_of(Told const& told);
std::optional<int> score_of(Told const& told);

}
