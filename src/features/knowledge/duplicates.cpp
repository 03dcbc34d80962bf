// The keys are made of folded words, so that case and punctuation do not hide a likeness.
#include "features/knowledge/duplicates.h"

#include <algorithm>

#include "platform/basics/text.h"

namespace knowledge {

namespace {

bool is_word_letter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Lower case, words separated by single spaces, no punctuation.
std::string plain(std::string_view text) {
    std::string words;
    bool gap = false;
    auto const folded = basics::folded(text);
    for (std::size_t i = 0; i < folded.size(); ++i) {
        char const c = folded[i];
        // Dashes and typographic quotes (U+2000 to U+203F) part words like other punctuation.
        if (std::string_view(folded).substr(i).starts_with("\xE2\x80")) {
            gap = true;
            i += 2;
        } else if (is_word_letter(c)) {
            if (gap && !words.empty()) words += ' ';
            gap = false;
            words += c;
        } else gap = true;
    }
    return words;
}

/// The words of a title that may be a name of its own: "InnoCities", "NATSAM",
/// "Innocities-programmet".
std::set<std::string> names_in(std::string_view title) {
    std::set<std::string> names;
    std::string word;
    auto finish = [&] {
        bool const has_capital =
            std::ranges::any_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
        if (has_capital && basics::length(word) >= 5) names.insert(plain(word));
        word.clear();
    };
    for (char c : title) {
        bool const letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                            (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (letter) word += c;
        else finish();
    }
    finish();
    return names;
}

std::string who(Content const& content) {
    for (auto const& partner : content.partners)
        if (partner.role == PartnerRole::coordinator)
            return partner.municipality_code.empty() ? plain(partner.name)
                                                     : partner.municipality_code;
    return plain(content.funder);
}

}

std::string number_key(std::string_view number) {
    return number.size() >= 6 ? "number:" + plain(number) : std::string();
}

std::set<std::string> duplicate_keys(Content const& content) {
    std::set<std::string> keys;
    if (auto key = number_key(content.funder_number); !key.empty()) keys.insert(std::move(key));
    if (content.start)
        for (auto const& [language, title] : content.title)
            if (basics::length(title) >= 12)
                keys.insert("title:" + plain(title) + "|" + std::to_string(content.start->year) +
                            "|" + who(content));
    if (content.start && content.end && content.start->day && content.end->day) {
        auto const days =
            "days:" + basics::iso(*content.start) + "|" + basics::iso(*content.end) + "|";
        for (auto const& [language, title] : content.title)
            for (auto const& name : names_in(title)) {
                keys.insert(days + name);
                keys.insert("name:" + name);
            }
    }
    return keys;
}

std::string rarity_key(std::string_view key) {
    return key.starts_with("days:") ? "name:" + std::string(key.substr(key.rfind('|') + 1))
                                    : std::string(key);
}

std::string key_kind(std::string_view key) { return std::string(key.substr(0, key.find(':'))); }

}
