// How long somebody waits for an answer about a subject, and what they were promised: begun,
// stopped and read within the transaction of what happens to the subject.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "services/activity/activity.h"
#include "services/promises/promise.h"
#include "services/units/actions.h"

namespace promises {

/// What was promised when the subject came, or when another unit got it.
struct Given {
    std::int64_t number = 1;
    units::UnitId unit = {};  ///< Who had it from then on; empty: the organisation as a whole.
    Promise promise = {};
    Source source = Source::national;
    basics::Time at = {};
    Due due = {};
};

/// running; answered; ended without an answer (taken back, hidden).
enum class Outcome : std::uint8_t { running, answered, ended };
std::string_view name(Outcome outcome);
std::optional<Outcome> parse_outcome(std::string_view name);

struct Clock {
    organisations::OrganisationId organisation = {};
    activity::Subject subject = {};
    std::int64_t round = 1;
    basics::Time began_at = {}, stopped_at = {};
    Outcome outcome = Outcome::running;
    std::int64_t reminded = 0;
    std::vector<Given> given = {};  ///< At least one, in their order.
    /// Since when it stands still because the one who waits was asked something; 0: it does not.
    basics::Time asked_since = {};
    /// How many days it has stood still, as the promise counts them, and the first and the newest
    /// date with them; no dates: as they were given.
    std::int64_t asked_days = 0;
    basics::Date counted_first = {}, counted_newest = {};
};

/// The date that the one who waits was told first: it never changes.
basics::Date first_due(Clock const& clock);
/// The newest date: what those who have it have promised.
Given const& newest(Clock const& clock);
/// The same dates, each later by the days on which the clock stood still: what is late is late by
/// the first of them, and what is promised now is the second.
basics::Date counted_due(Clock const& clock);
basics::Date answer_by(Clock const& clock);
bool stands_still(Clock const& clock);
/// Whether the answer was late, or is late today. A clock that stands still is not.
bool is_late(Clock const& clock, basics::Date today);

/// Whose holidays the organisation keeps.
pauses::Country country_of(db::Reader& reader, organisations::OrganisationId const& organisation);

/// What is promised for something that comes today to the unit.
Given promised(db::Reader& reader, organisations::OrganisationId const& organisation,
               units::UnitId const& unit, basics::Time now);

/// The subject came: from now on somebody waits. Nothing happens while a clock of it runs; after an
/// answer another round begins.
void begin(db::Transaction& tx, organisations::OrganisationId const& organisation,
           activity::Subject const& subject, basics::Time now);
/// Another unit has it (services/units says which). The clock runs on: the new promise stands
/// beside the first. Given on in the moment in which it came, it is the first.
void sent_on(db::Transaction& tx, organisations::OrganisationId const& organisation,
             activity::Subject const& subject, basics::Time now);
/// Stops the clock that runs; nothing when none does.
void stop(db::Transaction& tx, organisations::OrganisationId const& organisation,
          activity::Subject const& subject, Outcome outcome, basics::Time now);
/// The one who waits was asked something: the clock stands still until go_on_asked() or until it
/// stops. False when none runs, it stands still already, or its date has passed: what is late stays
/// late.
bool stand_still(db::Transaction& tx, organisations::OrganisationId const& organisation,
                 activity::Subject const& subject, basics::Time now);
/// They answered, or nobody waits for that any longer: the dates are later by the days between.
void go_on_asked(db::Transaction& tx, organisations::OrganisationId const& organisation,
                 activity::Subject const& subject, basics::Time now);
/// What ended without an answer waits for one again, under the promises that it had.
void go_on(db::Transaction& tx, organisations::OrganisationId const& organisation,
           activity::Subject const& subject);

/// The newest round; nothing when the subject has none.
std::optional<Clock> clock_of(db::Reader& reader, organisations::OrganisationId const& organisation,
                              activity::Subject const& subject);

/// The same of all subjects of the kind whose ids are in the range, both ends with it, by id: one
/// question for many rows.
std::map<std::string, Clock, std::less<>> clocks_between(
    db::Reader& reader, organisations::OrganisationId const& organisation, std::string_view kind,
    std::string_view first, std::string_view last);

/// Of one that is removed for good.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

}
