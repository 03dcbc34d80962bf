// The conventions of Excel's cells that no document states in one place.
#include "platform/tables/cell.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>

namespace tables {

namespace {

std::optional<double> parsed(std::string_view text) {
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const whole = error == std::errc() && end == text.data() + text.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::string plain(double value) {
    char buffer[64];
    bool const usual = std::abs(value) < 1e17 && (value == 0 || std::abs(value) > 1e-7);
    auto const format = usual ? std::chars_format::fixed : std::chars_format::scientific;
    auto const result = std::to_chars(buffer, buffer + sizeof buffer, value, format);
    return {buffer, result.ptr};
}

std::string clock_text(std::int64_t seconds) {
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

// Excel believes that 1900 was a leap year, so its first sixty days lie one day off.
std::chrono::sys_days first_day(DayCount days, std::int64_t day) {
    using namespace std::chrono_literals;
    if (days == DayCount::from_1904) return 1904y / 1 / 1;
    return day < 60 ? 1899y / 12 / 31 : 1899y / 12 / 30;
}

std::string day_and_time(std::int64_t seconds, DayCount days) {
    std::int64_t const day = seconds / 86'400;
    std::chrono::year_month_day const date(first_day(days, day) + std::chrono::days(day));
    auto text = fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()),
                            unsigned(date.day()));
    if (seconds % 86'400 != 0) text += ' ' + clock_text(seconds % 86'400);
    return text;
}

/// The format without what is only shown: quoted text, escaped letters, colours; its first section.
std::string bare(std::string_view format, bool& elapsed) {
    std::string letters;
    for (std::size_t i = 0; i < format.size(); ++i) {
        char const c = format[i];
        if (c == ';') break;
        if (c == '\\' || c == '_' || c == '*') ++i;
        else if (c == '"') i = std::min(format.find('"', i + 1), format.size());
        else if (c == '[') {
            auto const end = std::min(format.find(']', i), format.size());
            auto const inner = format.substr(i + 1, end - i - 1);
            if (!inner.empty() && inner.find_first_not_of("hHmMsS") == inner.npos) elapsed = true;
            i = end;
        } else letters += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return letters;
}

}

NumberStyle style_of_built_in_format(int id) {
    if (id == 46) return NumberStyle::elapsed_time;
    if ((id >= 18 && id <= 21) || id == 45 || id == 47) return NumberStyle::time_of_day;
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) {
        return NumberStyle::date;
    }
    return NumberStyle::number;
}

NumberStyle style_of_format(std::string_view format) {
    bool elapsed = false;
    auto const letters = bare(format, elapsed);
    if (elapsed) return NumberStyle::elapsed_time;
    if (letters == "general" || letters == "standard" || letters.contains('#')) {
        return NumberStyle::number;
    }
    bool const clock = letters.find_first_of("hs") != letters.npos;
    bool const day = letters.find_first_of("yd") != letters.npos;
    bool const month = letters.contains('m');
    if (day || (month && !clock)) return NumberStyle::date;
    return clock ? NumberStyle::time_of_day : NumberStyle::number;
}

std::string number_text(std::string_view value, NumberStyle style, DayCount days) {
    auto const number = parsed(value);
    if (!number) return std::string(value);
    constexpr double days_until_10000_from_1904 = 2'957'004;
    bool const in_calendar = *number >= 0 && *number < days_until_10000_from_1904;
    if (style == NumberStyle::number || !in_calendar) return plain(*number);
    auto const seconds = static_cast<std::int64_t>(std::llround(*number * 86'400));
    if (style == NumberStyle::elapsed_time) return clock_text(seconds);
    bool const clock_only = style == NumberStyle::time_of_day && seconds < 86'400;
    return clock_only ? clock_text(seconds) : day_and_time(seconds, days);
}

std::string date_text(std::string_view value) {
    if (value.ends_with('Z')) value.remove_suffix(1);
    std::string text(value.substr(0, value.find('.')));
    auto const t = text.find('T');
    if (t == text.npos) return text;
    text[t] = ' ';
    return text.substr(t) == " 00:00:00" ? text.substr(0, t) : text;
}

std::string duration_text(std::string_view value) {
    if (!value.starts_with("PT")) return std::string(value);
    std::int64_t seconds = 0;
    char const* const end = value.data() + value.size();
    for (char const* at = value.data() + 2; at < end;) {
        std::int64_t amount = 0;
        auto const result = std::from_chars(at, end, amount);
        bool const good = result.ec == std::errc() && result.ptr < end && amount >= 0;
        if (!good || amount > 1'000'000'000) return std::string(value);
        char const unit = *result.ptr;
        if (unit == '.' || unit == ',') {  // Parts of the last second.
            seconds += amount;
            break;
        }
        seconds += amount * (unit == 'H' ? 3600 : unit == 'M' ? 60 : 1);
        at = result.ptr + 1;
    }
    return clock_text(seconds);
}

namespace {

/// The number in "_xHHHH_" at this place.
std::optional<unsigned> escape_at(std::string_view text, std::size_t at) {
    if (text.size() - at < 7 || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_') {
        return std::nullopt;
    }
    unsigned letter = 0;
    char const* const digits = text.data() + at + 2;
    auto const result = std::from_chars(digits, digits + 4, letter, 16);
    return result.ptr == digits + 4 ? std::optional(letter) : std::nullopt;
}

}

void resolve_escapes(std::string& text) {
    for (auto at = text.find("_x"); at != text.npos; at = text.find("_x", at + 1)) {
        auto const letter = escape_at(text, at);
        // Others than ASCII are never written so by Excel itself, and might be half a letter.
        if (letter && *letter < 0x80) text.replace(at, 7, 1, static_cast<char>(*letter));
    }
}

std::string with_escapes(std::string_view text) {
    std::string escaped;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        bool const control = (byte < ' ' && byte != '\t' && byte != '\n') || byte == 0x7F;
        if (control) escaped += fmt::format("_x{:04X}_", byte);
        else if (escape_at(text, i)) escaped += "_x005F_";
        else escaped += text[i];
    }
    return escaped;
}

}
