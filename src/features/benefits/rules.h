// What may be stated, measured and answered, and when the owner is asked. Pure functions.
#pragma once
#include <expected>

#include "features/benefits/benefit.h"

namespace benefits {

/// In characters.
inline constexpr std::size_t longest_line = 200, longest_words = 1000, longest_unit = 60;
/// Of one project, ended ones among them.
inline constexpr std::size_t most_benefits = 50;
/// For how long a link in a letter is good.
inline constexpr int days_to_answer = 60;

inline constexpr told::Words field_words{"benefits.label_", "benefits.hint_", "benefits.problem_"};

/// What is stated of a benefit, and what is told of one year's figure.
told::Fields benefit_fields();
told::Fields value_fields();

std::expected<told::Told, basics::Problems> checked_benefit(told::Told const& typed);
/// Of the fields "year", "figure", "measured_on" and "source".
std::expected<Value, basics::Problems> checked_value(told::Told const& typed, basics::Date today);
told::Told typed_of(Value const& value);

/// Fields answer and comment: whoever says no says why.
struct Answer {
    bool is_yes = false;
    std::string comment = {};
};
std::expected<Answer, basics::Problems> checked_answer(std::string_view answer,
                                                       std::string_view comment);
/// Why a benefit is expected no more.
std::expected<std::string, basics::Problems> checked_reason(std::string_view typed);

/// Whether a change takes away what figures were confirmed by: kind, measure, unit or baseline.
bool is_other_measure(told::Told const& before, told::Told const& after);

/// The day on which the owner is asked first, and the one a year after a question: where there is
/// no such day (29 February) the day after.
basics::Time first_question(told::Told const& told, basics::Time now);
basics::Time next_question(basics::Time asked_for);

}
