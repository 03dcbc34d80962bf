// What lawyers write in many ways is kept in one: a letter stands apart, a range has a dash.
#include "services/legal_references/place.h"

#include <charconv>

#include "services/legal_references/legal_references.h"

namespace legal_references {

namespace {

constexpr std::string_view paragraph = "\xC2\xA7", dash = "\xE2\x80\x93";

bool is_between(std::string_view digits, int highest) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value >= 1 && value <= highest;
}

std::string without_zeros(std::string_view digits) {
    auto const first = digits.find_first_not_of('0');
    return std::string(first == digits.npos ? "0" : digits.substr(first));
}

/// "4", "4 a", "4a" as "4 a".
std::optional<std::string> take_item(Cursor& cursor, int highest, bool& is_possible) {
    auto const number = cursor.digits(6);
    if (!number) return std::nullopt;
    is_possible = is_possible && is_between(*number, highest);
    auto text = without_zeros(*number);
    auto const after = cursor.at();
    cursor.spaces();
    if (auto const letter = cursor.single_letter()) return text + " " + *letter;
    cursor.go_to(after);
    return text;
}

/// What stands between two sections, as it is kept; empty when nothing does.
std::string take_between(Cursor& cursor) {
    auto const before = cursor.at();
    cursor.spaces();
    if (cursor.take(dash) || cursor.take("-") || cursor.take("\xE2\x80\x91")) {
        cursor.spaces();
        return std::string(dash);
    }
    if (cursor.take(",") || cursor.take_any_case("och") || cursor.take_any_case("eller")) {
        cursor.spaces();
        return ", ";
    }
    cursor.go_to(before);
    return {};
}

/// "4 a", "2–5", "1, 3".
std::optional<std::string> take_items(Cursor& cursor, bool& is_possible) {
    auto text = take_item(cursor, highest_section, is_possible);
    if (!text) return std::nullopt;
    for (int count = 0; count < 20; ++count) {
        auto const before = cursor.at();
        bool is_next_possible = is_possible;
        auto const between = take_between(cursor);
        auto const next =
            between.empty() ? std::nullopt : take_item(cursor, highest_section, is_next_possible);
        if (!next) {
            cursor.go_to(before);
            break;
        }
        is_possible = is_next_possible;
        *text += between + *next;
    }
    return text;
}

/// "4 a §", "§ 4", "2–5 §§"; the cursor stays for what has no §.
std::optional<std::string> take_section(Cursor& cursor, bool& is_possible) {
    auto const before = cursor.at();
    bool const is_first = cursor.take(paragraph);
    if (is_first) cursor.take(paragraph);
    cursor.spaces();
    bool is_so = is_possible;
    auto const items = take_items(cursor, is_so);
    auto const after_items = cursor.at();
    if (!is_first) cursor.spaces();
    bool const is_last = !is_first && cursor.take(paragraph);
    if (is_last) cursor.take(paragraph);
    if (!items || (!is_first && !is_last)) {
        cursor.go_to(before);
        return std::nullopt;
    }
    if (is_first) cursor.go_to(after_items);
    is_possible = is_so;
    return items;
}

std::optional<std::string> take_chapter(Cursor& cursor, bool& is_possible) {
    auto const before = cursor.at();
    bool is_so = is_possible;
    auto const chapter = take_item(cursor, highest_chapter, is_so);
    cursor.spaces();
    bool const is_word = chapter && (cursor.take_any_case("kapitlet") ||
                                     cursor.take_any_case("kap.") || cursor.take_any_case("kap"));
    if (!is_word || !cursor.is_word_end()) {
        cursor.go_to(before);
        return std::nullopt;
    }
    is_possible = is_so;
    return chapter;
}

std::optional<Place> take_short(Cursor& cursor) {
    auto const before = cursor.at();
    Place place;
    auto const chapter = take_item(cursor, highest_chapter, place.is_possible);
    auto const section = chapter && cursor.take(":")
                             ? take_item(cursor, highest_section, place.is_possible)
                             : std::nullopt;
    if (!section || !cursor.is_word_end() || chapter->size() > 3) {
        cursor.go_to(before);
        return std::nullopt;
    }
    place.chapter = *chapter;
    place.section = *section;
    return place;
}

}

std::optional<Place> take_place(Cursor& cursor, bool is_short_too) {
    Place place;
    if (auto const chapter = take_chapter(cursor, place.is_possible)) {
        place.chapter = *chapter;
        auto const after = cursor.at();
        if (cursor.take(",")) {}
        cursor.spaces();
        if (auto const section = take_section(cursor, place.is_possible)) place.section = *section;
        else cursor.go_to(after);
        return place;
    }
    if (auto const section = take_section(cursor, place.is_possible)) {
        place.section = *section;
        return place;
    }
    return is_short_too ? take_short(cursor) : std::nullopt;
}

std::optional<std::string> take_article(Cursor& cursor) {
    Cursor ahead = cursor;
    if (!ahead.take_any_case("artikel") && !ahead.take_any_case("article") &&
        !ahead.take_any_case("art."))
        return std::nullopt;
    ahead.spaces();
    auto const number = ahead.digits(4);
    if (!number) return std::nullopt;
    auto text = without_zeros(*number);
    for (int count = 0; count < 3; ++count) {
        Cursor further = ahead;
        auto const part = further.take(".") ? further.digits(4) : std::nullopt;
        if (!part) break;
        text += "." + without_zeros(*part);
        ahead = further;
    }
    cursor = ahead;
    ahead.spaces();
    if (auto const letter = ahead.single_letter()) {
        text += std::string(" ") + *letter;
        cursor = ahead;
    }
    return text;
}

std::string place_text(std::string const& chapter, std::string const& section) {
    std::string text;
    if (!chapter.empty()) text = chapter + " kap.";
    if (section.empty()) return text;
    bool const is_many = section.find(dash) != section.npos || section.find(',') != section.npos;
    return text + (text.empty() ? "" : " ") + section + " " + std::string(paragraph) +
           (is_many ? std::string(paragraph) : std::string());
}

}
