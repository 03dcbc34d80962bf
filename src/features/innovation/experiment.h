// A trial that is written down before it starts, locked, and told the end of. Plain values and
// rules.
#pragma once
#include <array>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/innovation/process.h"
#include "platform/basics/problems.h"

namespace innovation {

/// In characters.
inline constexpr std::size_t longest_title = 160, longest_plan = 2000;

enum class Trial : std::uint8_t { draft, registered, ended };
inline constexpr std::array<std::string_view, 3> trial_names = {"draft", "registered", "ended"};
std::string_view name(Trial trial);
std::optional<Trial> parse_trial(std::string_view name);

/// How it went, held against the hypothesis. Each is as welcome as the others.
enum class Ending : std::uint8_t { confirmed, partly, refuted, broken_off };
inline constexpr std::array<std::string_view, 4> ending_names = {"confirmed", "partly", "refuted",
                                                                 "broken_off"};
std::string_view name(Ending ending);
std::optional<Ending> parse_ending(std::string_view name);

/// What is written down before it starts, in this order.
inline constexpr std::array<std::string_view, 7> plan_fields = {
    "title", "hypothesis", "measure", "baseline", "method", "harmed", "stop_when"};
using Plan = std::array<std::string, 7>;

struct Experiment {
    std::string project = {};
    std::int64_t number = 0;
    Trial state = Trial::draft;
    std::int64_t version = 1;
    Plan plan = {};
    members::MemberId begun_by = {}, registered_by = {}, ended_by = {};
    basics::Time begun_at = {}, registered_at = {}, ended_at = {};
    std::string fingerprint = {};
    std::optional<Ending> ending = {};
    std::string result = {}, learned = {};
};

/// Tidied. A draft needs its title alone; what is registered needs all. Fields as in plan_fields.
std::expected<Plan, basics::Problems> checked_plan(Plan const& typed, bool is_registered);

struct Finding {
    Ending ending = Ending::confirmed;
    std::string result = {}, learned = {};
};
/// Fields "ending", "result" and "learned".
std::expected<Finding, basics::Problems> checked_result(std::string_view ending,
                                                        std::string_view result,
                                                        std::string_view learned);

/// What the fingerprint is taken of: JSON without blanks, with "project", "number", the plan's
/// fields in their order and "registered_at" (UTC, whole seconds).
std::string canonical(Experiment const& experiment);
/// SHA-256 of canonical(), in hexadecimal.
std::string fingerprint_of(Experiment const& experiment);

}
