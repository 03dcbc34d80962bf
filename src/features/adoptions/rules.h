// What may be told of an adoption, what follows from it, and when it is asked about. Pure
// functions.
#pragma once
#include <array>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "features/adoptions/adoption.h"
#include "platform/basics/problems.h"

namespace adoptions {

/// In characters.
inline constexpr std::size_t longest_text = 1000, longest_reason = 500, longest_evidence = 2000,
                             longest_link = 500, longest_words = 1000;
/// The largest sum of money or hours.
inline constexpr std::int64_t largest_number = 10'000'000'000;
/// How many adoptions an organisation may begin in a day: each is told to somebody elsewhere.
inline constexpr std::int64_t most_a_day = 20;
/// For how long the link of a later question is good; left longer, the answer has lapsed.
inline constexpr int days_to_answer = 60;
/// How long after it came into use it is asked about.
inline constexpr std::array<int, 2> later_months = {12, 24};

/// As typed.
struct Typed {
    std::string state = {}, since = {}, reason = {}, way = {}, kept = {}, changed = {}, cost = {},
                saved = {}, hours_saved = {}, currency = {}, result = {}, result_text = {},
                evidence = {}, evidence_link = {};
};
Typed typed_of(Step const& step, Telling const& told);

struct Draft {
    Step step = {};
    Telling told = {};
    friend bool operator==(Draft const&, Draft const&) = default;
};
/// Tidied, or every mistake; fields have the names of Typed's members.
std::expected<Draft, basics::Problems> checked(Typed const& typed, basics::Date today);

/// Tidied words, or what is wrong with them.
std::expected<std::string, basics::Problems> checked_words(std::string_view typed,
                                                           std::string const& field,
                                                           std::size_t longest, bool is_required,
                                                           std::string const& missing);

/// The same adoption where it stands now. What somebody verified was how it stood before; a later
/// question belongs to a new use.
Adoption moved(Adoption adoption, Step const& step);

/// Whether this act begins or ends a use: what others are told of.
bool begins_use(State before, State after);
bool ends_use(State before, State after);

/// A question that comes later.
struct Later {
    basics::Time at = {};
    int months = 0;
};
/// The next question after the one of `months_asked`: on the same day so many months after `from`,
/// and where there is no such day (29 February) on the day after. Nothing after the last one.
std::optional<Later> later_question(basics::Date from, int months_asked);
/// The day from which those months are counted for a use that is told of `today`: its own first
/// day, or today when the first question would have come already.
basics::Date asked_from(basics::Date used_since, basics::Date today);

/// Whether an answer is overdue.
bool has_lapsed(Adoption const& adoption, basics::Time now);

/// How far what was made in one place has come: within the municipality, the county, the country,
/// or to another one.
enum class Level : std::uint8_t { local, regional, national, international };
inline constexpr std::array<std::string_view, 4> level_names = {"local", "regional", "national",
                                                                "international"};
std::string_view name(Level level);
std::optional<Level> parse_level(std::string_view name);

/// Where an organisation is; codes are empty where they are not known.
struct Where {
    std::string organisation = {}, country = {}, county = {}, municipality = {};
};
/// The origin unknown: national at most, international when countries differ.
Level level_between(Where const& origin, Where const& adopter);

}
