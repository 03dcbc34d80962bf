// The index of running clocks by their dates gives few more than those that are due.
#include "services/promises/reminders.h"

#include <algorithm>
#include <map>
#include <utility>

#include "services/organisations/store.h"
#include "services/pauses/pauses.h"
#include "services/promises/store.h"

namespace promises {

namespace {

/// When those of an organisation are reminded today.
struct Today {
    bool works = false;
    basics::Date near = {};  ///< The last date that is near.
};

Today today_in(db::Reader& reader, organisations::OrganisationId const& organisation,
               basics::Date day) {
    auto const country = country_of(reader, organisation);
    // What single units pause for is in their dates already.
    std::vector<pauses::Pause> whole;
    for (auto const& one : pauses::store::to_come(reader, organisation, day))
        if (one.unit.empty()) whole.push_back(one);
    return {pauses::is_working_day(day, country, whole),
            pauses::working_days_after(day, reminded_before, country, whole).value_or(day)};
}

/// Further ahead than two working days ever are but for long pauses, in which nobody is reminded.
basics::Date furthest(basics::Date day) {
    for (int step = 0; step < 14; ++step) day = pauses::next_day(day);
    return day;
}

}

std::vector<Reminder> to_remind(db::Reader& reader, basics::Time now, std::size_t most) {
    auto const day = basics::day_in_stockholm(now);
    std::map<organisations::OrganisationId, Today> known;
    std::vector<Reminder> found;
    for (auto& one : store::running_until(reader, furthest(day), most * 4)) {
        if (found.size() >= most) break;
        auto at = known.find(one.organisation);
        if (at == known.end())
            at = known.emplace(one.organisation, today_in(reader, one.organisation, day)).first;
        bool const is_due = answer_by(one) <= day;
        bool const is_near = answer_by(one) <= at->second.near;
        if (at->second.works && (is_due || (is_near && one.reminded == 0)))
            found.push_back({std::move(one), is_due});
    }
    std::ranges::stable_sort(found, {}, [](Reminder const& one) {
        return std::pair(one.clock.organisation, newest(one.clock).unit);
    });
    return found;
}

bool claim(db::Transaction& tx, Reminder const& reminder) {
    return store::note_reminded(tx, reminder.clock, reminder.is_due ? 2 : 1);
}

}
