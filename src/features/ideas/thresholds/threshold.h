// When a need or an idea is put on a decision maker's desk: so many supports, or a day. Values and
// pure functions over days in Europe/Stockholm.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "features/ideas/need.h"
#include "platform/basics/problems.h"

namespace ideas::thresholds {

struct Rule {
    std::string who = {};  ///< A board or a role, as everybody reads it.
    members::MemberId member = {};
    std::string address = {};  ///< When it is no member.
    std::int64_t supports = 0;
    basics::Date day = {};  ///< No day: none.
    bool is_yearly = false;
    basics::Time changed_at = {};
};

/// As typed into a form. `member` is the id of one of those who have a role there, or empty.
struct Draft {
    std::string who = {}, member = {}, address = {}, supports = {}, day = {};
    bool is_yearly = false;
};

/// In characters, and in supports.
inline constexpr std::size_t longest_who = 120;
inline constexpr std::int64_t most_supports = 1'000'000;

/// Fields "who", "address", "supports" and "day": somebody, and supports or a day, that has not
/// passed today. Whether the member has a role there is the caller's to check.
std::expected<Rule, basics::Problems> checked(Draft const& draft, basics::Date today);

/// The day of this kind in the year: the 29th of February is the 28th in years that have none.
basics::Date in_year(basics::Date day, int year);
/// The last day of the rule that has come by today, whole days: no hour of it can be missing when
/// clocks are changed. Nothing before the first.
std::optional<basics::Date> last_come(Rule const& rule, basics::Date today);

/// Why a matter reaches the decision maker now.
enum class Why : std::uint8_t { supports, day };
std::string_view name(Why why);
/// Nothing: it does not, or it waits for no answer, or not everybody may read it.
std::optional<Why> reaches(Rule const& rule, Need const& need, basics::Date today);

}
