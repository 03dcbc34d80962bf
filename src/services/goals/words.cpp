// Cutting lines into words.
#include "services/goals/words.h"

#include <charconv>

#include "platform/basics/text.h"

namespace goals {

namespace {

bool is_letter_or_digit(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Signs outside ASCII that are no letters, as they stand in lists and headings.
constexpr std::string_view signs[] = {"•", "·", "–",      "—",      "…",      "’",      "”", "“",
                                      "»", "«", "\u00A0", "\u202F", "\u2011", "\u00AD", "▪", "●"};

std::size_t sign_length(std::string_view rest) {
    for (auto sign : signs)
        if (rest.starts_with(sign)) return sign.size();
    return 0;
}

std::string unified(std::string_view word) {
    auto folded = basics::folded(word);
    // recognises: the words for "and" in the three languages.
    for (auto same : {"och", "and", "og"})
        if (folded == same) return "&";
    return folded;
}

Gap gap(std::string_view between) {
    auto const trimmed = basics::trimmed(between);
    if (trimmed.empty()) return between.empty() ? Gap::nothing : Gap::blank;
    if (between == ".") return Gap::stop;
    if (trimmed == "-" || trimmed == "–") return Gap::dash;
    return Gap::other;
}

/// Where the word that begins at `begin` ends. A number and letters are different words ("SDG13",
/// "11Hållbara"), so that the number is seen.
std::size_t word_end(std::string_view line, std::size_t begin) {
    if (line[begin] == '&') return begin + 1;
    auto end = begin + 1;
    while (end < line.size() && is_letter_or_digit(static_cast<unsigned char>(line[end])) &&
           is_digit(line[end]) == is_digit(line[begin]) && sign_length(line.substr(end)) == 0)
        ++end;
    return end;
}

}

std::vector<Word> words(std::string_view line) {
    std::vector<Word> found;
    std::size_t previous_end = 0;
    for (std::size_t i = 0; i < line.size();) {
        if (auto const sign = sign_length(line.substr(i)); sign != 0) {
            i += sign;
        } else if (line[i] != '&' && !is_letter_or_digit(static_cast<unsigned char>(line[i]))) {
            ++i;
        } else {
            auto const end = word_end(line, i);
            auto const text = line.substr(i, end - i);
            found.push_back({unified(text), basics::folded(text) != text,
                             gap(line.substr(previous_end, i - previous_end))});
            previous_end = i = end;
        }
    }
    return found;
}

std::optional<int> goal_number(std::string_view word) {
    int number = 0;
    auto const result = std::from_chars(word.data(), word.data() + word.size(), number);
    if (result.ec != std::errc() || result.ptr != word.data() + word.size() || word.size() > 2)
        return std::nullopt;
    return number >= 1 && number <= 17 ? std::optional(number) : std::nullopt;
}

}
