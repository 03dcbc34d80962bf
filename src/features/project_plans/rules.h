// Which fields each part has, and what may be told. Pure functions.
#pragma once
#include <expected>
#include <span>
#include <vector>

#include "features/project_plans/entry.h"

namespace project_plans {

/// In characters.
inline constexpr std::size_t longest_name = 160, longest_line = 300, longest_words = 1000;
/// Of one part of one project, those removed among them.
inline constexpr std::size_t most_entries = 200;

inline constexpr told::Words field_words{"project_plans.label_", "project_plans.hint_",
                                         "project_plans.problem_"};

/// The fields of a part, in the order in which a form asks for them.
told::Fields fields_of(Part part);

/// What was typed, tidied, or everything that is wrong with it: `others` are all entries of the
/// project, `self` the one that is changed (empty: a new one).
std::expected<told::Told, basics::Problems> checked(Part part, told::Told const& typed,
                                                    std::vector<Entry> const& others,
                                                    EntryId const& self, basics::Date today);

/// Why an entry is removed, tidied.
std::expected<std::string, basics::Problems> checked_reason(std::string_view typed);

}
