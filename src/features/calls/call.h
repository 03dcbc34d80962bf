// A call (utmaning): an organisation asks for needs and ideas about something of its own, with its
// own questions, dates and rules. Plain values.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ideas/ideas.h"
#include "platform/basics/time.h"
#include "services/permissions/permissions.h"

namespace calls {

using CallId = basics::Id<struct CallTag>;
using ideas::asked::Question;
using ideas::asked::Takers;
using organisations::OrganisationId;

/// What a call takes in.
enum class Takes : std::uint8_t { both, needs, ideas };
inline constexpr std::array<Takes, 3> all_takes = {Takes::both, Takes::needs, Takes::ideas};

/// What is said of it. Plain texts with line breaks.
struct Telling {
    OrganisationId organisation = {};
    std::string title = {};
    std::string story = {};     ///< What is looked for, and why.
    std::string for_whom = {};  ///< One line.
    std::string rules = {};
    std::string judged = {};  ///< How what comes in is judged, and by whom.
    std::string companies =
        {};  ///< What companies are told before sending, beside what always holds.
    std::string together = {};  ///< Organisations that ask together with it, one on each line.
    std::string language = "sv";
    Takes takes = Takes::both;
    Takers takers = Takers::everybody;
    basics::Time opens_at = {}, closes_at = {};  ///< What comes at closes_at is too late.
    basics::Date answer_by = {};                 ///< When all who took part know how it went.
    friend bool operator==(Telling const&, Telling const&) = default;
};

/// As it is kept. Whether it has opened and closed follows from its times.
enum class State : std::uint8_t { draft, published, decided };
inline constexpr std::array<State, 3> states = {State::draft, State::published, State::decided};

/// Where it stands now.
enum class Phase : std::uint8_t { draft, coming, open, paused, closed, decided };
inline constexpr std::array<Phase, 6> phases = {Phase::draft,  Phase::coming, Phase::open,
                                                Phase::paused, Phase::closed, Phase::decided};

struct Call {
    CallId id = {};
    Telling told = {};
    std::string slug = {};
    std::vector<Question> questions = {};
    State state = State::draft;
    bool is_paused = false;
    std::string result = {};       ///< What was decided, and why; once it is.
    Phase noticed = Phase::draft;  ///< The last phase that the log was told of.
    std::int64_t version = 1;
    members::MemberId made_by = {};
    basics::Time made_at = {}, updated_at = {}, decided_at = {};
};

enum class What : std::uint8_t {
    made,
    published,
    opened,  ///< By itself, at its time.
    paused,
    resumed,
    extended,
    closed,  ///< By itself, or earlier than was said, for a reason.
    decided
};

/// One line of its history, which everybody may read.
struct Event {
    std::int64_t number = 0;
    basics::Time at = {};
    What what = What::made;
    members::MemberId by = {};             ///< Empty when it happened by itself.
    std::string words = {};                ///< The reason.
    basics::Time before = {}, after = {};  ///< Of its closing, when that was moved.
};

std::string_view name(Takes takes);
std::string_view name(State state);
std::string_view name(Phase phase);
std::string_view name(What what);
std::optional<Takes> parse_takes(std::string_view name);
std::optional<State> parse_state(std::string_view name);
std::optional<Phase> parse_phase(std::string_view name);
std::optional<What> parse_what(std::string_view name);

}
