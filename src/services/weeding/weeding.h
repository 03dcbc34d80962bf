// Weeding (gallring) by a decision: who proposed it, who carried it out, and what went. Plain
// values.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "platform/basics/id.h"
#include "platform/basics/problems.h"
#include "platform/basics/time.h"
#include "services/permissions/permissions.h"

namespace weeding {

using WeedingId = basics::Id<struct WeedingTag>;
using organisations::OrganisationId;

/// under_way: begun, and goes on by itself until it is done, after a crash too.
enum class State : std::uint8_t { proposed, withdrawn, under_way, done };
/// What became of one thing: weeded; held, because somebody looks at it again or it is part of a
/// registered matter; changed since it was proposed; gone already.
enum class Outcome : std::uint8_t { planned, weeded, held, changed, gone };

/// "under_way", "held": in the database, the log and text ids.
std::string_view name(State state);
std::string_view name(Outcome outcome);
std::optional<State> parse_state(std::string_view name);
std::optional<Outcome> parse_outcome(std::string_view name);

struct Weeding {
    WeedingId id = {};
    OrganisationId organisation = {};
    std::string rule = {};
    std::string decision = {};  ///< Its number.
    basics::Date decided_on = {};
    std::string covers = {};
    State state = State::proposed;
    members::MemberId proposed_by = {};
    basics::Time proposed_at = {};
    members::MemberId carried_out_by = {};
    basics::Time begun_at = {}, ended_at = {};
};

struct Item {
    std::string key = {};
    basics::Time since = {};
    Outcome outcome = Outcome::planned;
};

struct Counts {
    std::int64_t planned = 0, weeded = 0, held = 0, changed = 0, gone = 0;
};

/// A proposal as typed. Fields decision, decided_on, covers.
struct Draft {
    std::string decision = {}, decided_on = {}, covers = {};
};
inline constexpr int longest_decision = 100, longest_covers = 1000;

/// The checked draft; the date is a whole day, today at the latest.
struct Decision {
    std::string number = {};
    basics::Date on = {};
    std::string covers = {};
};
std::expected<Decision, basics::Problems> check(Draft const& draft, basics::Date today);

/// Whether the viewer is one of the two: a coordinator of that very organisation. To lead the whole
/// is not enough.
bool may_take_part(permissions::Viewer const& viewer, OrganisationId const& organisation);

/// What stands in the way of carrying it out by this person.
enum class Obstacle : std::uint8_t { none, same_person, not_open };
Obstacle obstacle(Weeding const& weeding, members::MemberId const& member);

}
