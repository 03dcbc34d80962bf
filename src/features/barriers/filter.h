// Choosing among barriers, and how many each choice would leave. Pure functions.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "features/barriers/barrier.h"

namespace barriers {

/// What the register is narrowed by, as programs call it.
enum class By : std::uint8_t { class_, category, bites, changes, state, organisation };
inline constexpr std::array<std::string_view, 6> by_names = {"class",   "category", "bites",
                                                             "changes", "state",    "organisation"};

/// One barrier as the register knows it: every value that it has of each.
struct Listed {
    Barrier barrier = {};
    std::vector<OrganisationId> behind = {};  ///< Who has it.
    std::map<By, std::vector<std::string>> values = {};
};

/// Any of the values of one, and of all those chosen.
struct Filter {
    std::map<By, std::set<std::string, std::less<>>> chosen = {};
    std::string project = {};  ///< Only those that stop it; empty: all.
    std::string step = {};     ///< Only those that bite there; empty: all.

    bool is_empty() const;
    bool has(By by, std::string_view value) const;
    /// "class=systemic&state=reported", without the question mark; the same for the same choices.
    std::string query() const;
    /// The filter with the value chosen, or without it when it was.
    Filter turned(By by, std::string const& value) const;
};

bool fits(Filter const& filter, Listed const& one);

/// How many there would be with this value, were nothing else of the same kind chosen. Chosen
/// values are always there.
std::map<std::string, std::size_t> counts(std::vector<Listed> const& all, Filter const& filter,
                                          By by);

}
