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

/// The word's base forms in the language, or the word itself.
std::vector<std::string> forms_of(std::string_view text, Language language,
                                  language::Analyser const& analyser) {
    auto const words = language::words(text, 1);
    if (words.empty()) return {""};
    std::vector<std::string> forms;
    std::vector<language::Term> terms;
    if (language) analyser.analyse(words.front(), *language, terms);
    for (auto const& term : terms)
        if (term.source == language::Source::lemma || term.source == language::Source::stem)
            forms.push_back(term.text);
    if (forms.empty()) forms.push_back(words.front().text);
    return forms;
}

/// Whether the clause's words are free to be said otherwise.
bool is_plain(Clause const& clause) {
    return clause.kind == ClauseKind::word && clause.prefix.empty() && !clause.excluded;
}

/// What to look for to find this word of a group.
Clause wanted(SynonymWord const& word) {
    auto const parts = fulltext::parse(word.text).clauses;
    auto const kind = parts.size() > 1             ? ClauseKind::row
                      : is_abbreviation(word.text) ? ClauseKind::phrase
                                                   : ClauseKind::word;
    return {.kind = kind, .text = word.text};
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
        auto& members = groups_.emplace_back();
        for (auto const& word : group) {
            auto const clauses = fulltext::parse(word.text).clauses;
            if (clauses.empty()) continue;
            members.push_back({word, phrase_of(clauses, word.language, analyser)});
            if (clauses.size() > most_phrase_words) continue;
            longest_ = std::max(longest_, clauses.size());
            know(phrase_of(clauses, std::nullopt, analyser), number);
            if (!is_abbreviation(word.text)) know(members.back().phrase, number);
        }
    }
}

Synonyms::Phrase Synonyms::phrase_of(std::span<Clause const> clauses, Language language,
                                     language::Analyser const& analyser) {
    Phrase phrase{.language = language, .words = {}};
    for (auto const& clause : clauses)
        phrase.words.push_back(forms_of(clause.text, language, analyser));
    return phrase;
}

/// A word alone is the same when it is likeliest to be; beside others it is enough that one of them
/// may be what the other likeliest is ("öppna data", "öppen data").
bool Synonyms::same(Phrase const& left, Phrase const& right) {
    if (left.language != right.language || left.words.size() != right.words.size()) return false;
    if (left.words.size() == 1) return left.words[0][0] == right.words[0][0];
    return std::ranges::equal(left.words, right.words, [](Forms const& a, Forms const& b) {
        return std::ranges::find(b, a.front()) != b.end() ||
               std::ranges::find(a, b.front()) != a.end();
    });
}

std::vector<Synonyms::Phrase> Synonyms::as_typed(std::span<Clause const> clauses,
                                                 language::Analyser const& analyser) {
    std::vector<Phrase> typed{phrase_of(clauses, std::nullopt, analyser)};
    for (auto const language : texts::languages)
        typed.push_back(phrase_of(clauses, language, analyser));
    return typed;
}

void Synonyms::know(Phrase phrase, std::size_t group) {
    for (auto const& form : phrase.words.front()) by_first_word_[form].push_back(known_.size());
    known_.push_back({std::move(phrase), group});
}

std::vector<std::size_t> Synonyms::groups_of(std::span<Phrase const> typed) const {
    std::vector<std::size_t> found;
    for (auto const& phrase : typed) {
        for (auto const& form : phrase.words.front()) {
            auto const known = by_first_word_.find(form);
            if (known == by_first_word_.end()) continue;
            for (auto const place : known->second)
                if (same(known_[place].phrase, phrase) &&
                    std::ranges::find(found, known_[place].group) == found.end())
                    found.push_back(known_[place].group);
        }
    }
    return found;
}

std::vector<Widening::Other> Synonyms::others(std::vector<std::size_t> const& groups,
                                              std::span<Phrase const> typed) const {
    std::vector<Phrase> said(typed.begin(), typed.end());
    std::vector<Widening::Other> made;
    for (auto const group : groups) {
        for (auto const& [word, phrase] : groups_[group]) {
            if (word.leads_only || made.size() == most_alternatives) continue;
            auto const is_same = [&](Phrase const& other) { return same(other, phrase); };
            if (std::ranges::any_of(said, is_same)) continue;
            said.push_back(phrase);
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
        auto typed = as_typed(std::span(clauses).subspan(first, plain - first), analyser);
        for (auto count = plain - first; count > 0 && taken == 0; --count) {
            for (auto& phrase : typed) phrase.words.resize(count);
            auto const groups = groups_of(typed);
            if (groups.empty()) continue;
            auto made = others(groups, typed);
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
