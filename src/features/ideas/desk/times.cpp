// Days in small maps, never the rows.
#include "features/ideas/desk/times.h"

#include <string>
#include <utility>

#include "features/ideas/rules.h"
#include "services/units/many_things.h"

namespace ideas::desk {

void Counting::leave(basics::Time at, bool is_over) {
    auto& stays = counted_[last_->state];
    ++(is_over ? stays.over : stays.now)[days_between(last_->at, at)];
}

void Counting::take(store::Change const& change) {
    if (last_ && last_->need == change.need) {
        // Corrected words in the same state are no new stay.
        if (last_->state == change.state) return;
        leave(change.at, true);
    } else if (last_) {
        bool const stands =
            last_->visibility == Visibility::waiting || last_->visibility == Visibility::public_;
        if (stands) leave(now_, false);
    }
    last_ = change;
}

ByState Counting::counted() {
    take({});
    last_.reset();
    return counted_;
}

namespace {

constexpr std::size_t at_a_time = 1000;

/// Parts changes by the unit in which their contribution lies today.
class Parting {
public:
    Parting(db::Reader& beside, units::Chart const& chart, basics::Time now)
        : beside_(beside), chart_(chart), now_(now) {}

    void take(store::Change const& change) {
        bool const is_next = !waiting_.empty() && waiting_.back().need != change.need;
        if (is_next && waiting_.size() >= at_a_time) part();
        waiting_.push_back(change);
    }
    ByUnit counted() {
        if (!waiting_.empty()) part();
        ByUnit all;
        for (auto& [unit, counting] : by_unit_) all.emplace(unit, counting.counted());
        return all;
    }

private:
    void part() {
        std::map<std::string, std::vector<units::Stay>, std::less<>> stays;
        if (!chart_.units().empty())
            for (auto const kind : kinds)
                stays.merge(units::store::stays_between(beside_, chart_.organisation(), name(kind),
                                                        waiting_.front().need.text(),
                                                        waiting_.back().need.text()));
        for (auto const& change : std::exchange(waiting_, {})) {
            auto const found = stays.find(change.need.text());
            auto const spot = found == stays.end()
                                  ? units::Spot()
                                  : chart_.spot(units::given_on(found->second, chart_.day()));
            auto const unit = spot.unit ? spot.unit->id : units::UnitId();
            by_unit_.try_emplace(unit, Counting(now_)).first->second.take(change);
        }
    }

    db::Reader& beside_;
    units::Chart const& chart_;
    basics::Time now_;
    std::vector<store::Change> waiting_ = {};
    std::map<units::UnitId, Counting> by_unit_ = {};
};

}

ByUnit count_times(db::Reader& reader, db::Reader& beside, units::Chart const& chart,
                   basics::Time from, basics::Time now) {
    Parting parting(beside, chart, now);
    store::each_change(reader, chart.organisation(), from,
                       [&](store::Change const& change) { parting.take(change); });
    return parting.counted();
}

void add(ByState& all, ByState const& more) {
    for (auto const& [state, stays] : more) {
        for (auto const& [days, many] : stays.over) all[state].over[days] += many;
        for (auto const& [days, many] : stays.now) all[state].now[days] += many;
    }
}

std::int64_t count(std::map<std::int64_t, std::int64_t> const& days) {
    std::int64_t sum = 0;
    for (auto const& [length, many] : days) sum += many;
    return sum;
}

std::optional<double> median(std::map<std::int64_t, std::int64_t> const& days) {
    auto const all = count(days);
    if (all == 0) return std::nullopt;
    auto const at = [&](std::int64_t place) {
        for (auto const& [length, many] : days)
            if ((place -= many) < 0) return static_cast<double>(length);
        return 0.0;
    };
    return (at((all - 1) / 2) + at(all / 2)) / 2;
}

}
