// What may be asked and decided, and what a decision does. Pure functions.
#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "features/innovation/gate.h"
#include "platform/basics/problems.h"

namespace innovation {

/// In characters.
inline constexpr std::size_t longest_name = 120, longest_role = 120, longest_unit = 160,
                             longest_question = 500, longest_evidence = 1000, longest_link = 500,
                             longest_words = 200, longest_reason = 3000, longest_lesson = 3000,
                             longest_condition = 300, longest_reference = 60,
                             longest_step_name = 60, longest_email = 254;
/// Follow-ups that one decision may demand in words.
inline constexpr std::size_t most_conditions = 10;
/// For how long after its day a decider's link is good.
inline constexpr int days_after_due = 60;
/// How many days before its day somebody is reminded of a decision, and how often after it.
inline constexpr int days_before = 7, days_between = 14;
/// How far ahead a decision may be planned.
inline constexpr int most_years_ahead = 3;

/// Tidied words, or what is wrong with them: `missing` when they are required.
std::expected<std::string, basics::Problems> checked_words(std::string_view typed,
                                                           std::string const& field,
                                                           std::size_t longest,
                                                           std::string const& missing = {});
/// Whether it is an http or https address that may stand in a page.
bool is_web_address(std::string_view text);

/// Fields owner_name, owner_role and owner_unit; all empty: nobody any more.
std::expected<LineOwner, basics::Problems> checked_owner(std::string_view name,
                                                         std::string_view role,
                                                         std::string_view unit);

/// What is asked, as typed; fields have the members' names.
struct TypedAsking {
    std::string question = {}, kind = {}, due = {}, decider_name = {}, decider_role = {},
                decider_email = {};
};
std::expected<Asking, basics::Problems> checked(TypedAsking const& typed, basics::Date today);

/// A decision as typed; fields have the members' names.
struct TypedDecision {
    std::string outcome = {}, kind = {}, reference = {}, decided_on = {}, link = {}, reason = {},
                visibility = {}, lesson = {}, merged_into = {}, conditions = {}, open_owner = {},
                open_email = {}, open_due = {};
};
/// What it is held against.
struct Held {
    basics::Date today = {};
    std::string project = {};
    std::vector<Condition> conditions = {};
    /// Somebody writes down what another has decided: that is no internal view.
    bool is_registered = false;
};
struct Decided {
    Decision decision = {};
    std::vector<FollowUp> follow_ups = {};
};
/// When it says go, what does not hold is followed up by somebody until a day; a stop has its
/// lesson, a merge its project. Whether that project is there is the caller's to see.
std::expected<Decided, basics::Problems> checked(TypedDecision const& typed, Held const& held);

/// The process after a decision, and the way it went.
struct Result {
    Process process = {};
    std::optional<Move> move = {};  ///< Nothing when it stays where it is.
};
Result decided(Process process, Gate const& gate, Decision const& decision, basics::Time now);

/// What those who work with it do without a decision: back to an earlier step, or on again after a
/// pause or a stop. Fields "to" and "reason".
std::expected<Move, basics::Problems> checked_move(Process const& process, std::string_view how,
                                                   std::string_view to, std::string_view reason);
Process moved(Process process, Move const& move);

/// Names of steps as typed, by step; empty ones are common. Field "name_" and the step's name.
std::expected<std::array<std::string, 7>, basics::Problems> checked_names(
    std::array<std::string, 7> const& typed);

/// Whether somebody is to be reminded of what is due on a day: once in the week before, and every
/// other week after it.
bool is_to_remind(basics::Date due, basics::Time reminded_at, basics::Time now);

}
