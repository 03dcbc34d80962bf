// When a source is fetched, and what people may write about one. Pure functions.
#pragma once
#include <chrono>
#include <expected>
#include <functional>
#include <optional>
#include <string>

#include "features/knowledge/connectors/connector.h"
#include "platform/basics/problems.h"

namespace knowledge::connectors {

/// The first time after `now` that the schedule says; nothing for one that is fetched by hand. An
/// hour that the clocks skip in spring is the one after it.
std::optional<basics::Time> next_time(Schedule const& schedule, basics::Time now);

/// How long to wait after so many failures in a row (from 1), when they may pass: longer each time.
/// Nothing when it is time to wait for the schedule again.
std::optional<std::chrono::seconds> pause_after(int failures);

/// When to try again after a failure: after the pause if it may pass and the schedule is not
/// earlier; never before what the other side asked for (at most a day of that counts).
std::optional<basics::Time> time_after_failure(Schedule const& schedule, int failures,
                                               bool may_pass,
                                               std::optional<std::chrono::seconds> asked_for,
                                               basics::Time now);

/// What somebody wrote of a source, not yet trusted.
struct Draft {
    std::string source, name, addresses, key, since, rhythm, weekday, hour;
};

/// The longest of each, in characters.
inline constexpr std::size_t longest_name = 80, longest_key = 500, most_addresses = 200;

/// Name, source, addresses, since and schedule of the draft in a connector; the key stays apart.
/// `wrong_address` says what speaks against an address: the id of a text that takes {address}.
std::expected<Connector, basics::Problems> check(
    Draft const& draft,
    std::function<std::optional<std::string>(std::string const& address)> const& wrong_address);

}
