// How long contributions stand in each state, from their history. Values and one pure count.
#pragma once
#include <map>
#include <optional>
#include <vector>

#include "features/ideas/desk/rows.h"
#include "services/units/chart.h"

namespace ideas::desk {

/// Of one state, in whole days.
struct Stays {
    std::map<std::int64_t, std::int64_t> over = {};  ///< How many stays of so many days are over.
    std::map<std::int64_t, std::int64_t> now = {};   ///< How many stand there for so many days now.
};
using ByState = std::map<State, Stays>;

/// Counts stays as they are read, one contribution after the other; what was hidden, merged or
/// taken back stands nowhere now.
class Counting {
public:
    explicit Counting(basics::Time now) : now_(now) {}
    void take(store::Change const& change);
    ByState counted();

private:
    void leave(basics::Time at, bool is_over);

    basics::Time now_;
    std::optional<store::Change> last_ = {};
    ByState counted_ = {};
};

/// The same by the unit that has them today; the empty one is the organisation as a whole, with
/// what lies in no unit.
using ByUnit = std::map<units::UnitId, ByState>;
/// Of what was told to the chart's organisation since then, as it stands `now`. `beside` is asked
/// where things lie while `reader` reads them: so many at a time, never all.
ByUnit count_times(db::Reader& reader, db::Reader& beside, units::Chart const& chart,
                   basics::Time from, basics::Time now);
/// Two counts of the same states together.
void add(ByState& all, ByState const& more);

std::int64_t count(std::map<std::int64_t, std::int64_t> const& days);
/// The mean of the two middle ones for an even number; nothing without any.
std::optional<double> median(std::map<std::int64_t, std::int64_t> const& days);

}
