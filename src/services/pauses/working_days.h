// Working days, holidays and pauses. Pure functions over whole days.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "platform/basics/time.h"
#include "services/permissions/permissions.h"

namespace pauses {

enum class Country : std::uint8_t { sweden, norway };

using PauseId = basics::Id<struct PauseTag>;

/// Days on which nobody answers.
struct Pause {
    PauseId id = {};
    units::UnitId unit = {};            ///< Empty: the whole organisation.
    basics::Date from = {}, last = {};  ///< Whole days, both of them in it.
    std::string words = {};
    friend bool operator==(Pause const&, Pause const&) = default;
};

/// The day after; the day before.
basics::Date next_day(basics::Date day);
basics::Date day_before(basics::Date day);
/// Saturday or Sunday.
bool is_weekend(basics::Date day);
/// Easter Sunday of the year, 1583 to 9999: the Gregorian computus (Meeus, Astronomical
/// Algorithms, chapter 8).
basics::Date easter(int year);
/// Sweden: SFS 1989:253, and the eves that SFS 1930:173 puts beside them. Norway: lov 1995-02-24-12
/// and lov 1947-04-26-1.
bool is_holiday(basics::Date day, Country country);

/// The first of the pauses that the day is in; null: none.
Pause const* pause_on(std::span<Pause const> pauses, basics::Date day);
/// Neither weekend, holiday nor pause.
bool is_working_day(basics::Date day, Country country, std::span<Pause const> pauses);
/// The first working day from the day on; nothing when there is none within ten years.
std::optional<basics::Date> answering_again(basics::Date day, Country country,
                                            std::span<Pause const> pauses);
/// The day on which `count` working days have gone since the day, which itself does not count: a
/// promise of three days given on a Friday falls due on Wednesday. `count` is at least 0; 0 gives
/// the first working day from the day on. Nothing beyond ten years.
std::optional<basics::Date> working_days_after(basics::Date day, int count, Country country,
                                               std::span<Pause const> pauses);

}
