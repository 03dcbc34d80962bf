// Words offered to a person who types: only words that documents they may find have.
#include <algorithm>
#include <map>

#include "platform/fulltext/parts.h"
#include "platform/fulltext/terms.h"
#include "platform/language/words.h"

namespace fulltext {

namespace {

/// Whether a visible document has the word. Hidden documents' words are never shown, so this is
/// asked of each.
bool used(Xapian::Database const& database, std::string const& word, Numbers const& visible) {
    auto const end = database.postlist_end(word);
    return std::any_of(database.postlist_begin(word), end,
                       [&](Number number) { return visible.contains(number); });
}

/// Keeps the first `count` that are used.
void keep_used(std::vector<std::string>& words, Xapian::Database const& database,
               Numbers const& visible, std::size_t count) {
    std::vector<std::string> kept;
    for (auto word = words.begin(); word != words.end() && kept.size() < count; ++word)
        if (used(database, *word, visible)) kept.push_back(std::move(*word));
    words = std::move(kept);
}

// Some candidates turn out to be hidden; so many more are looked at.
constexpr std::size_t spare = 20;

/// Words that came since the vocabulary was read, in a vocabulary of their own.
Vocabulary recent_words(Words const& words) {
    Vocabulary recent;
    for (auto const& word : *words.recent) recent.add(word, 1);
    return recent;
}

/// When little begins so, also words that stand in one document only, which the vocabulary leaves
/// out.
void add_rare(std::vector<std::string>& words, Xapian::Database const& database,
              std::string const& beginning, std::size_t count) {
    auto const end = database.allterms_end(beginning);
    for (auto term = database.allterms_begin(beginning); term != end && words.size() < count;
         ++term)
        if (std::ranges::find(words, *term) == words.end()) words.push_back(*term);
}

/// Whether anything that a visible document has is the word or shares a stem with it, or all parts
/// of it are known: one of them alone may be what is right in a misspelt compound.
bool known(Xapian::Database const& database, language::Word const& word, Numbers const& visible,
           language::Analyser const& analyser) {
    std::vector<language::Term> terms;
    for (auto const language : texts::languages) {
        terms.clear();
        analyser.analyse(word, language, terms);
        std::size_t parts = 0, used_parts = 0;
        for (auto const& term : terms) {
            bool const is_used = used(database, index_term(term, language), visible);
            bool const is_part = term.source == language::Source::part;
            if (is_used && !is_part) return true;
            parts += is_part ? 1 : 0;
            used_parts += is_part && is_used ? 1 : 0;
        }
        if (parts > 0 && used_parts == parts) return true;
    }
    return false;
}

std::optional<std::string> nearest(Xapian::Database const& database, Words const& words,
                                   std::string const& wrong, Numbers const& visible) {
    std::vector<std::string> candidates;
    for (auto const word : words.known->near(wrong, spare)) candidates.emplace_back(word);
    if (candidates.empty())
        for (auto const word : recent_words(words).near(wrong, spare))
            candidates.emplace_back(word);
    keep_used(candidates, database, visible, 1);
    return candidates.empty() ? std::nullopt : std::optional(candidates.front());
}

}

std::vector<std::string> Reader::completions(std::string_view beginning, Numbers const& visible,
                                             std::size_t count) const {
    auto const typed = language::words(beginning, 1);
    if (typed.empty()) return {};
    return guarded([&] {
        auto const words = state_.parts.vocabulary(state_.database);
        std::vector<std::string> found;
        for (auto const word : words.known->beginning(typed[0].text, count + spare))
            found.emplace_back(word);
        auto recent = words.recent->lower_bound(typed[0].text);
        for (; recent != words.recent->end() && recent->starts_with(typed[0].text) &&
               found.size() < 2 * (count + spare);
             ++recent)
            found.push_back(*recent);
        add_rare(found, state_.database, typed[0].text, count);
        keep_used(found, state_.database, visible, count);
        return found;
    });
}

std::optional<std::string> Reader::did_you_mean(std::string_view typed, Question const& question,
                                                Numbers const& visible) const {
    // Each unknown word costs a walk over the vocabulary; who misspells five words is helped with
    // four.
    constexpr int most_corrected = 4;
    return guarded([&]() -> std::optional<std::string> {
        auto const words = state_.parts.vocabulary(state_.database);
        std::string better;
        std::size_t copied = 0;
        int corrected = 0;
        for (auto const& clause : question.clauses) {
            if (clause.excluded || clause.optional) continue;
            for (auto const& word : language::words(clause.text)) {
                if (word.kind != language::WordKind::word || corrected == most_corrected) continue;
                if (known(state_.database, word, visible, state_.parts.analyser)) continue;
                auto const right = nearest(state_.database, words, word.text, visible);
                if (!right) continue;
                better.append(typed, copied, clause.begin + word.begin - copied).append(*right);
                copied = clause.begin + word.end;
                ++corrected;
            }
        }
        if (corrected == 0) return std::nullopt;
        return better.append(typed.substr(copied));
    });
}

}
