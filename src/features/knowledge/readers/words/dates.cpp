// One table of months, seasons and units; patterns tried from the most exact to the vaguest.
#include "features/knowledge/readers/words/dates.h"

#include <algorithm>
#include <array>
#include <span>

#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

using Tokens = std::span<Token const>;

struct MonthName {
    std::string_view name;
    int month;
};

// recognises: the months in Swedish, Norwegian and English, with their short forms
constexpr auto months = std::to_array<MonthName>({
    {"januari", 1},   {"januar", 1},    {"january", 1}, {"jan", 1},       {"februari", 2},
    {"februar", 2},   {"february", 2},  {"feb", 2},     {"febr", 2},      {"mars", 3},
    {"march", 3},     {"mar", 3},       {"april", 4},   {"apr", 4},       {"maj", 5},
    {"mai", 5},       {"may", 5},       {"juni", 6},    {"june", 6},      {"jun", 6},
    {"juli", 7},      {"july", 7},      {"jul", 7},     {"augusti", 8},   {"august", 8},
    {"aug", 8},       {"september", 9}, {"sep", 9},     {"sept", 9},      {"oktober", 10},
    {"october", 10},  {"okt", 10},      {"oct", 10},    {"november", 11}, {"nov", 11},
    {"december", 12}, {"desember", 12}, {"dec", 12},    {"des", 12},
});

// recognises: seasons and parts of a year in Swedish, Norwegian and English
constexpr auto seasons = std::to_array<std::string_view>(
    {"våren",   "vår",         "sommaren", "sommar", "hösten", "höst",      "vintern",
     "vinter",  "sommeren",    "sommer",   "høsten", "høst",   "vinteren",  "spring",
     "summer",  "autumn",      "fall",     "winter", "början", "slutet",    "mitten",
     "starten", "begynnelsen", "slutten",  "early",  "late",   "årsskiftet"});

// recognises: ordinal words before "kvartal" or "halvår"
constexpr auto ordinals = std::to_array<std::string_view>(
    {"första", "andra", "tredje", "fjärde", "første", "andre", "fjerde", "first", "second", "third",
     "fourth", "sista", "siste", "last"});

// recognises: quarters and half-years
constexpr auto year_parts =
    std::to_array<std::string_view>({"kvartal", "kvartalet", "quarter", "halvår", "halvåret",
                                     "half", "kv", "tertial", "tertialet"});

// recognises: words between a part of a year and the year
constexpr auto fillers = std::to_array<std::string_view>({"of", "av", "år", "year", "på"});

// recognises: words by which a period is still open
constexpr auto open_ends = std::to_array<std::string_view>(
    {"pågående", "pågår", "tillsvidare", "tills vidare", "ongoing", "present", "now", "nu",
     "løpende", "idag", "i dag", "today", "inntil videre", "dd", "open", "nå"});

// recognises: words that say that the only date in a period is its end
constexpr auto until_words = std::to_array<std::string_view>(
    {"till och med", "t.o.m", "tom", "fram till", "until", "till", "til", "to", "ends", "slutar",
     "avslutas", "avsluttes", "through", "slut"});

// recognises: units of time
constexpr auto units = std::to_array<std::string_view>(
    {"år",      "year",  "years",  "månad", "månader", "month", "months", "måned",
     "måneder", "vecka", "veckor", "week",  "weeks",   "uke",   "uker",   "dag",
     "dagar",   "days",  "day",    "mån",   "mnd",     "dager"});

// recognises: words that may stand around a length of time
constexpr auto around_durations =
    std::to_array<std::string_view>({"ca", "cirka", "about", "omkring", "över", "drygt", "och",
                                     "og", "and", "ett", "half", "halvt"});

constexpr std::array<std::array<std::string_view, 3>, 12> numbers = {{
    // recognises: one to twelve in Swedish, Norwegian and English
    {"en", "ett", "one"},
    {"två", "to", "two"},
    {"tre", "three", "tre"},
    {"fyra", "fire", "four"},
    {"fem", "five", "fem"},
    {"sex", "seks", "six"},
    {"sju", "syv", "seven"},
    {"åtta", "åtte", "eight"},
    {"nio", "ni", "nine"},
    {"tio", "ti", "ten"},
    {"elva", "elleve", "eleven"},
    {"tolv", "twelve", "tolv"},
}};

int month_of(Token const& token) {
    if (token.kind != TokenKind::word) return 0;
    auto const* const found = std::ranges::find(months, token.folded, &MonthName::name);
    return found == months.end() ? 0 : found->month;
}

bool is(Tokens const& t, std::size_t i, std::string_view mark) {
    return i < t.size() && t[i].text == mark;
}
bool glued(Tokens const& t, std::size_t i) { return i < t.size() && !t[i].spaced; }

bool is_year(Tokens const& t, std::size_t i) {
    if (i >= t.size() || t[i].text.size() != 4) return false;
    int const year = value_of(t[i]);
    return year >= 1900 && year <= 2199;
}

bool is_dash(Token const& token) {
    return token.text == "-" || token.text == "–" || token.text == "—" || token.text == "‐" ||
           token.text == "‑";
}

/// What a pattern found: the date and how many tokens it took. A `wrong` one has a date's form, but
/// is none.
struct Match {
    basics::Date date;
    std::size_t count = 0;
    bool vague = false;
    bool wrong = false;
};

Match whole(int year, int month, int day, std::size_t count) {
    basics::Date const date{year, month, day};
    return {date, count, false, !basics::exists(date)};
}

/// "2021-10-15", "2021/10/15", "2021.10.15", "20211015".
Match year_first(Tokens t) {
    if (t[0].text.size() == 8) {
        int const all = value_of(t[0]);
        auto const found = whole(all / 10000, all / 100 % 100, all % 100, 1);
        return found.date.year >= 1900 && found.date.year <= 2199 && !found.wrong ? found : Match{};
    }
    if (!is_year(t, 0) || t.size() < 5 || !glued(t, 1) || !glued(t, 2) || !glued(t, 3) ||
        !glued(t, 4))
        return {};
    if (t[1].text != t[3].text ||
        !(is(t, 1, "-") || is(t, 1, "/") || is(t, 1, ".") || is(t, 1, "‑")))
        return {};
    if (t[2].text.size() > 2 || t[4].text.size() > 2) return {};
    return whole(value_of(t[0]), value_of(t[2]), value_of(t[4]), 5);
}

/// "15.10.2021", "15/10/2021", "15-10-2021", also with spaces after the points.
Match year_last(Tokens t) {
    if (t.size() < 5 || t[0].text.size() > 2 || t[2].text.size() > 2 || !is_year(t, 4)) return {};
    if (t[1].text != t[3].text || !(is(t, 1, ".") || is(t, 1, "/") || is(t, 1, "-"))) return {};
    int const first = value_of(t[0]), second = value_of(t[2]), year = value_of(t[4]);
    if (first < 1 || second < 1) return {};
    return second > 12 ? whole(year, first, second, 5) : whole(year, second, first, 5);
}

/// "2016-01"; "2019-22" is a period and belongs to the year pattern.
Match year_and_month(Tokens t) {
    if (!is_year(t, 0) || t.size() < 3 || !glued(t, 1) || !glued(t, 2) ||
        !(is(t, 1, "-") || is(t, 1, "/")))
        return {};
    if (t[2].text.size() != 2 ||
        (t.size() > 3 && glued(t, 3) && is(t, 3, t[1].text) && glued(t, 4)))
        return {};
    auto const found = whole(value_of(t[0]), value_of(t[2]), 0, 3);
    return found.wrong ? Match{} : found;
}

/// "15 oktober 2021", "15. oktober", "15th of October 2021", "den 1:a mars 2020".
Match day_and_name(Tokens t) {
    int const day = value_of(t[0]);
    if (day < 1 || day > 31) return {};
    std::size_t i = 1;
    if (is(t, i, ".")) ++i;
    else if (is(t, i, ":") && glued(t, i) && glued(t, i + 1)) i += 2;
    else if (i < t.size() && glued(t, i) &&
             (is(t, i, "st") || is(t, i, "nd") || is(t, i, "rd") || is(t, i, "th")))
        ++i;
    if (is(t, i, "of")) ++i;
    int const month = i < t.size() ? month_of(t[i]) : 0;
    if (month == 0) return {};
    ++i;
    std::size_t const without_year = i;
    if (is(t, i, ".") || is(t, i, ",")) ++i;
    if (is_year(t, i)) return whole(value_of(t[i]), month, day, i + 1);
    // A leap year, so that 29 February stands until its year is known.
    return basics::exists({2000, month, day}) ? Match{{0, month, day}, without_year, false}
                                              : Match{};
}

/// "October 15, 2021", "oktober 2021", "okt. 2021", and a month alone.
Match name_first(Tokens t) {
    int const month = month_of(t[0]);
    if (month == 0) return {};
    std::size_t i = 1;
    if (is(t, i, ".") || is(t, i, ",")) ++i;
    if (is_year(t, i)) return whole(value_of(t[i]), month, 0, i + 1);
    int const day = i < t.size() && t[i].text.size() <= 2 ? value_of(t[i]) : -1;
    if (day >= 1 && day <= 31) {
        std::size_t j = i + 1;
        if (j < t.size() && glued(t, j) && t[j].kind == TokenKind::word) ++j;
        if (is(t, j, ",")) ++j;
        if (is_year(t, j)) return whole(value_of(t[j]), month, day, j + 1);
    }
    // "mars" and "may" are words of their own too; alone they count only where a period is looked
    // for.
    return {{0, month, 0}, 1, false};
}

/// "hösten 2021", "Q3 2022", "kvartal 3 2022", "tredje kvartalet 2022", "2022 Q3", "i början av
/// 2022".
Match part_of_year(Tokens t) {
    auto const year_at = [&](std::size_t i) -> Match {
        if (i < t.size() && is_among(t[i].folded, fillers)) ++i;
        return is_year(t, i) ? Match{{value_of(t[i]), 0, 0}, i + 1, true} : Match{};
    };
    auto const quarter = [&](std::size_t i) {
        return i + 1 < t.size() &&
               (t[i].folded == "q" || t[i].folded == "kv" || t[i].folded == "h") &&
               glued(t, i + 1) && t[i + 1].text.size() == 1;
    };
    if (quarter(0)) return year_at(is(t, 2, "/") || is(t, 2, "-") ? 3 : 2);
    if (is_year(t, 0) && quarter(1)) return {{value_of(t[0]), 0, 0}, 3, true};
    if (is_year(t, 0) && t.size() > 2 && (is(t, 1, "-") || is(t, 1, ":")) && quarter(2))
        return {{value_of(t[0]), 0, 0}, 4, true};
    if (is_among(t[0].folded, seasons)) return year_at(1);
    if (is_among(t[0].folded, year_parts) && t.size() > 1 && t[1].kind == TokenKind::number &&
        t[1].text.size() == 1)
        return year_at(2);
    if (is_among(t[0].folded, ordinals) && t.size() > 1 && is_among(t[1].folded, year_parts))
        return year_at(2);
    return {};
}

/// "2021", but not the beginning of a registration number.
Match year_alone(Tokens t) {
    if (!is_year(t, 0)) return {};
    bool const number = t.size() > 2 && glued(t, 1) && glued(t, 2) &&
                        (is_dash(t[1]) || is(t, 1, "/")) && t[2].kind == TokenKind::number &&
                        t[2].text.size() != 4 && t[2].text.size() != 2;
    return number ? Match{{}, 3, false, true} : Match{{value_of(t[0]), 0, 0}, 1, false};
}

Match match(Tokens t) {
    using Pattern = Match (*)(Tokens);
    static constexpr std::array<Pattern, 3> by_number = {year_first, year_last, day_and_name};
    static constexpr std::array<Pattern, 3> then = {year_and_month, part_of_year, year_alone};
    if (t[0].kind == TokenKind::mark) return {};
    if (t[0].kind == TokenKind::word) {
        auto const found = part_of_year(t);
        return found.count ? found : name_first(t);
    }
    for (auto pattern : by_number)
        if (auto const found = pattern(t); found.count) return found;
    for (auto pattern : then)
        if (auto const found = pattern(t); found.count) return found;
    return {};
}

/// The end year of "2019-22" and "2019–2022" without spaces, as tokens after the first year.
std::optional<int> short_end_year(Tokens t) {
    if (t.size() < 3 || !is_dash(t[1]) || t[2].text.size() != 2 || t[2].kind != TokenKind::number)
        return {};
    int const start = value_of(t[0]), end = start / 100 * 100 + value_of(t[2]);
    return end > start ? std::optional(end) : std::nullopt;
}

bool contains_any(std::string_view folded, std::span<std::string_view const> phrases) {
    return std::ranges::any_of(
        phrases, [&](auto phrase) { return find_phrase(folded, phrase) != folded.npos; });
}

/// Whether a date follows upon another with nothing but a dash or some words between them.
bool joined(std::string_view between) {
    return basics::length(between) <= 30 && !between.contains(". ") && !between.contains(';');
}

Period of_two(FoundDate first, FoundDate second) {
    if (first.date.year == 0) first.date.year = second.date.year;
    Period period;
    if (first.date.year != 0 && basics::exists(first.date)) period.start = first.date;
    if (second.date.year != 0 && basics::exists(second.date)) period.end = second.date;
    return period;
}

Period of_one(std::string_view text, FoundDate const& only) {
    auto const before = basics::folded(text.substr(0, only.begin));
    auto const after = basics::folded(text.substr(only.end));
    auto const rest = basics::trimmed(after);
    bool const dash_after = rest.starts_with("-") || rest.starts_with("–") || rest.starts_with("—");
    bool const dash_before =
        basics::trimmed(before).ends_with("-") || basics::trimmed(before).ends_with("–");
    Period period;
    if (dash_after || contains_any(after, open_ends)) period.start = only.date;
    else if (dash_before || contains_any(before, until_words)) period.end = only.date;
    else {
        period.start = only.date;
        if (only.date.month == 0 &&
            !contains_any(before, std::array<std::string_view, 3>{"från", "from", "fra"}))
            period.end = only.date;
    }
    return period;
}

}

int number_word(std::string_view folded) {
    for (std::size_t i = 0; i < numbers.size(); ++i)
        if (is_among(folded, numbers[i])) return static_cast<int>(i) + 1;
    return 0;
}

std::vector<FoundDate> find_dates(std::string_view text) {
    auto const all = tokens(text, 4000);
    std::vector<FoundDate> found;
    for (std::size_t i = 0; i < all.size();) {
        Tokens const rest = Tokens(all).subspan(i);
        auto const one = match(rest);
        if (one.count == 0) {
            ++i;
            continue;
        }
        auto const last = i + one.count - 1;
        if (!one.wrong) found.push_back({one.date, one.vague, all[i].begin, all[last].end});
        i += one.count;
        if (one.count != 1 || one.date.year == 0 || one.wrong) continue;
        if (auto const end = short_end_year(rest)) {
            found.push_back({{*end, 0, 0}, false, rest[2].begin, rest[2].end});
            i += 2;
        }
    }
    return found;
}

std::optional<basics::Date> read_date(std::string_view text) {
    for (auto const& found : find_dates(text))
        if (found.date.year != 0) return found.date;
    return std::nullopt;
}

std::optional<Period> read_period(std::string_view text) {
    auto const dates = find_dates(text);
    for (std::size_t i = 0; i < dates.size(); ++i) {
        bool const two = i + 1 < dates.size() && dates[i + 1].date.year != 0 &&
                         joined(text.substr(dates[i].end, dates[i + 1].begin - dates[i].end));
        if (!two && dates[i].date.year == 0) continue;
        auto period = two ? of_two(dates[i], dates[i + 1]) : of_one(text, dates[i]);
        bool const vague = dates[i].vague || (two && dates[i + 1].vague);
        bool const reversed = period.start && period.end &&
                              basics::last_day(*period.end) < basics::first_day(*period.start);
        if (reversed) period.end.reset();
        if (vague || reversed) period.told = std::string(basics::trimmed(text));
        return period;
    }
    return std::nullopt;
}

bool is_duration(std::string_view text) {
    bool number = false, unit = false;
    for (auto const& token : tokens(text, 20)) {
        if (token.kind == TokenKind::number) number = true;
        else if (token.kind == TokenKind::mark) {
            if (token.text != "," && token.text != "." && !is_dash(token) && token.text != "½")
                return false;
        } else if (is_among(token.folded, units)) unit = true;
        else if (number_word(token.folded) > 0) number = true;
        else if (!is_among(token.folded, around_durations)) return false;
    }
    return number && unit;
}

std::optional<basics::Date> read_exact_date(std::string_view text) {
    text = basics::trimmed(text);
    auto const clock_at = text.find_first_of("T ");
    auto const clock = clock_at == text.npos ? std::string_view() : text.substr(clock_at + 1);
    if (clock.find_first_not_of("0123456789:.+-Z") != clock.npos) return std::nullopt;
    auto const day = text.substr(0, clock_at);
    if (auto const date = basics::parse_iso_date(day)) return date;
    auto const dates = find_dates(day.substr(0, 20));
    bool const whole_text = dates.size() == 1 && dates[0].begin == 0 && dates[0].end == day.size();
    return whole_text && dates[0].date.day != 0 && dates[0].date.year != 0
               ? std::optional(dates[0].date)
               : std::nullopt;
}

}
