// What a project's own people tell of it, entry by entry. Plain values.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/id.h"
#include "platform/basics/time.h"
#include "services/permissions/permissions.h"
#include "services/told/told.h"

namespace project_plans {

using EntryId = basics::Id<struct PlanEntryTag>;

enum class Part : std::uint8_t {
    partner,     ///< Who takes part, and from which helix.
    commitment,  ///< What a partner has promised, by when, and whether it was kept.
    team,        ///< Who works in it.
    milestone,   ///< What is to be reached by when.
    money,       ///< Budget and outcome of one who pays, a year and a kind at a time.
    risk         ///< What may go wrong.
};
inline constexpr std::array<Part, 6> parts = {Part::partner,   Part::commitment, Part::team,
                                              Part::milestone, Part::money,      Part::risk};
/// "partner" …: in addresses, rows, the API and text ids.
std::string_view name(Part part);
std::optional<Part> parse_part(std::string_view name);
/// Whether everybody who sees the project sees it; otherwise its own people alone.
bool is_public(Part part);

struct Entry {
    EntryId id = {};
    Part part = Part::partner;
    std::int64_t version = 0;
    basics::Time at = {};
    members::MemberId by = {};
    told::Told told = {};
    std::string removed = {};  ///< Why it holds no more; empty: it holds.
    bool holds() const { return removed.empty(); }
};

/// What a milestone or a commitment has come to.
enum class Standing : std::uint8_t { ahead, late, reached, missed };
std::string_view name(Standing standing);
Standing standing_of(Entry const& milestone_or_commitment, basics::Date today);
/// The day that holds: the one it was moved to, or else the planned one.
basics::Date due(Entry const& milestone_or_commitment);

/// Likelihood times consequence, 1 to 25, and what that is called: "low", "medium", "high".
int weight(Entry const& risk);
std::string_view level(int weight);

}
