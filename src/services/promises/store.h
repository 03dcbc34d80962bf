// Promises and clocks as rows.
#pragma once
#include <functional>

#include "services/promises/clock.h"
#include "services/promises/figures.h"

namespace promises::store {

ByUnit of(db::Reader& reader, organisations::OrganisationId const& organisation);
void put(db::Transaction& tx, organisations::OrganisationId const& organisation,
         units::UnitId const& unit, Promise const& promise, basics::Time now);
/// False when there is none.
bool take_away(db::Transaction& tx, organisations::OrganisationId const& organisation,
               units::UnitId const& unit);

/// With its one promise.
void add(db::Transaction& tx, Clock const& clock);
/// Writes what can change: who has it and until when, whether it runs, who was reminded.
void update(db::Transaction& tx, Clock const& clock);
/// Takes the place of one with the same number.
void put_given(db::Transaction& tx, Clock const& clock, Given const& given);
std::optional<Clock> newest_clock(db::Reader& reader,
                                  organisations::OrganisationId const& organisation,
                                  activity::Subject const& subject);
std::map<std::string, Clock, std::less<>> newest_clocks(
    db::Reader& reader, organisations::OrganisationId const& organisation, std::string_view kind,
    std::string_view first, std::string_view last);
/// Clocks that run with a newest date on the day or before it, and of which those who answer have
/// not been reminded when it came: the earliest date first.
std::vector<Clock> running_until(db::Reader& reader, basics::Date day, std::size_t most);
/// False when the clock has stopped, has another date or was reminded of since it was read.
bool note_reminded(db::Transaction& tx, Clock const& clock, std::int64_t reminded);
std::optional<Sight> sight(db::Reader& reader, organisations::OrganisationId const& organisation);
void put_sight(db::Transaction& tx, organisations::OrganisationId const& organisation, Sight sight,
               basics::Time now);
/// Clocks that began between the two times and were not ended without an answer, the newest first,
/// below the key "MICROSECONDS-SUBJECT" when it is not empty; until `take` returns false.
void each_clock(db::Reader& reader, organisations::OrganisationId const& organisation,
                basics::Time from, basics::Time before, std::string_view after,
                std::function<bool(Listed const&)> const& take);
void remove(db::Transaction& tx, std::string_view kind, std::string_view id);

}
