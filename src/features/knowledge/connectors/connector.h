// A source that is fetched over HTTP by itself, and what came of it. Plain values.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/knowledge/importing.h"
#include "services/permissions/permissions.h"

namespace knowledge::connectors {

using ConnectorId = basics::Id<struct ConnectorTag>;
using RunId = basics::Id<struct RunTag>;

enum class Rhythm : std::uint8_t { by_hand, daily, weekly };
std::string_view name(Rhythm rhythm);
std::optional<Rhythm> parse_rhythm(std::string_view name);

/// When to fetch, by the clock in Stockholm.
struct Schedule {
    Rhythm rhythm = Rhythm::daily;
    int weekday = 1;  ///< Of a weekly one: 1 is Monday, 7 Sunday.
    int hour = 3;     ///< 0 to 23.
    friend bool operator==(Schedule const&, Schedule const&) = default;
};

/// removed: kept for history, never shown or fetched again.
enum class State : std::uint8_t { active, paused, removed };
std::string_view name(State state);

/// By what an address tells that it has not changed.
struct Seen {
    std::string etag = {}, last_modified = {};
    friend bool operator==(Seen const&, Seen const&) = default;
};

struct Connector {
    ConnectorId id = {};
    std::string name = {};
    std::string source = {};  ///< A reader's name.
    std::vector<std::string> addresses = {};
    std::string sealed_key = {};             ///< Empty: the source needs none, or it was not given.
    std::optional<basics::Date> since = {};  ///< Take what changed or was decided from this day on.
    Schedule schedule = {};
    State state = State::active;
    std::optional<basics::Date> covered = {};  ///< Everything up to this day has been taken.
    std::map<std::string, Seen, std::less<>> seen = {};  ///< By address.
    int failures = 0;                                    ///< In a row, since the last success.
    std::optional<basics::Time> next_at = {};
    std::int64_t version = 1;
    members::MemberId made_by = {};
    basics::Time made_at = {};
};

/// failed: some of it may have been taken all the same.
enum class RunState : std::uint8_t { running, done, unchanged, failed };
std::string_view name(RunState state);

/// Where a fetch is: which of the addresses, and how many projects of it were passed.
struct Position {
    std::int64_t address = 0, offset = 0;
    friend bool operator==(Position const&, Position const&) = default;
};

struct Run {
    RunId id = {};
    ConnectorId connector = {};
    RunState state = RunState::running;
    bool anew = false;  ///< Everything, also what has not changed.
    basics::Time started_at = {};
    std::optional<basics::Time> ended_at = {};
    std::int64_t answers = 0, bytes = 0;
    Position position = {};
    ImportCounts counts = {};
    std::vector<Rejected> rejected = {};  ///< The first few hundred.
    std::string why = {};                 ///< Of a failure: the id of the text that tells.
    std::string detail = {};              ///< Where, and what the other side said.
};

}
