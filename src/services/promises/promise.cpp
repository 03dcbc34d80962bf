// Days are stepped one by one: pauses and holidays have no formula.
#include "services/promises/promise.h"

#include <charconv>
#include <chrono>

#include "platform/basics/text.h"

namespace promises {

namespace {

std::chrono::sys_days as_days(basics::Date day) {
    return std::chrono::year(day.year) / std::chrono::month(static_cast<unsigned>(day.month)) /
           std::chrono::day(static_cast<unsigned>(day.day));
}

constexpr int most_steps = 3660;

/// Nothing when pauses leave no day within ten years.
std::optional<basics::Date> calendar_days_after(basics::Date day, int count,
                                                pauses::Country country,
                                                std::span<pauses::Pause const> pauses) {
    for (int step = 0; step < most_steps && count > 0; ++step) {
        day = pauses::next_day(day);
        if (!pauses::pause_on(pauses, day)) --count;
    }
    return count > 0 ? std::nullopt : pauses::answering_again(day, country, pauses);
}

std::optional<basics::Date> last_day(basics::Date came, Promise const& promise,
                                     pauses::Country country,
                                     std::span<pauses::Pause const> pauses) {
    return promise.counting == Counting::working_days
               ? pauses::working_days_after(came, promise.days, country, pauses)
               : calendar_days_after(came, promise.days, country, pauses);
}

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    auto const end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, number);
    bool const is_whole = read.ec == std::errc() && read.ptr == end;
    return is_whole ? std::optional(number) : std::nullopt;
}

}

std::string_view name(Counting counting) {
    return counting == Counting::working_days ? "working_days" : "calendar_days";
}

std::optional<Counting> parse_counting(std::string_view text) {
    for (auto one : {Counting::working_days, Counting::calendar_days})
        if (name(one) == text) return one;
    return std::nullopt;
}

std::string_view name(Source source) {
    switch (source) {
        case Source::unit: return "unit";
        case Source::organisation: return "organisation";
        case Source::national: return "national";
    }
    return "national";
}

std::optional<Source> parse_source(std::string_view text) {
    for (auto one : {Source::unit, Source::organisation, Source::national})
        if (name(one) == text) return one;
    return std::nullopt;
}

Promise national_default() { return {.who = {}, .days = 20, .counting = Counting::working_days}; }

std::expected<Promise, basics::Problems> checked(Draft const& draft, bool needs_who) {
    basics::Problems problems;
    Promise made{.who = basics::one_line(basics::trimmed(draft.who))};
    auto const days = number_in(basics::trimmed(draft.days));
    auto const counting = parse_counting(draft.counting);
    if (made.who.empty() && needs_who) problems.push_back({"who", "promises.who_missing"});
    if (basics::length(made.who) > longest_who) problems.push_back({"who", "promises.who_long"});
    if (made.who.contains('@') && !made.who.contains(' '))
        problems.push_back({"who", "promises.who_address"});
    if (!days || *days < 1 || *days > most_days)
        problems.push_back({"days", "promises.days_wrong"});
    if (!counting) problems.push_back({"counting", "promises.counting_missing"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    made.days = *days;
    made.counting = *counting;
    return made;
}

Holding holding(ByUnit const& own, Promise const& national, units::Chart const& chart,
                units::UnitId const& given) {
    auto const* at = chart.spot(given).unit;
    for (std::size_t step = 0; at && step <= chart.units().size(); ++step) {
        if (auto const found = own.find(at->id); found != own.end())
            return {found->second, Source::unit, at->id};
        auto const* span = units::span_on(*at, chart.day());
        at = span ? chart.spot(span->parent).unit : nullptr;
    }
    auto const whole = own.find(units::UnitId());
    if (whole != own.end()) return {whole->second, Source::organisation, {}};
    return {national, Source::national, {}};
}

Due due(basics::Date came, Promise const& promise, pauses::Country country,
        std::span<pauses::Pause const> pauses) {
    auto const plain = last_day(came, promise, country, {}).value_or(came);
    auto const day = last_day(came, promise, country, pauses).value_or(plain);
    return {day, static_cast<int>(days_between(plain, day))};
}

std::int64_t days_between(basics::Date from, basics::Date to) {
    return (as_days(to) - as_days(from)).count();
}

}
