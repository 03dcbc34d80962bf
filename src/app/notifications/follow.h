// What a member follows and is told of. Plain values and rules.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/time.h"
#include "services/activity/activity.h"

namespace notifications {

using activity::Subject;

/// How a member is told: only here on the site, by a letter soon after, or by one letter a day or a
/// week.
enum class Way : std::uint8_t { here, at_once, daily, weekly };
/// In the order in which they are offered.
inline constexpr std::array<Way, 4> ways = {Way::at_once, Way::daily, Way::weekly, Way::here};
/// "here", "at_once", "daily", "weekly": the names in the database and the API.
std::string_view name(Way way);
std::optional<Way> parse_way(std::string_view name);

/// The most that a member follows.
inline constexpr std::size_t most_followed = 500;

struct Follow {
    members::MemberId member = {};
    Subject subject = {};
    Way way = Way::at_once;
};

/// Whether such things are followed: "project", "case", "need", "organisation", "tag", "search".
bool can_be_followed(std::string_view kind);

/// What has happened to one subject since the member looked.
struct Notification {
    members::MemberId member = {};
    Subject subject = {};
    Subject by = {};            ///< What the member follows that led to it.
    std::string action = {};    ///< The last thing that happened.
    std::int64_t sequence = 0;  ///< Its place in the log.
    basics::Time changed_at = {};
    std::int64_t times = 0;
    bool is_seen = false;
    Way way = Way::here;
    basics::Time letter_at = {};  ///< Zero: no letter is due.
};

/// Whether people are told of such an entry of the log. What is written down for other reasons
/// (that something was hidden, that a person was removed) is nobody's news.
bool is_told(std::string_view action);

/// Whether those who follow or began what the subject came from are told as well: it is in use,
/// used by others, stopped, or told of in a case.
bool is_told_far(std::string_view action);

/// Which of a member's follows tells of a subject: the one of the subject itself, even when that
/// says "only here"; else the one that tells soonest. `matching` is not empty.
Follow const& strongest(std::vector<Follow> const& matching, Subject const& subject);

/// The matter after `happened`, when it was as `before` says; nothing when that is known already.
/// A letter that was due stays due, at the soonest of both times.
std::optional<Notification> merged(std::optional<Notification> const& before,
                                   Notification const& happened);

/// When a letter tells what happens now. At once waits `gather` microseconds, so that what happens
/// together comes together; daily is the next seven o'clock in Stockholm, weekly that of the next
/// Monday. Zero: never.
basics::Time letter_at(Way way, basics::Time now, std::int64_t gather);

}
