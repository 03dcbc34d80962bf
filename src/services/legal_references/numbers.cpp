// Form alone: whether a statute of a possible number exists, only its publisher knows.
#include "services/legal_references/numbers.h"

#include <algorithm>
#include <charconv>

#include "platform/basics/time.h"
#include "services/legal_references/legal_references.h"
#include "services/legal_references/place.h"

namespace legal_references {

namespace {

/// Sveriges rikes lag of 1734 is the oldest that is still cited by a number.
constexpr int first_year = 1734, first_year_of_series = 1825, first_year_of_celex = 1951;

int value_of(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_place_next(Cursor cursor) { return take_place(cursor, true).has_value(); }

/// Statutes of before the series: month and day, and which one of the day.
Number old_number(Cursor& cursor, int in, std::string_view day) {
    bool const is_day = day.size() == 4 &&
                        basics::exists({in, value_of(day.substr(0, 2)), value_of(day.substr(2))});
    if (!is_day) return std::unexpected(Fault::old_number);
    auto number = std::to_string(in) + ":" + std::string(day);
    Cursor ahead = cursor;
    bool const is_apart = ahead.spaces() != 0;
    if (!is_apart || is_place_next(ahead)) return number;
    if (auto const which = ahead.digits(1)) {
        number += " " + std::string(*which);
        cursor = ahead;
    }
    return number;
}

/// The letters and digits from here on.
std::string_view word(Cursor const& cursor) {
    auto const rest = cursor.rest();
    std::size_t size = 0;
    while (size < rest.size() && size < 40 && (is_digit(rest[size]) || is_capital(rest[size])))
        ++size;
    return rest.substr(0, size);
}

/// Sector, year, one or two letters, then digits: 3 2016 R 0679.
bool looks_like_celex(std::string_view word) {
    if (word.size() < 8 || !(is_digit(word[0]) || word[0] == 'C' || word[0] == 'E')) return false;
    if (!std::ranges::all_of(word.substr(1, 4), is_digit) || !is_capital(word[5])) return false;
    auto const from = is_capital(word[6]) ? 7U : 6U;
    return from < word.size() && std::ranges::all_of(word.substr(from), is_digit);
}

/// Of acts, proposals and judgments four digits; of treaties three or four.
std::optional<Fault> fault_of(std::string_view word, int year) {
    auto const from = is_capital(word[6]) ? 7U : 6U;
    auto const count = word.size() - from;
    auto const in = value_of(word.substr(1, 4));
    if (in > year) return Fault::year_ahead;
    if (in < first_year_of_celex) return Fault::year_before;
    bool const is_treaty = word[0] == '1';
    if (count > 4 || (!is_treaty && count != 4) || (is_treaty && count < 3))
        return Fault::celex_form;
    if (value_of(word.substr(from)) == 0) return Fault::number;
    return std::nullopt;
}

/// "(01)" of one among several, "R(01)" of corrections, "-20160504" of consolidated texts.
std::string take_suffix(Cursor& cursor, bool is_consolidated) {
    Cursor ahead = cursor;
    std::string const kind = ahead.take("R") ? "R(" : "(";
    if (ahead.take("(")) {
        auto const which = ahead.digits(2);
        if (which && which->size() == 2 && ahead.take(")")) {
            cursor = ahead;
            return kind + std::string(*which) + ")";
        }
        return {};
    }
    if (!is_consolidated || !ahead.take("-")) return {};
    auto const day = ahead.digits(8);
    if (!day || day->size() != 8 ||
        !basics::exists(
            {value_of(day->substr(0, 4)), value_of(day->substr(4, 2)), value_of(day->substr(6))}))
        return {};
    cursor = ahead;
    return "-" + std::string(*day);
}

}

std::optional<Number> take_sfs(Cursor& cursor, int year) {
    Cursor ahead = cursor;
    auto const typed_year = ahead.digits(4);
    if (!typed_year || typed_year->size() != 4 || !ahead.take(":")) return std::nullopt;
    auto const typed = ahead.digits(9);
    if (!typed) return std::nullopt;
    auto const in = value_of(*typed_year);
    auto const number = value_of(*typed);
    Number result = std::to_string(in) + ":" + std::to_string(number);
    if (in > year) result = std::unexpected(Fault::year_ahead);
    else if (in < first_year) result = std::unexpected(Fault::year_before);
    else if (in < first_year_of_series) result = old_number(ahead, in, *typed);
    else if (number < 1 || number > most_in_a_year) result = std::unexpected(Fault::number);
    if (!ahead.is_word_end()) return std::nullopt;
    cursor = ahead;
    return result;
}

std::optional<Number> take_celex(Cursor& cursor, int year) {
    Cursor ahead = cursor;
    bool const is_named = ahead.take_any_case("celex");
    if (is_named) {
        ahead.spaces();
        ahead.take_any_case("nr");
        ahead.take(":");
        ahead.spaces();
    }
    auto number = word(ahead);
    if (number.size() > 1 && number.ends_with('R') &&
        ahead.rest().substr(number.size()).starts_with("("))
        number.remove_suffix(1);
    if (!looks_like_celex(number)) {
        if (!is_named || number.empty()) return std::nullopt;
        ahead.go_to(ahead.at() + number.size());
        cursor = ahead;
        return Number(std::unexpected(Fault::celex_form));
    }
    ahead.go_to(ahead.at() + number.size());
    auto const suffix = take_suffix(ahead, number[0] == '0');
    if (!ahead.is_word_end()) return std::nullopt;
    cursor = ahead;
    if (auto const fault = fault_of(number, year)) return Number(std::unexpected(*fault));
    return Number(std::string(number) + suffix);
}

}
