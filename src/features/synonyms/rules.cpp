// Every rule of a group of words.
#include "features/synonyms/rules.h"

#include <algorithm>

#include "platform/basics/text.h"
#include "platform/fulltext/question.h"
#include "platform/texts/language.h"

namespace synonyms {

namespace {

std::vector<std::string> parted(std::string_view text) {
    std::vector<std::string> found;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto const line = basics::one_line(text.substr(0, end));
        if (auto const word = basics::trimmed(line); !word.empty()) found.emplace_back(word);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

/// Adds to `words` what `text` lists and `said` does not have.
void take(std::vector<std::string>& words, std::vector<std::string>& said, std::string_view text) {
    for (auto& word : parted(text)) {
        auto folded = basics::folded(word);
        if (std::ranges::find(said, folded) != said.end()) continue;
        said.push_back(std::move(folded));
        words.push_back(std::move(word));
    }
}

void check_words(std::vector<std::string> const& words, std::string const& field,
                 basics::Problems& problems) {
    for (auto const& word : words) {
        auto const shown = basics::shortened(word, 60);
        auto const parts = fulltext::parse(word).clauses.size();
        if (basics::length(word) > longest_word)
            problems.push_back({field,
                                "synonyms.word_too_long",
                                {{"word", shown}, {"most", std::to_string(longest_word)}}});
        else if (parts == 0) problems.push_back({field, "synonyms.word_empty", {{"word", shown}}});
        else if (parts > search::most_phrase_words)
            problems.push_back(
                {field,
                 "synonyms.phrase_too_long",
                 {{"word", shown}, {"most", std::to_string(search::most_phrase_words)}}});
    }
}

}

search::SynonymGroup for_search(Words const& words) {
    search::SynonymGroup group;
    for (std::size_t i = 0; i < texts::languages.size(); ++i)
        for (auto const& word : words.by_language[i])
            group.push_back({.text = word, .language = texts::languages[i]});
    for (auto const& word : words.leads_here) group.push_back({.text = word, .leads_only = true});
    return group;
}

std::string in_line(Words const& words) {
    std::string line;
    auto add = [&](std::vector<std::string> const& list) {
        for (auto const& word : list) line.append(line.empty() ? "" : ", ").append(word);
    };
    for (auto const& list : words.by_language) add(list);
    add(words.leads_here);
    return line;
}

std::string lines(std::vector<std::string> const& words) {
    std::string text;
    for (auto const& word : words) text.append(word).append("\n");
    return text;
}

bool has(Words const& words, std::string_view letters) {
    return basics::folded(in_line(words)).contains(basics::folded(letters));
}

std::expected<Checked, basics::Problems> check(Typed const& typed) {
    constexpr std::array<char const*, 3> fields = {"sv", "en", "nb"};
    basics::Problems problems;
    Checked checked;
    std::size_t looked_for = 0;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        // The same spelling may stand once in each language: it bends in each its own way.
        std::vector<std::string> said;
        take(checked.words.by_language[i], said, typed.by_language[i]);
        check_words(checked.words.by_language[i], fields[i], problems);
        looked_for += checked.words.by_language[i].size();
    }
    std::vector<std::string> said;
    take(checked.words.leads_here, said, typed.leads_here);
    check_words(checked.words.leads_here, "leads_here", problems);
    auto const in_all = looked_for + checked.words.leads_here.size();
    if (looked_for == 0 || in_all < 2) problems.push_back({"sv", "synonyms.too_few", {}});
    if (in_all > most_words)
        problems.push_back({"sv", "synonyms.too_many", {{"most", std::to_string(most_words)}}});
    checked.reason = basics::trimmed(basics::one_line(typed.reason));
    if (checked.reason.empty()) problems.push_back({"reason", "synonyms.reason_missing", {}});
    if (basics::length(checked.reason) > longest_reason)
        problems.push_back(
            {"reason", "synonyms.reason_too_long", {{"most", std::to_string(longest_reason)}}});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return checked;
}

}
