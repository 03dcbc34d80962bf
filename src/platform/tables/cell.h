// Numbers, dates and texts as they stand in the cells of spreadsheets. Part of the spreadsheet
// readers.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace tables {

/// How a number is meant to be shown.
enum class NumberStyle {
    number,
    date,  ///< A day, perhaps with a time.
    time_of_day,
    elapsed_time,  ///< Hours that go on beyond 24.
};

/// By one of the numbers that every XLSX file may use without saying what they are.
NumberStyle style_of_built_in_format(int id);

/// By a format as people write it: "yyyy-mm-dd", "[h]:mm", "# ##0 \"kr\"".
NumberStyle style_of_format(std::string_view format);

/// Days are counted from 1900 or 1904.
enum class DayCount { from_1900, from_1904 };

/// A number cell's text: "1234.5", "2016-01-31", "2016-01-31 12:00:00", "12:00:00", "36:30:00".
/// What is not a number stays as it is; days outside the calendar stay numbers.
std::string number_text(std::string_view value, NumberStyle style, DayCount days);

/// "2016-01-31T12:00:00.000" → "2016-01-31 12:00:00", midnight without its time.
std::string date_text(std::string_view value);

/// "PT36H30M00S" → "36:30:00".
std::string duration_text(std::string_view value);

/// Excel writes letters that XML cannot hold as "_x000D_"; this puts them back.
void resolve_escapes(std::string& text);

/// And this writes them so.
std::string with_escapes(std::string_view text);

}
