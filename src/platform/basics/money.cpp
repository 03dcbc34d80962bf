// Reading amounts as people write them.
#include "platform/basics/money.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace basics {

namespace {

constexpr std::int64_t largest_main = 1'000'000'000'000'000;

/// ASCII digits and the separators "." and ","; other spaces that group digits are dropped.
std::optional<std::string> digits_and_separators(std::string_view text) {
    std::string kept;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if ((c >= '0' && c <= '9') || c == '.' || c == ',') kept += c;
        else if (c == ' ' || c == '\'') continue;
        else if (text.substr(i).starts_with("\xC2\xA0")) i += 1;
        else if (text.substr(i).starts_with("\xE2\x80\xAF") ||
                 text.substr(i).starts_with("\xE2\x80\x89"))
            i += 2;
        else return std::nullopt;
    }
    return kept;
}

/// Where the decimals begin, or npos. Of two kinds of separator the later marks decimals; one kind
/// that occurs often, or once before exactly three digits, groups thousands.
std::size_t decimal_separator(std::string const& text) {
    auto const last = text.find_last_of(".,");
    if (last == text.npos) return last;
    bool const both = text.contains('.') && text.contains(',');
    if (both) return last;
    bool const repeated = std::ranges::count(text, text[last]) > 1;
    bool const groups = text.size() - last - 1 == 3 && last > 0 && last <= 3 && text[0] != '0';
    return repeated || groups ? text.npos : last;
}

/// "3e+05", "1.7E7": how spreadsheets write round sums. Nothing when the text is not of that form.
std::optional<std::int64_t> with_exponent(std::string_view text) {
    auto const e = text.find_first_of("eE");
    if (e == text.npos || e == 0) return std::nullopt;
    double value = 0;
    auto exponent = text.substr(e + 1);
    if (exponent.starts_with('+')) exponent.remove_prefix(1);
    bool const whole_exponent = !exponent.empty() && exponent.size() <= 2 &&
                                exponent.find_first_not_of("0123456789") == exponent.npos;
    if (!whole_exponent || text.substr(0, e).find_first_not_of("0123456789.") != text.npos)
        return std::nullopt;
    auto const plain = std::string(text.substr(0, e)) + "e" + std::string(exponent);
    auto const [end, failure] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (failure != std::errc() || end != plain.data() + plain.size() || value > largest_main)
        return std::nullopt;
    return std::llround(value * 100);
}

}

std::optional<std::int64_t> parse_amount(std::string_view text) {
    if (auto const sum = with_exponent(text)) return sum;
    auto const kept = digits_and_separators(text);
    if (!kept || kept->empty() || kept->front() == '.' || kept->front() == ',') return std::nullopt;
    auto const separator = decimal_separator(*kept);
    std::int64_t main = 0;
    for (char c : kept->substr(0, separator)) {
        if (c == '.' || c == ',') continue;
        main = main * 10 + (c - '0');
        if (main > largest_main) return std::nullopt;
    }
    std::int64_t hundredths = 0;
    if (separator != kept->npos) {
        auto const decimals = kept->substr(separator + 1);
        if (decimals.empty() || decimals.size() > 18) return std::nullopt;
        for (std::size_t i = 0; i < 3; ++i)
            hundredths = hundredths * 10 + (i < decimals.size() ? decimals[i] - '0' : 0);
        hundredths = (hundredths + 5) / 10;
    }
    return main * 100 + hundredths;
}

std::string plain_amount(std::int64_t minor) {
    std::string text = std::to_string(minor / 100);
    auto const rest = minor % 100;
    if (rest == 0) return text;
    text += '.';
    text += static_cast<char>('0' + rest / 10);
    if (rest % 10) text += static_cast<char>('0' + rest % 10);
    return text;
}

}
