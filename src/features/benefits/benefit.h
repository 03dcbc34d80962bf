// What a project is good for: planned, measured, confirmed. Plain values.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/id.h"
#include "platform/basics/time.h"
#include "platform/texts/language.h"
#include "services/permissions/permissions.h"
#include "services/told/told.h"

namespace benefits {

using BenefitId = basics::Id<struct BenefitTag>;

/// budget: money that the budget gets back. economic: money's worth, as time set free, that no
/// budget shrinks by. These two are in a currency, the others in a unit of their own.
inline constexpr std::array<std::string_view, 5> kind_names = {"budget", "economic", "quality",
                                                               "environment", "social"};
bool is_money(std::string_view kind);

struct Benefit {
    BenefitId id = {};
    std::string project = {};
    std::int64_t version = 0;
    told::Told told = {};
    bool is_ended = false;
    std::string ended_because = {};
    texts::Language language = texts::Language::sv;
    members::MemberId stated_by = {};
    basics::Time stated_at = {}, updated_at = {}, ask_next_at = {};

    std::string const& kind() const { return told::said(told, "kind"); }
    /// A currency for money, otherwise the unit in words.
    std::string const& unit() const;
    std::int64_t baseline() const { return told::hundredths(told, "baseline").value_or(0); }
    std::int64_t target() const { return told::hundredths(told, "target").value_or(0); }
    /// How far a figure is from the baseline, in the direction that is wanted: hundredths.
    std::int64_t gain(std::int64_t figure) const;
    std::int64_t planned_gain() const { return gain(target()); }
};

///   waiting    ej bekräftad: the controller has not answered
///   confirmed  by the controller
///   denied     the controller says that it is not right
enum class State : std::uint8_t { waiting, confirmed, denied };
inline constexpr std::array<std::string_view, 3> state_names = {"waiting", "confirmed", "denied"};
std::string_view name(State state);
std::optional<State> parse_state(std::string_view name);

/// The figure of one year.
struct Value {
    int year = 0;
    std::int64_t version = 0;
    std::int64_t figure = 0;  ///< Hundredths of the unit.
    basics::Date measured_on = {};
    std::string source = {};
    State state = State::waiting;
    members::MemberId told_by = {};
    basics::Time told_at = {}, answered_at = {};
    std::string controller = {}, comment = {};
};

enum class What : std::uint8_t { stated, amended, asked, measured, sent, confirmed, denied, ended };
std::string_view name(What what);
std::optional<What> parse_what(std::string_view name);

struct Event {
    basics::Time at = {};
    What what = What::stated;
    members::MemberId by = {};
    std::int64_t version = 0;
    int year = 0;
    std::string told = {};
};

/// A benefit with its figures, the first year first.
struct Whole {
    Benefit benefit = {};
    std::vector<Value> values = {};
};

}
