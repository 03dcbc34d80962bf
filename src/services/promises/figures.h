// How long answers take, counted for one organisation and its units; and who sees it.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/promises/clock.h"
#include "services/units/actions.h"

namespace promises {

/// Who sees the figures, each step with those before it: the coordinators; everybody with a role in
/// the organisation, managers too; the public, the median of the whole; the public, each unit.
enum class Sight : std::uint8_t { coordinator, people, median, table };
inline constexpr std::array<Sight, 4> sights = {Sight::coordinator, Sight::people, Sight::median,
                                                Sight::table};
/// "coordinator", "people", "median", "table"
std::string_view name(Sight sight);
std::optional<Sight> parse_sight(std::string_view name);

Sight sight_of(db::Reader& reader, organisations::OrganisationId const& organisation);
/// Nothing is recorded when it is so already.
void set_sight(db::Transaction& tx, units::Hand const& hand,
               organisations::OrganisationId const& organisation, Sight sight);

/// Whether the one who asks sees all that is counted, also what is late.
bool is_inside(permissions::Viewer const& viewer, organisations::OrganisationId const& organisation,
               Sight sight);

/// What came and was not taken back or hidden.
struct Tally {
    std::int64_t came = 0, answered = 0;
    std::int64_t in_time = 0;  ///< Answered by the first date.
    std::int64_t waiting = 0;  ///< Not answered, whether or not the date has passed.
    std::int64_t late = 0;     ///< Those of them whose first date has passed.
    /// How many answers took so many days from the day on which it came.
    std::map<std::int64_t, std::int64_t> days = {};

    void add(Tally const& other);
};
/// The days after which half had been answered: the mean of the two middle ones for an even number.
/// Nothing without answers.
std::optional<double> median(Tally const& tally);
/// Those answered in time among those answered or late; nothing when there are none.
std::optional<double> share_in_time(Tally const& tally);

/// Of each unit that has had something, by what had it last; the empty one is the organisation.
using ByUnitTally = std::map<units::UnitId, Tally>;
Tally sum(ByUnitTally const& by_unit);

/// In public a figure is made of at least so many.
inline constexpr std::int64_t fewest_in_public = 5;
/// Whether the public may see the figures of it.
bool is_enough(Tally const& tally);
/// The units whose figures the public may see beside those of the whole. When only one would be
/// left out the smallest other is left out too, since one alone follows from the sum.
std::vector<units::UnitId> for_public(ByUnitTally const& by_unit);

/// What came between the two times, as it stands today.
ByUnitTally tally(db::Reader& reader, units::Chart const& chart, basics::Time from,
                  basics::Time before);
/// When a year begins in Stockholm.
basics::Time begin_of_year(int year);

/// Which of them a list shows.
enum class Which : std::uint8_t { came, answered, in_time, waiting, late };
inline constexpr std::array<Which, 5> all_which = {Which::came, Which::answered, Which::in_time,
                                                   Which::waiting, Which::late};
std::string_view name(Which which);
std::optional<Which> parse_which(std::string_view name);

/// A row of the list behind a figure.
struct Listed {
    activity::Subject subject = {};
    std::int64_t round = 1;
    units::UnitId unit = {};
    basics::Time began_at = {}, stopped_at = {};
    Outcome outcome = Outcome::running;
    basics::Date first_due = {};  ///< With the days on which it stood still.
    bool stands_still = false;
};
/// The newest first; those that come after (before in time than) `before` and its subject. `unit`
/// as in ByUnitTally; nothing: all.
std::vector<Listed> behind(db::Reader& reader, units::Chart const& chart, Which which,
                           std::optional<units::UnitId> const& unit, basics::Time from,
                           basics::Time before, std::string_view after, std::size_t limit);

}
