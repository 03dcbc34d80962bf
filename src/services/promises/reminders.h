// Reminding those who answer: once before the date that they promised, and once when it has come.
#pragma once
#include <vector>

#include "services/promises/clock.h"

namespace promises {

/// So many working days before the date.
inline constexpr int reminded_before = 2;

struct Reminder {
    Clock clock = {};
    bool is_due = false;  ///< The date has come; otherwise it is near.
};

/// Those to be reminded of today, at most `most`, one organisation and unit after the other. On
/// days on which an organisation does not work nobody there is.
std::vector<Reminder> to_remind(db::Reader& reader, basics::Time now, std::size_t most);

/// Written in the transaction of the letter. False when it was answered, sent on or reminded of
/// meanwhile: then nobody is told.
bool claim(db::Transaction& tx, Reminder const& reminder);

}
