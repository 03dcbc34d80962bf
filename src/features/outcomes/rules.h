// What may be stated and answered, and when the line owner is asked again. Pure functions.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "features/outcomes/statement.h"
#include "platform/basics/problems.h"

namespace outcomes {

/// In characters.
inline constexpr std::size_t longest_name = 120, longest_role = 120, longest_unit = 160,
                             longest_evidence = 2000, longest_link = 500, longest_budget = 300,
                             longest_comment = 1000;
/// For how long a line owner's link is good; a later question that is left so long has lapsed.
inline constexpr int days_to_answer = 60;
/// How long after the confirmation the line owner is asked again.
inline constexpr std::array<int, 2> later_months = {12, 24};

/// A statement as typed.
struct Typed {
    std::string owner_name = {}, owner_role = {}, owner_unit = {}, owner_email = {}, since = {},
                evidence = {}, evidence_link = {}, in_budget = {}, budget = {};
};
Typed typed_of(Telling const& told);

/// Tidied, or every mistake; fields have the names of Typed's members.
std::expected<Telling, basics::Problems> checked(Typed const& typed, basics::Date today);

/// Tidied words, or what is wrong with them.
std::expected<std::string, basics::Problems> checked_words(std::string_view typed,
                                                           std::string const& field,
                                                           std::size_t longest, bool is_required,
                                                           std::string const& missing);
/// Whether it is an http or https address that may stand in a page.
bool is_web_address(std::string_view text);

/// Fields answer and comment: whoever says no says why.
struct Answer {
    bool is_yes = false;
    std::string comment = {};
};
std::expected<Answer, basics::Problems> checked_answer(std::string_view answer,
                                                       std::string_view comment);

/// A question that comes later.
struct Later {
    basics::Time at = {};
    int months = 0;
};
/// The next question after the one of `months_asked`: on the same day so many months after the
/// confirmation, and where there is no such day (29 February) on the day after. Nothing after the
/// last one.
std::optional<Later> later_question(basics::Time confirmed_at, int months_asked);

/// Whether only who the line owner is has changed.
bool is_only_owner_changed(Telling const& before, Telling const& after);

/// Whether a confirmation has lapsed: a later question is unanswered for longer than its link was
/// good.
bool has_lapsed(Statement const& statement, basics::Time now);

}
