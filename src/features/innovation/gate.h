// A decision about a project's way on: asked for, decided, followed up. Plain values.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/innovation/process.h"
#include "platform/texts/language.h"

namespace innovation {

/// A decision is never more than it is.
///   internal   somebody's own view: a project owner's, a steering group's
///   delegated  by an official, with the point of the delegation order
///   board      by a board, with the paragraph of its minutes
enum class Kind : std::uint8_t { internal, delegated, board };
inline constexpr std::array<std::string_view, 3> kind_names = {"internal", "delegated", "board"};
std::string_view name(Kind kind);
std::optional<Kind> parse_kind(std::string_view name);

enum class Outcome : std::uint8_t { go, adjust, pause, stop, merge };
inline constexpr std::array<std::string_view, 5> outcome_names = {"go", "adjust", "pause", "stop",
                                                                  "merge"};
inline constexpr std::array outcomes = {Outcome::go, Outcome::adjust, Outcome::pause, Outcome::stop,
                                        Outcome::merge};
std::string_view name(Outcome outcome);
std::optional<Outcome> parse_outcome(std::string_view name);

enum class GateState : std::uint8_t { waiting, decided, withdrawn };
inline constexpr std::array<std::string_view, 3> gate_state_names = {"waiting", "decided",
                                                                     "withdrawn"};
std::string_view name(GateState state);
std::optional<GateState> parse_gate_state(std::string_view name);

/// How the decider stood when named, and since.
///   outside  held no role in the organisation; nobody notices when they leave
///   inside   held one
///   left     has no account or no role there any more, and the one who asked has been told
enum class Standing : std::uint8_t { outside, inside, left };

struct Decider {
    std::string name = {}, role = {}, email = {};
    members::MemberId member = {};  ///< When the address is a member's.
    Standing standing = Standing::outside;
    friend bool operator==(Decider const&, Decider const&) = default;
};

/// What is asked for.
struct Asking {
    std::string question = {};
    Kind kind = Kind::internal;
    basics::Date due = {};
    Decider decider = {};
};

struct Decision {
    Outcome outcome = Outcome::go;
    Kind kind = Kind::internal;
    basics::Time at = {};
    basics::Date on = {};
    members::MemberId by = {}, registered_by = {};
    bool is_by_deputy = false;  ///< `by` stood in for the decider, who was away.
    std::string reference = {}, link = {};
    std::string reason = {};
    bool is_public = false;  ///< Whether everybody may read the reason.
    std::string lesson = {}, merged_into = {};
    std::vector<Condition> basis = {};
};

struct Gate {
    std::string project = {};
    std::int64_t number = 0;
    Step step = Step::anchor;
    GateState state = GateState::waiting;
    Asking asked = {};
    texts::Language language = texts::Language::sv;
    members::MemberId asked_by = {};
    basics::Time asked_at = {}, reminded_at = {}, updated_at = {};
    std::string withdrawn_because = {};
    std::optional<Decision> decision = {};
};

/// What is left to do after a decision.
struct FollowUp {
    std::int64_t number = 0;
    std::string key = {};  ///< Of a condition of the process; empty: in words.
    std::string words = {};
    std::string owner_name = {}, owner_email = {};
    basics::Date due = {};
    basics::Time met_at = {}, reminded_at = {};
    members::MemberId met_by = {};
    std::string met_words = {};

    bool is_open() const { return met_at.microseconds == 0; }
};

struct Addendum {
    std::int64_t number = 0;
    basics::Time at = {};
    members::MemberId by = {};
    std::string words = {};
    bool is_public = false;
};

}
