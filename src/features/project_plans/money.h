// The sums of a project's money: by who pays and year, each told figure once. Pure functions.
#pragma once
#include <map>
#include <tuple>

#include "features/project_plans/entry.h"

namespace project_plans {

/// Hundredths of a currency, or of hours. What was not told is no zero.
struct Sum {
    std::optional<std::int64_t> budget = {}, outcome = {};
    void add(std::optional<std::int64_t> const& more_budget,
             std::optional<std::int64_t> const& more_outcome);
    friend bool operator==(Sum const&, Sum const&) = default;
};

/// Currencies are never added to each other, nor hours to money.
struct Sums {
    std::map<std::string, Sum> by_currency = {};
    Sum hours = {};
};
void add(Sums& sums, Entry const& money);

struct Money {
    Sums all = {};
    std::map<int, Sums> by_year = {};
    std::map<std::string, Sums> by_financier = {};
    std::map<std::string, Sums> by_kind = {};
};
/// Of the entries that are money and hold.
Money money_of(std::vector<Entry> const& entries);

}
