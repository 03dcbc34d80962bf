// Words are compared as a dictionary lists them, phrases word by word.
#include "services/moderation/text_filter.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "platform/basics/text.h"
#include "platform/language/dictionaries.h"
#include "platform/language/words.h"

namespace moderation {

namespace {

/// A word with all that it may be a form of.
using Forms = std::vector<std::string>;

std::vector<Forms> forms_of(std::string_view text, std::optional<texts::Language> language,
                            language::Dictionaries const& dictionaries) {
    std::vector<Forms> all;
    for (auto& word : language::words(text)) {
        // Its parts come after it.
        if (word.kind == language::WordKind::whole) continue;
        Forms forms;
        if (language) forms = dictionaries.analyse(word.text, *language).lemmas;
        forms.push_back(std::move(word.text));
        all.push_back(std::move(forms));
    }
    return all;
}

bool is_same_word(Forms const& one, Forms const& other) {
    return std::ranges::find_first_of(one, other) != one.end();
}

bool stands_in(std::vector<Forms> const& phrase, std::vector<Forms> const& text) {
    return !phrase.empty() && !std::ranges::search(text, phrase, is_same_word).empty();
}

bool is_nothing_to_look_for(std::string const& line) { return language::words(line).empty(); }

}

std::vector<std::string> filter_lines(std::string_view typed) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin <= typed.size();) {
        auto const end = std::min(typed.find('\n', begin), typed.size());
        auto line = basics::one_line(typed.substr(begin, end - begin));
        if (!line.empty() && std::ranges::find(lines, line) == lines.end())
            lines.push_back(std::move(line));
        begin = end + 1;
    }
    return lines;
}

std::expected<TextFilter, basics::Problems> checked_filter(std::string_view words,
                                                           std::string_view links) {
    TextFilter filter{.lines = filter_lines(words)};
    basics::Problems problems;
    if (filter.lines.size() > most_filter_lines)
        problems.push_back({"words", "moderation.problem_filter_many"});
    else if (std::ranges::any_of(filter.lines, [](auto const& line) {
                 return basics::length(line) > longest_filter_line;
             }))
        problems.push_back({"words", "moderation.problem_filter_long"});
    else if (std::ranges::any_of(filter.lines, is_nothing_to_look_for))
        problems.push_back({"words", "moderation.problem_filter_signs"});
    auto const typed = basics::one_line(links);
    if (!typed.empty()) {
        std::int64_t most = 0;
        auto const [end, wrong] = std::from_chars(typed.data(), typed.data() + typed.size(), most);
        bool const is_number = wrong == std::errc() && end == typed.data() + typed.size();
        if (is_number && most >= 0 && most <= 100) filter.most_links = most;
        else problems.push_back({"links", "moderation.problem_filter_links"});
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return filter;
}

Caught caught(TextFilter const& filter, std::string_view text,
              std::optional<texts::Language> language, language::Dictionaries const& dictionaries) {
    Caught found;
    if (auto const links = filter.most_links ? links_in(text) : 0;
        filter.most_links && links > *filter.most_links)
        found.links = links;
    if (filter.lines.empty()) return found;
    auto const all = forms_of(text, language, dictionaries);
    for (auto const& line : filter.lines)
        if (stands_in(forms_of(line, language, dictionaries), all)) found.lines.push_back(line);
    return found;
}

std::int64_t links_in(std::string_view text) {
    constexpr std::array<std::string_view, 3> beginnings = {"http://", "https://", "www."};
    std::string lower(text);
    // An address begins in ASCII.
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    std::int64_t count = 0;
    for (std::size_t at = 0; at < lower.size();) {
        auto const rest = std::string_view(lower).substr(at);
        if (std::ranges::none_of(beginnings,
                                 [&](auto const& begin) { return rest.starts_with(begin); })) {
            ++at;
            continue;
        }
        ++count;
        at = std::min(lower.find_first_of(" \t\r\n<>\"", at), lower.size());
    }
    return count;
}

}
