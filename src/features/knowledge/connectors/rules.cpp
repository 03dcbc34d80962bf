// Clock time in Stockholm is looked for hour by hour: days with 23 and 25 hours need no cases.
#include "features/knowledge/connectors/rules.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "features/knowledge/connectors/sources.h"
#include "platform/basics/text.h"
#include "platform/http/ascii.h"

namespace knowledge::connectors {

namespace {

constexpr std::int64_t second = 1'000'000, hour = 3600 * second;

struct Clock {
    int weekday, hour;  ///< 1 is Monday.
    friend bool operator==(Clock const&, Clock const&) = default;
};

Clock clock_in_stockholm(basics::Time time) {
    auto const local = time.microseconds / hour + basics::hours_ahead_in_stockholm(time);
    // The first of January 1970 was a Thursday.
    return {static_cast<int>((local / 24 + 3) % 7) + 1, static_cast<int>(local % 24)};
}

bool is_its_hour(Schedule const& schedule, Clock before, Clock now) {
    bool const its_day = schedule.rhythm == Rhythm::daily || now.weekday == schedule.weekday;
    // In spring the clock goes from 1 to 3: then 2 o'clock is 3.
    bool const skipped =
        (before.hour + 2) % 24 == now.hour && (before.hour + 1) % 24 == schedule.hour;
    return its_day && (now.hour == schedule.hour || skipped) && before != now;
}

std::optional<int> number(std::string_view text, int least, int most) {
    int value = 0;
    auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const whole = error == std::errc() && rest == text.data() + text.size();
    return whole && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find('\n', begin), text.size());
        auto const line = basics::trimmed(text.substr(begin, end - begin));
        if (!line.empty() && std::ranges::find(lines, line) == lines.end())
            lines.emplace_back(line);
        begin = end + 1;
    }
    return lines;
}

void check_schedule(Draft const& draft, Schedule& schedule, basics::Problems& problems) {
    auto const rhythm = parse_rhythm(draft.rhythm);
    if (!rhythm) problems.push_back({"rhythm", "connectors.rhythm_missing"});
    else schedule.rhythm = *rhythm;
    if (schedule.rhythm == Rhythm::by_hand) return;
    if (auto const at = number(draft.hour, 0, 23)) schedule.hour = *at;
    else problems.push_back({"hour", "connectors.hour_wrong"});
    if (schedule.rhythm != Rhythm::weekly) return;
    if (auto const day = number(draft.weekday, 1, 7)) schedule.weekday = *day;
    else problems.push_back({"weekday", "connectors.weekday_wrong"});
}

}

std::optional<basics::Time> next_time(Schedule const& schedule, basics::Time now) {
    if (schedule.rhythm == Rhythm::by_hand) return std::nullopt;
    auto at = now.microseconds / hour * hour + hour;
    for (auto const end = at + 9 * 24 * hour; at < end; at += hour)
        if (is_its_hour(schedule, clock_in_stockholm({at - hour}), clock_in_stockholm({at})))
            return basics::Time{at};
    return std::nullopt;
}

std::optional<std::chrono::seconds> pause_after(int failures) {
    using namespace std::chrono_literals;
    constexpr std::array<std::chrono::seconds, 5> pauses = {5min, 20min, 1h, 3h, 8h};
    if (failures < 1 || failures > static_cast<int>(pauses.size())) return std::nullopt;
    return pauses[static_cast<std::size_t>(failures - 1)];
}

std::optional<basics::Time> time_after_failure(Schedule const& schedule, int failures,
                                               bool may_pass,
                                               std::optional<std::chrono::seconds> asked_for,
                                               basics::Time now) {
    auto const ordinary = next_time(schedule, now);
    if (!ordinary) return std::nullopt;
    auto time = *ordinary;
    if (auto const pause = pause_after(failures); may_pass && pause)
        time = std::min(time, basics::Time{now.microseconds + pause->count() * second});
    if (asked_for) {
        auto const wait = std::min(*asked_for, std::chrono::seconds(std::chrono::days(1)));
        time = std::max(time, basics::Time{now.microseconds + wait.count() * second});
    }
    return time;
}

std::expected<Connector, basics::Problems> check(
    Draft const& draft,
    std::function<std::optional<std::string>(std::string const& address)> const& wrong_address) {
    basics::Problems problems;
    Connector made{.name = basics::one_line(basics::trimmed(draft.name)), .source = draft.source};
    auto const* source = find_source(draft.source);
    if (!source) problems.push_back({"source", "connectors.source_missing"});
    if (made.name.empty()) problems.push_back({"name", "connectors.name_missing"});
    if (basics::length(made.name) > longest_name)
        problems.push_back({"name", "connectors.name_too_long"});

    made.addresses = lines_of(draft.addresses);
    auto const most = source && source->many_addresses ? most_addresses : 1;
    if (made.addresses.empty()) problems.push_back({"addresses", "connectors.address_missing"});
    else if (made.addresses.size() > most)
        problems.push_back(
            {"addresses", most == 1 ? "connectors.address_one" : "connectors.address_many"});
    else
        for (auto const& address : made.addresses)
            if (auto const wrong = wrong_address(address)) {
                problems.push_back(
                    {"addresses", *wrong, {{"address", basics::shortened(address, 100)}}});
                break;
            }
    if (basics::length(draft.key) > longest_key || !http::is_header_value(draft.key))
        problems.push_back({"key", "connectors.key_wrong"});

    if (source && source->takes_since && !draft.since.empty()) {
        made.since = basics::parse_iso_date(draft.since);
        if (!made.since || !basics::exists(*made.since))
            problems.push_back({"since", "connectors.since_wrong"});
    }
    check_schedule(draft, made.schedule, problems);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return made;
}

}
