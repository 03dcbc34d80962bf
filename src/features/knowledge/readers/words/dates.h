// Dates and periods as people write them in Swedish, Norwegian and English.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/time.h"

namespace knowledge::readers {

/// A date in running text. `vague`: more was said than a Date can hold ("hösten 2021", "Q3 2022").
struct FoundDate {
    basics::Date date;  ///< Year 0 when the text names only a day and month, or a month.
    bool vague = false;
    std::size_t begin = 0, end = 0;  ///< Bytes in the text.
};

/// All dates in the text, in order. Only dates that exist in the calendar.
std::vector<FoundDate> find_dates(std::string_view text);

/// The first date in the text that has a year: "15. oktober 2021", "2021-10-15", "Oct 2021",
/// "2021".
std::optional<basics::Date> read_date(std::string_view text);

/// From when to when. `told` keeps the words when a date is vaguer than what was said.
struct Period {
    std::optional<basics::Date> start = {}, end = {};
    std::string told = {};
};

/// The period that a text like "januari 2016 - augusti 2019", "mars 2020 - pågående", "2019–22" or
/// "t.o.m. 2024" states. A single year is both start and end. Nothing when no date is found.
std::optional<Period> read_period(std::string_view text);

/// Whether the text is a length of time and nothing else: "4 år", "36 months", "fire år".
bool is_duration(std::string_view text);

/// A date of a structured source: ISO, with or without a time of day, or 8 digits. Nothing when it
/// is not one.
std::optional<basics::Date> read_exact_date(std::string_view text);

/// One to twelve written as a word in any of the three languages; 0 otherwise. `folded` is one
/// word.
int number_word(std::string_view folded);

}
