// A dialogue (dialogverkstad): people meet about something, write statements and say what they
// think of each other's. Plain values.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/basics/id.h"
#include "platform/basics/time.h"
#include "services/permissions/permissions.h"

namespace dialogues {

using DialogueId = basics::Id<struct DialogueTag>;
using organisations::OrganisationId;

/// A workshop of some hours is opened and closed by who leads it; one of weeks opens and closes by
/// itself.
enum class Rhythm : std::uint8_t { workshop, weeks };
inline constexpr std::array<Rhythm, 2> rhythms = {Rhythm::workshop, Rhythm::weeks};

/// Who may see what.
///   open     everybody: it is listed, anybody may take part, results are seen as they come
///   chatham  it is listed; who has the code takes part; results are for everybody once it is over,
///            and nobody tells who said what
///   closed   for those who have the code and those who lead it, in all
enum class Secrecy : std::uint8_t { open, chatham, closed };
inline constexpr std::array<Secrecy, 3> secrecies = {Secrecy::open, Secrecy::chatham,
                                                     Secrecy::closed};

/// When somebody looks at what participants write: before others see it, or after.
enum class Moderation : std::uint8_t { before, after };
inline constexpr std::array<Moderation, 2> moderations = {Moderation::before, Moderation::after};

enum class State : std::uint8_t { draft, published, open, closed };
inline constexpr std::array<State, 4> states = {State::draft, State::published, State::open,
                                                State::closed};

/// What it is about, where the platform has it.
struct About {
    std::string kind = {}, id = {};
    bool empty() const { return kind.empty(); }
    friend bool operator==(About const&, About const&) = default;
};

/// What is said of it. Plain texts with line breaks.
struct Telling {
    OrganisationId organisation = {};
    std::string title = {}, purpose = {}, agenda = {}, material = {}, place = {}, link = {};
    std::string language = "sv";
    Rhythm rhythm = Rhythm::workshop;
    Secrecy secrecy = Secrecy::open;
    Moderation moderation = Moderation::before;
    basics::Time starts_at = {}, ends_at = {};
    About about = {};
    friend bool operator==(Telling const&, Telling const&) = default;
};

struct Dialogue {
    DialogueId id = {};
    Telling told = {};
    std::string slug = {};
    State state = State::draft;
    std::string code = {};     ///< By which people take part: "K7M2QX".
    std::string sending = {};  ///< Hash of what the form sent.
    std::int64_t version = 1;
    members::MemberId made_by = {};
    basics::Time made_at = {}, updated_at = {}, closed_at = {};
};

/// How many have voted how.
struct Tally {
    std::int64_t agree = 0, disagree = 0, pass = 0;
    std::int64_t all() const { return agree + disagree + pass; }
    friend bool operator==(Tally const&, Tally const&) = default;
};

enum class Standing : std::uint8_t { waiting, accepted, hidden };

struct Statement {
    std::int64_t number = 0;
    std::string words = {};
    Standing standing = Standing::waiting;
    /// A participant; 0: those who arrange it; -1: somebody who is forgotten.
    std::int64_t author = 0;
    std::string reason = {};  ///< Why it was hidden.
    Tally tally = {};
};

enum class Choice : std::int8_t { disagree = -1, pass = 0, agree = 1 };

/// Somebody who takes part. Who they are nobody knows.
struct Participant {
    DialogueId dialogue = {};
    std::int64_t number = 0;
    std::int64_t votes = 0;
};

/// What moves while it is open.
struct Pulse {
    std::int64_t revision = 0, participants = 0, votes = 0;
};

std::string_view name(Rhythm rhythm);
std::string_view name(Secrecy secrecy);
std::string_view name(Moderation moderation);
std::string_view name(State state);
std::string_view name(Standing standing);
std::string_view name(Choice choice);
std::optional<Rhythm> parse_rhythm(std::string_view name);
std::optional<Secrecy> parse_secrecy(std::string_view name);
std::optional<Moderation> parse_moderation(std::string_view name);
std::optional<State> parse_state(std::string_view name);
std::optional<Standing> parse_standing(std::string_view name);
std::optional<Choice> parse_choice(std::string_view name);

}
