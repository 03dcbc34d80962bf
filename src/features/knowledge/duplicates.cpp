// The keys are made of folded words, so that case and punctuation do not hide a likeness.
#include "features/knowledge/duplicates.h"

#include <algorithm>

#include "platform/basics/text.h"

namespace knowledge {

namespace {

bool is_word_letter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Lower case, words separated by single spaces, no punctuation.
std::string plain(std::string_view text) {
    std::string words;
    bool gap = false;
    for (char c : basics::folded(text)) {
        if (is_word_letter(c)) {
            if (gap && !words.empty()) words += ' ';
            gap = false;
            words += c;
        } else gap = true;
    }
    return words;
}

/// The words of a title that look like a name of their own: "InnoCities", "NATSAM", "Innocities-programmet".
std::set<std::string> names_in(std::string_view title) {
    std::set<std::string> names;
    std::string word;
    auto finish = [&](bool first_word) {
        auto const capitals = std::ranges::count_if(word, [](char c) { return c >= 'A' && c <= 'Z'; });
        bool const looks_like_a_name = capitals >= 2 || (capitals == 1 && !first_word);
        if (looks_like_a_name && basics::length(word) >= 5) names.insert(plain(word));
        word.clear();
    };
    bool first = true;
    for (char c : title) {
        bool const letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                            static_cast<unsigned char>(c) >= 0x80;
        if (letter) word += c;
        else if (!word.empty()) {
            finish(first);
            first = false;
        }
    }
    if (!word.empty()) finish(first);
    return names;
}

std::string who(Content const& content) {
    for (auto const& partner : content.partners)
        if (partner.role == PartnerRole::coordinator)
            return partner.municipality_code.empty() ? plain(partner.name) : partner.municipality_code;
    return plain(content.funder);
}

}

std::set<std::string> duplicate_keys(Content const& content) {
    std::set<std::string> keys;
    if (content.funder_number.size() >= 6) keys.insert("number:" + plain(content.funder_number));
    if (content.start)
        for (auto const& [language, title] : content.title)
            if (basics::length(title) >= 12)
                keys.insert("title:" + plain(title) + "|" + std::to_string(content.start->year) + "|" + who(content));
    if (content.start && content.end && content.start->day && content.end->day) {
        auto const days = "days:" + basics::iso(*content.start) + "|" + basics::iso(*content.end) + "|";
        for (auto const& [language, title] : content.title)
            for (auto const& name : names_in(title)) keys.insert(days + name);
    }
    return keys;
}

std::string key_kind(std::string_view key) { return std::string(key.substr(0, key.find(':'))); }

}
