// Intake: whether an organisation, or a unit of it, takes in what people tell. It pauses by
// decision, with a text and a date; and it closes by itself where nobody answers.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "features/ideas/show.h"
#include "platform/basics/problems.h"
#include "services/units/chart.h"

namespace ideas::intake {

/// Nothing is taken in until the day after `last`.
struct Pause {
    units::UnitId unit = {};  ///< Empty: the whole organisation.
    basics::Date last = {};
    std::string words = {};
    friend bool operator==(Pause const&, Pause const&) = default;
};

/// In characters; and at most so many days ahead: what is longer is decided again.
inline constexpr std::size_t longest_words = 300;
inline constexpr int most_days = 366;

/// As typed into a form.
struct Draft {
    std::string unit = {}, last = {}, words = {};
};
/// Fields "unit", "last" and "words", on the chart's day.
std::expected<Pause, basics::Problems> checked(Draft const& draft, units::Chart const& chart);

/// With so many dates passed without an answer, and nobody who has answered, shown, hidden, given
/// on or merged anything for so many days, it closes by itself.
inline constexpr std::int64_t most_passed = 5;
inline constexpr int quiet_days = 30;
bool closes_itself(std::int64_t passed, std::optional<basics::Date> last_sign, basics::Date today);

enum class Why : std::uint8_t { open, paused, unanswered };
/// "open", "paused", "unanswered"
std::string_view name(Why why);

struct Standing {
    Why why = Why::open;
    Pause pause = {};  ///< Where it is paused.
};
/// Of what is told to the unit, or to the organisation as a whole (empty). Pauses of units above
/// and of the whole hold too, the longest first. `closed` says whether it has closed by itself.
Standing standing(std::vector<Pause> const& pauses, units::Chart const& chart,
                  units::UnitId const& unit, bool closed);

/// The same, read from the database. An organisation without a coordinator of its own never closes
/// by itself: the national process leader answers for it.
Standing standing(web::Services& services, db::Reader& reader,
                  organisations::OrganisationId const& organisation, std::string_view unit);

/// Takes the place of an earlier pause of the same unit.
basics::Problems pause(db::Transaction& tx, Hand const& hand, units::Chart const& chart,
                       Draft const& draft);
/// Ends the pause of the unit, or of the whole (empty), which with that also opens when it has
/// closed by itself: somebody is there again.
void open(db::Transaction& tx, Hand const& hand, organisations::OrganisationId const& organisation,
          units::UnitId const& unit);

/// Somebody who answers has done something in the organisation: it counts for `quiet_days`.
void note_sign(db::Transaction& tx, organisations::OrganisationId const& organisation,
               basics::Time now);

namespace store {

/// Those that are not over on the day, the longest first.
std::vector<Pause> pauses(db::Reader& reader, organisations::OrganisationId const& organisation,
                          basics::Date day);
void put(db::Transaction& tx, organisations::OrganisationId const& organisation,
         Pause const& pause);
/// False when there is none.
bool remove(db::Transaction& tx, organisations::OrganisationId const& organisation,
            units::UnitId const& unit);
std::optional<basics::Time> last_sign(db::Reader& reader,
                                      organisations::OrganisationId const& organisation);
void put_sign(db::Transaction& tx, organisations::OrganisationId const& organisation,
              basics::Time now);

}

}
