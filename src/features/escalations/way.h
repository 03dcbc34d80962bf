// The way of a barrier to whoever can change it, and off the world: which moves there are, and
// which are refused. Pure functions.
#pragma once
#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string_view>

namespace escalations {

/// Whose it is to change.
enum class Class : std::uint8_t { unsorted, structural, systemic };
inline constexpr std::array<std::string_view, 3> class_names = {"unsorted", "structural",
                                                                "systemic"};

/// Where a barrier stands.
///   reported   nobody has described it
///   described  what it is and why is said
///   dialogue   it is talked over with those who can change it
///   proposed   there is a proposal
///   escalated  somebody has been asked, and has not answered
///   answered   all who were asked have answered
///   trial      a change is tried out
///   resolved   see Resolution
///   parked     nobody works with it for now
///   dismissed  it was no barrier
enum class Stage : std::uint8_t {
    reported,
    described,
    dialogue,
    proposed,
    escalated,
    answered,
    trial,
    resolved,
    parked,
    dismissed
};
inline constexpr std::array<std::string_view, 10> stage_names = {
    "reported", "described", "dialogue", "proposed", "escalated",
    "answered", "trial",     "resolved", "parked",   "dismissed"};

/// How it was resolved. Only what is removed or clarified is gone: who goes around a barrier leaves
/// it where it stands for the next one.
///   removed     the rule or the practice has changed
///   clarified   it never was forbidden, and that is said now
///   mitigated   it is lower than before
///   workaround  somebody got around it
enum class Resolution : std::uint8_t { none, removed, clarified, mitigated, workaround };
inline constexpr std::array<std::string_view, 5> resolution_names = {"none", "removed", "clarified",
                                                                     "mitigated", "workaround"};

/// A rung of one of two ladders, from below: the organisation's own, and the one outside it.
enum class Rung : std::uint8_t {
    line,
    management,
    board,
    association,
    region,
    county_board,
    agency,
    ministry,
    eu
};
inline constexpr std::array<std::string_view, 9> rung_names = {
    "line",         "management", "board",    "association", "region",
    "county_board", "agency",     "ministry", "eu"};
/// Empty for a barrier that nobody has sorted.
std::span<Rung const> ladder(Class of);

/// What can be done. describe and classify are done in the barrier's description; retract takes
/// back an answer that was none.
enum class Move : std::uint8_t {
    describe,
    classify,
    discuss,
    propose,
    escalate,
    answer,
    try_out,
    resolve,
    park,
    resume,
    dismiss,
    reopen,
    retract
};
inline constexpr std::array<std::string_view, 13> move_names = {
    "describe", "classify", "discuss", "propose", "escalate", "answer", "try_out",
    "resolve",  "park",     "resume",  "dismiss", "reopen",   "retract"};

/// What a move says beside its name.
struct Step {
    Move move = Move::describe;
    Class of = Class::unsorted;                ///< Of classify.
    Rung rung = Rung::line;                    ///< Of escalate.
    Resolution resolution = Resolution::none;  ///< Of resolve.
    friend bool operator==(Step const&, Step const&) = default;
};

/// Where it stands, and what the next move needs to know.
struct Way {
    Stage stage = Stage::reported;
    Class of = Class::unsorted;
    Resolution resolution = Resolution::none;  ///< Other than none in resolved alone.
    Stage before = Stage::reported;            ///< What it was before it was parked or dismissed.
    int asked = 0;                             ///< Escalations.
    int open = 0;                              ///< Those of them that nobody has answered.
    int highest_own = 0;  ///< How many rungs of one's own ladder have been asked.
    friend bool operator==(Way const&, Way const&) = default;

    /// Whether it stands in nobody's way any more.
    bool is_gone() const {
        return stage == Stage::resolved &&
               (resolution == Resolution::removed || resolution == Resolution::clarified);
    }
};

/// Why a move is refused.
///   not_described  it is to be described first
///   unsorted       whose it is to change has to be said first
///   over           it is gone or was no barrier: reopen it first
///   not_over       only what is gone, dismissed, or resolved can be reopened
///   parked         resume it first
///   not_parked     it is not parked
///   other_ladder   the rung is of the other ladder
///   rung_skipped   the rung below has not been asked
///   none_open      nobody has been asked who has not answered
///   no_resolution  how it was resolved is not said
///   none_answered  there is no answer to take back
///   same           it stands there already
enum class Refusal : std::uint8_t {
    not_described,
    unsorted,
    over,
    not_over,
    parked,
    not_parked,
    other_ladder,
    rung_skipped,
    none_open,
    no_resolution,
    none_answered,
    same
};
inline constexpr std::array<std::string_view, 12> refusal_names = {
    "not_described", "unsorted",     "over",      "not_over",      "parked",        "not_parked",
    "other_ladder",  "rung_skipped", "none_open", "no_resolution", "none_answered", "same"};

std::expected<Way, Refusal> after(Way const& way, Step const& step);
/// Where a barrier stands after all this, from the beginning; what is refused is left out.
Way told_by(std::span<Step const> history);

std::string_view name(Class one);
std::string_view name(Stage one);
std::string_view name(Resolution one);
std::string_view name(Rung one);
std::string_view name(Move one);
std::string_view name(Refusal one);
std::optional<Class> parse_class(std::string_view name);
std::optional<Stage> parse_stage(std::string_view name);
std::optional<Resolution> parse_resolution(std::string_view name);
std::optional<Rung> parse_rung(std::string_view name);
std::optional<Move> parse_move(std::string_view name);

}
