// A phrase is looked up by the base forms of its words in each language, and by the words as typed.
#include "services/search/synonyms.h"

#include <algorithm>
#include <optional>
#include <span>

#include "platform/language/words.h"

namespace search {

namespace {

using fulltext::Clause;
using fulltext::ClauseKind;
using fulltext::Widening;
using Language = std::optional<texts::Language>;  // Nothing: the words as they are written.

/// The word's first base form in the language, or the word itself.
std::string form_of(std::string_view text, Language language, language::Analyser const& analyser) {
    auto const words = language::words(text, 1);
    if (words.empty()) return {};
    if (!language) return words.front().text;
    std::vector<language::Term> terms;
    analyser.analyse(words.front(), *language, terms);
    for (auto const& term : terms)
        if (term.source == language::Source::lemma || term.source == language::Source::stem)
            return term.text;
    return words.front().text;
}

std::string key_of(std::span<Clause const> clauses, Language language,
                   language::Analyser const& analyser) {
    std::string key(language ? texts::code(*language) : std::string_view("="));
    for (auto const& clause : clauses)
        key.append(" ").append(form_of(clause.text, language, analyser));
    return key;
}

/// Whether the clause's words are free to be said otherwise.
bool is_plain(Clause const& clause) {
    return clause.kind == ClauseKind::word && clause.prefix.empty() && !clause.excluded;
}

/// What to look for to find this word of a group.
Clause wanted(SynonymWord const& word) {
    auto const parts = fulltext::parse(word.text).clauses;
    bool const one_form = parts.size() != 1 || is_abbreviation(word.text);
    return {.kind = one_form ? ClauseKind::phrase : ClauseKind::word, .text = word.text};
}

}

bool is_abbreviation(std::string_view text) {
    std::size_t capitals = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ') return false;
        auto const byte = static_cast<unsigned char>(text[i]);
        bool const is_latin = byte == 0xC3 && i + 1 < text.size();  // À…Þ, among them Å, Ä and Ö.
        auto const next = is_latin ? static_cast<unsigned char>(text[i + 1]) : 0U;
        if ((byte >= 'A' && byte <= 'Z') || (next >= 0x80 && next <= 0x9E && next != 0x97))
            ++capitals;
    }
    return capitals >= 2;
}

Synonyms::Synonyms(std::vector<SynonymGroup> const& groups, language::Analyser const& analyser) {
    for (auto const& group : groups) {
        auto const number = groups_.size();
        for (auto const& word : group) {
            auto const clauses = fulltext::parse(word.text).clauses;
            if (clauses.empty() || clauses.size() > most_phrase_words) continue;
            longest_ = std::max(longest_, clauses.size());
            know(key_of(clauses, std::nullopt, analyser), number);
            if (!is_abbreviation(word.text)) know(key_of(clauses, word.language, analyser), number);
        }
        groups_.push_back(group);
    }
}

void Synonyms::know(std::string const& key, std::size_t group) {
    auto& groups = by_words_[key];
    if (std::ranges::find(groups, group) == groups.end()) groups.push_back(group);
}

std::vector<std::size_t> Synonyms::groups_of(std::vector<Clause> const& clauses, std::size_t first,
                                             std::size_t count,
                                             language::Analyser const& analyser) const {
    std::span const phrase = std::span(clauses).subspan(first, count);
    std::vector<std::size_t> found;
    auto look = [&](Language language) {
        auto const known = by_words_.find(key_of(phrase, language, analyser));
        if (known == by_words_.end()) return;
        for (auto const group : known->second)
            if (std::ranges::find(found, group) == found.end()) found.push_back(group);
    };
    look(std::nullopt);
    for (auto language : texts::languages) look(language);
    return found;
}

std::vector<fulltext::Widening::Other> Synonyms::others(std::vector<std::size_t> const& groups,
                                                        std::vector<Clause> const& clauses,
                                                        language::Analyser const& analyser) const {
    std::vector<std::string> said;
    for (auto language : texts::languages) said.push_back(key_of(clauses, language, analyser));
    std::vector<Widening::Other> made;
    for (auto const group : groups) {
        for (auto const& word : groups_[group]) {
            if (word.leads_only || made.size() == most_alternatives) continue;
            auto const own = fulltext::parse(word.text).clauses;
            auto const key = key_of(own, word.language, analyser);
            if (own.empty() || std::ranges::find(said, key) != said.end()) continue;
            said.push_back(key);
            made.push_back({wanted(word), word.language});
        }
    }
    return made;
}

void Synonyms::widen(fulltext::Question& question, language::Analyser const& analyser) const {
    auto const& clauses = question.clauses;
    std::size_t in_all = 0;
    for (std::size_t first = 0; first < clauses.size() && in_all < most_alternatives_in_all;) {
        std::size_t plain = first;
        while (plain < clauses.size() && plain - first < longest_ && is_plain(clauses[plain]))
            ++plain;
        std::size_t taken = 0;
        for (auto count = plain - first; count > 0 && taken == 0; --count) {
            auto const groups = groups_of(clauses, first, count, analyser);
            if (groups.empty()) continue;
            auto const begin = clauses.begin() + static_cast<std::ptrdiff_t>(first);
            auto made =
                others(groups, {begin, begin + static_cast<std::ptrdiff_t>(count)}, analyser);
            made.resize(std::min(made.size(), most_alternatives_in_all - in_all));
            if (made.empty()) continue;
            in_all += made.size();
            taken = count;
            question.widenings.push_back(
                {.first = first, .count = count, .alternatives = std::move(made)});
        }
        first += std::max<std::size_t>(taken, 1);
    }
}

}
