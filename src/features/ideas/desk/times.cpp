// Days in small maps, never the rows.
#include "features/ideas/desk/times.h"

#include "features/ideas/rules.h"

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
        bool const stands = last_->visibility == Visibility::waiting ||
                            last_->visibility == Visibility::public_;
        if (stands) leave(now_, false);
    }
    last_ = change;
}

ByState Counting::counted() {
    take({});
    last_.reset();
    return counted_;
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
