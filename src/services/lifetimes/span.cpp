// Dates are counted, not hours.
#include "services/lifetimes/span.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace lifetimes {

namespace {

using std::chrono::sys_days;

struct Named {
    Unit unit;
    std::string_view name;
    int most, fewest_days, most_days;
};
/// How many days one of the unit is at least and at most, over any number of them: a month may be
/// short, but never are two in a row.
constexpr std::array<Named, 3> units = {{{Unit::days, "days", 36500, 1, 1},
                                         {Unit::months, "months", 1200, 28, 31},
                                         {Unit::years, "years", 100, 365, 366}}};

Named const& of(Unit unit) { return *std::ranges::find(units, unit, &Named::unit); }

sys_days days_of(basics::Date date) {
    using namespace std::chrono;
    return year(date.year) / date.month / date.day;
}

basics::Date date_of(sys_days day) {
    std::chrono::year_month_day const date(day);
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

}

std::string_view name(Unit unit) { return of(unit).name; }

std::optional<Unit> parse_unit(std::string_view name) {
    auto const found = std::ranges::find(units, name, &Named::name);
    return found == units.end() ? std::nullopt : std::optional(found->unit);
}

int longest(Unit unit) { return of(unit).most; }

bool is_at_least(Span const& one, Span const& other) {
    auto months = [](Span const& span) {
        return span.unit == Unit::years ? span.count * 12 : span.count;
    };
    if (one.unit == other.unit) return one.count >= other.count;
    if (one.unit != Unit::days && other.unit != Unit::days) return months(one) >= months(other);
    return one.count * of(one.unit).fewest_days >= other.count * of(other.unit).most_days;
}

basics::Date last_day(basics::Date from, Span const& span) {
    using namespace std::chrono;
    if (span.unit == Unit::days) return date_of(days_of(from) + std::chrono::days(span.count));
    auto const later = year(from.year) / from.month / from.day +
                       std::chrono::months(span.unit == Unit::years ? span.count * 12 : span.count);
    if (later.ok()) return date_of(sys_days(later));
    return date_of(sys_days(later.year() / later.month() / last) + std::chrono::days(1));
}

basics::Time beginning_of(basics::Date day) {
    constexpr std::int64_t hour = 3600 * 1'000'000LL;
    std::int64_t const in_utc = days_of(day).time_since_epoch().count() * 24 * hour;
    // The clock is put forward and back at night, but never at midnight.
    return {in_utc - basics::hours_ahead_in_stockholm({in_utc}) * hour};
}

basics::Time over_before(basics::Date today, Span const& span) {
    // Later beginnings never end sooner: the first one that is not over is found from below.
    auto const surely_over =
        days_of(today) - std::chrono::days(span.count * of(span.unit).most_days + 2);
    auto day = surely_over;
    while (last_day(date_of(day), span) < today) day += std::chrono::days(1);
    return beginning_of(date_of(day));
}

}
