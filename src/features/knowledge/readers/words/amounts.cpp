// One table of units and currencies; numbers are read exactly, without floating point.
#include "features/knowledge/readers/words/amounts.h"

#include <array>
#include <span>
#include <string>

#include "features/knowledge/readers/words/dates.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

using Tokens = std::span<Token const>;

/// A word beside a number: how many it counts, and the currency if it names one. "kr" is the
/// language's own.
struct Unit {
    std::string_view word;
    std::int64_t times;
    std::string_view currency;
    bool may_precede = false;
};

constexpr std::int64_t thousand = 1'000, million = 1'000'000, milliard = 1'000'000'000;

// recognises: units and currencies in Swedish, Norwegian and English
constexpr auto units = std::to_array<Unit>({
    {"sek", 1, "SEK", true},
    {"nok", 1, "NOK", true},
    {"eur", 1, "EUR", true},
    {"dkk", 1, "DKK", true},
    {"usd", 1, "USD", true},
    {"gbp", 1, "GBP", true},
    {"€", 1, "EUR", true},
    {"$", 1, "USD", true},
    {"£", 1, "GBP", true},
    {"kr", 1, "kr", true},
    {"kronor", 1, "SEK"},
    {"kroner", 1, "NOK"},
    {"krona", 1, "SEK"},
    {"crowns", 1, "kr"},
    {"kronors", 1, "SEK"},
    {"euro", 1, "EUR"},
    {"euros", 1, "EUR"},
    {"dollar", 1, "USD"},
    {"msek", million, "SEK", true},
    {"mnok", million, "NOK", true},
    {"meur", million, "EUR", true},
    {"mnkr", million, "kr", true},
    {"mkr", million, "kr", true},
    {"milj", million, ""},
    {"miljon", million, ""},
    {"miljoner", million, ""},
    {"miljonerna", million, ""},
    {"mill", million, ""},
    {"million", million, ""},
    {"millions", million, ""},
    {"millioner", million, ""},
    {"mn", million, ""},
    {"mio", million, ""},
    {"tkr", thousand, "kr", true},
    {"kkr", thousand, "kr", true},
    {"tsek", thousand, "SEK", true},
    {"ksek", thousand, "SEK", true},
    {"knok", thousand, "NOK", true},
    {"tnok", thousand, "NOK", true},
    {"keur", thousand, "EUR", true},
    {"teur", thousand, "EUR", true},
    {"tusen", thousand, ""},
    {"thousand", thousand, ""},
    {"miljard", milliard, ""},
    {"miljarder", milliard, ""},
    {"milliard", milliard, ""},
    {"milliarder", milliard, ""},
    {"billion", milliard, ""},
    {"mdkr", milliard, "kr", true},
    {"mdr", milliard, ""},
    {"m€", million, "EUR", true},
});

// recognises: adjectives between a number and the currency
constexpr auto adjectives = std::to_array<std::string_view>(
    {"svenska", "svenske", "norska", "norske", "swedish", "norwegian"});

/// More than this in main units is no sum that a project has; it is a number of another kind.
constexpr std::int64_t largest_main = 1'000'000'000'000;

Unit const* unit_of(Token const& token) {
    if (token.kind == TokenKind::number) return nullptr;
    for (auto const& unit : units)
        if (unit.word == token.folded) return &unit;
    return nullptr;
}

/// "M€" comes as two tokens.
Unit const* unit_at(Tokens all, std::size_t i, std::size_t& count) {
    if (i >= all.size()) return nullptr;
    count = 1;
    if (all[i].folded == "m" && i + 1 < all.size() && all[i + 1].text == "€" &&
        !all[i + 1].spaced) {
        count = 2;
        return &units.back();
    }
    return unit_of(all[i]);
}

/// A number in digits, as the tokens that make it up.
struct Number {
    std::string_view text;
    std::size_t count = 0;
};

/// Digits with groups of three after spaces, points, commas or apostrophes, and decimals.
Number number_at(std::string_view text, Tokens t) {
    if (t[0].kind != TokenKind::number) return {};
    std::size_t i = 1;
    while (i < t.size()) {
        bool const group = t[i].kind == TokenKind::number && t[i].spaced && t[i].text.size() == 3 &&
                           t[i - 1].text.size() <= 3 &&
                           text.substr(t[i - 1].end, t[i].begin - t[i - 1].end).size() <= 3;
        if (group) {
            i += 1;
            continue;
        }
        bool const separator =
            i + 1 < t.size() && !t[i].spaced && !t[i + 1].spaced &&
            (t[i].text == "." || t[i].text == "," || t[i].text == "'" || t[i].text == "’") &&
            t[i + 1].kind == TokenKind::number;
        if (!separator) break;
        i += 2;
    }
    return {text.substr(t[0].begin, t[i - 1].end - t[0].begin), i};
}

/// Hundredths of a main unit. With a unit of a thousand or more, one separator marks decimals.
std::optional<std::int64_t> minor_of(std::string_view digits, std::int64_t times) {
    std::string text(digits);
    for (auto at = text.find("’"); at != text.npos; at = text.find("’")) text.replace(at, 3, "'");
    auto const separator = text.find_first_of(".,");
    bool const one = separator != text.npos && text.find_first_of(".,", separator + 1) == text.npos;
    if (times == 1) return basics::parse_amount(text);
    auto scaled = text;
    std::int64_t rest = times;
    if (one) {
        // "1,998436 miljoner": move the separator instead of rounding to hundredths first.
        auto const at = scaled.find_first_of(".,");
        std::string decimals = scaled.substr(at + 1);
        scaled = scaled.substr(0, at);
        for (std::size_t i = 0; rest > 1; ++i, rest /= 10)
            scaled += i < decimals.size() ? decimals[i] : '0';
    }
    auto const read = basics::parse_amount(scaled);
    if (!read || *read / 100 > largest_main / rest) return std::nullopt;
    return *read * rest;
}

std::string currency_of(std::string_view named, texts::Language language, bool& assumed) {
    assumed = named.empty();
    if (!named.empty() && named != "kr") return std::string(named);
    return language == texts::Language::nb ? "NOK" : "SEK";
}

/// What the tokens say: unit words before and after the number.
struct Parts {
    std::int64_t times = 1;
    std::string_view currency = {};
    bool marked = false;  ///< A unit or currency stands there.
    std::size_t before = 0, after = 0;

    void take(Unit const& unit) {
        times *= unit.times;
        if (!unit.currency.empty() && (currency.empty() || currency == "kr"))
            currency = unit.currency;
        marked = true;
    }
};

Parts parts_around(Tokens all, std::size_t first, std::size_t after) {
    Parts parts;
    std::size_t i = after;
    for (int words = 0; words < 4 && i < all.size(); ++words) {
        std::size_t count = 1;
        auto const* unit = unit_at(all, i, count);
        if (unit && parts.times > 1 && unit->times > 1) break;
        if (unit) parts.take(*unit), i += count, parts.after = i - after;
        else if (parts.marked && all[i].text == "." && !all[i].spaced) ++i;  // "mill. kr"
        else if (is_among(all[i].folded, adjectives)) ++i;
        else break;
    }
    for (std::size_t back = first; back > 0 && parts.before < 2; --back) {
        auto const& word = all[back - 1];
        std::size_t count = 1;
        auto const* unit = unit_at(all, back - 1, count);
        if (word.text == "." && back >= 2 && !word.spaced && unit_of(all[back - 2])) {
            ++parts.before;
            continue;
        }
        bool const enough = !unit || !unit->may_precede || !parts.currency.empty();
        if (enough || (unit->times > 1 && parts.times > 1)) break;
        parts.take(*unit);
        ++parts.before;
    }
    return parts;
}

std::optional<FoundMoney> money_at(std::string_view text, Tokens all, std::size_t i,
                                   texts::Language language, bool bare, std::size_t& next) {
    auto const number = number_at(text, all.subspan(i));
    int const worded = number.count ? 0 : number_word(all[i].folded);
    if (number.count == 0 && worded == 0) return std::nullopt;
    std::size_t const after = i + (number.count ? number.count : 1);
    next = after;
    auto const parts = parts_around(all, i, after);
    if (!parts.marked && !(bare && number.count)) return std::nullopt;
    if (worded && parts.times == 1) return std::nullopt;
    auto const minor =
        worded ? std::optional(worded * parts.times * 100) : minor_of(number.text, parts.times);
    if (!minor || *minor / 100 > largest_main) return std::nullopt;
    FoundMoney found;
    found.money.minor = *minor;
    found.money.currency = currency_of(parts.currency, language, found.currency_assumed);
    found.begin = all[i - std::min(parts.before, i)].begin;
    found.end = all[after + parts.after - 1].end;
    next = after + parts.after;
    return found;
}

std::vector<FoundMoney> find(std::string_view text, texts::Language language, bool bare,
                             std::size_t most) {
    auto const all = tokens(text, 20'000);
    std::vector<FoundMoney> found;
    for (std::size_t i = 0; i < all.size() && found.size() < most;) {
        std::size_t next = i + 1;
        if (auto const money = money_at(text, all, i, language, bare, next))
            found.push_back(*money);
        i = std::max(next, i + 1);
    }
    return found;
}

}

std::vector<FoundMoney> find_money(std::string_view text, texts::Language language) {
    return find(text, language, false, 1000);
}

std::optional<FoundMoney> read_money(std::string_view text, texts::Language language) {
    if (auto const marked = find(text, language, false, 1); !marked.empty()) return marked.front();
    if (auto const bare = find(text, language, true, 1); !bare.empty()) return bare.front();
    return std::nullopt;
}

}
