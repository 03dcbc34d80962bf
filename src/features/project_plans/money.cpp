// Addition, and nothing else.
#include "features/project_plans/money.h"

namespace project_plans {

namespace {

void add_to(std::optional<std::int64_t>& sum, std::optional<std::int64_t> const& more) {
    if (more) sum = sum.value_or(0) + *more;
}

}

void Sum::add(std::optional<std::int64_t> const& more_budget,
              std::optional<std::int64_t> const& more_outcome) {
    add_to(budget, more_budget);
    add_to(outcome, more_outcome);
}

void add(Sums& sums, Entry const& money) {
    auto const of = [&](std::string_view field) { return told::hundredths(money.told, field); };
    if (of("budget") || of("outcome"))
        sums.by_currency[told::said(money.told, "currency")].add(of("budget"), of("outcome"));
    sums.hours.add(of("hours_budget"), of("hours_outcome"));
}

Money money_of(std::vector<Entry> const& entries) {
    Money money;
    for (auto const& entry : entries) {
        if (entry.part != Part::money || !entry.holds()) continue;
        add(money.all, entry);
        add(money.by_year[told::year(entry.told, "year")], entry);
        add(money.by_financier[told::said(entry.told, "financier")], entry);
        add(money.by_kind[told::said(entry.told, "kind")], entry);
    }
    return money;
}

}
