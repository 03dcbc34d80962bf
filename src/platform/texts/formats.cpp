// How numbers, money and dates are written in the three languages: one table each.
#include <array>
#include <cmath>
#include <cstdio>

#include "platform/texts/catalogue.h"

namespace texts {

namespace {

using MonthNames = std::array<std::string_view, 12>;

// recognises: the months' names are the language's own, not a text of ours.
constexpr std::array<MonthNames, 3> months = {{
    {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
     "oktober", "november", "december"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"},
    {"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
     "november", "desember"},
}};

constexpr std::array<MonthNames, 3> short_months = {{
    {"jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"},
    {"Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"},
    {"jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.",
     "des."},
}};

constexpr std::string_view no_break_space = "\xC2\xA0";

std::size_t index(Language language) { return static_cast<std::size_t>(language); }

std::string written(Language language, basics::Date date, std::array<MonthNames, 3> const& names) {
    if (date.month == 0) return std::to_string(date.year);
    auto const month =
        std::string(names[index(language)][static_cast<std::size_t>(date.month - 1)]);
    auto const month_and_year = month + " " + std::to_string(date.year);
    if (date.day == 0) return month_and_year;
    return std::to_string(date.day) + (language == Language::nb ? ". " : " ") + month_and_year;
}

/// "kr" for crowns of the reader's own country, else the code.
std::string currency_word(Language language, std::string const& currency) {
    bool const own = (language == Language::sv && currency == "SEK") ||
                     (language == Language::nb && currency == "NOK");
    return own ? "kr" : currency;
}

std::string with_currency(Language language, std::string amount, std::string const& currency) {
    auto const word = currency_word(language, currency);
    if (language == Language::en) return word + std::string(no_break_space) + amount;
    return amount + std::string(no_break_space) + word;
}

}

std::string number(Language language, std::int64_t value) {
    std::string const digits = std::to_string(value < 0 ? -value : value);
    std::string grouped = value < 0 ? "\u2212" : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            grouped += language == Language::en ? "," : no_break_space;
        grouped += digits[i];
    }
    return grouped;
}

std::string decimal(Language language, double value, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, std::fabs(value));
    std::string digits = text;
    auto const point = digits.find('.');
    if (point != digits.npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.') digits.pop_back();
    }
    auto const end_of_whole = digits.find('.');
    auto result = number(language, std::stoll(digits.substr(0, end_of_whole)));
    if (end_of_whole != digits.npos)
        result += (language == Language::en ? "." : ",") + digits.substr(end_of_whole + 1);
    return value < 0 && result != "0" ? "\u2212" + result : result;
}

std::string money(Language language, basics::Money const& money) {
    auto amount = number(language, money.minor / 100);
    if (auto const rest = money.minor % 100; rest != 0) {
        char cents[8];
        std::snprintf(cents, sizeof cents, "%s%02d", language == Language::en ? "." : ",",
                      static_cast<int>(rest));
        amount += cents;
    }
    return with_currency(language, amount, money.currency);
}

std::string short_money(Language language, basics::Money const& money) {
    constexpr std::int64_t million = 100'000'000;
    if (money.minor < million)
        return texts::money(language, {money.minor / 100 * 100, money.currency});
    auto const millions = decimal(language, static_cast<double>(money.minor) / million, 2);
    auto const space = std::string(no_break_space);
    auto const word = currency_word(language, money.currency);
    switch (language) {
        case Language::sv: return millions + space + (word == "kr" ? "mnkr" : "mn" + space + word);
        case Language::en: return word + space + millions + space + "million";
        case Language::nb: return millions + space + "mill." + space + word;
    }
    return millions;
}

std::string date(Language language, basics::Date date) { return written(language, date, months); }

std::string short_date(Language language, basics::Date date) {
    return written(language, date, short_months);
}

std::string date_time(Language language, basics::Time time) {
    auto const local = time.microseconds + basics::hours_ahead_in_stockholm(time) * 3'600'000'000LL;
    auto two_digits = [](std::int64_t number) {
        return std::string{static_cast<char>('0' + number / 10),
                           static_cast<char>('0' + number % 10)};
    };
    auto const clock =
        two_digits(local / 3'600'000'000LL % 24) + ":" + two_digits(local / 60'000'000 % 60);
    return short_date(language, basics::day_in_stockholm(time)) + ", " + clock;
}

}
