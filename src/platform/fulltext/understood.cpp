// Words that many ask for are worked out once.
#include "platform/fulltext/understood.h"

#include <algorithm>

#include "platform/fulltext/parts.h"
#include "platform/fulltext/sketch.h"
#include "platform/fulltext/terms.h"

namespace fulltext {

namespace {

constexpr std::size_t most_bytes = 4'000'000;

std::size_t bytes_of(UnderstoodClause const& clause) {
    std::size_t bytes = sizeof(clause) + clause.marks.capacity() * sizeof(std::uint16_t);
    for (auto const& meaning : clause.meanings)
        for (auto const& wanted : meaning.terms) bytes += sizeof(wanted) + wanted.term.capacity();
    return bytes;
}

std::vector<std::uint16_t> marks_of(std::vector<Meaning> const& meanings,
                                    language::Analyser const& analyser) {
    std::vector<std::uint16_t> marks;
    for (auto const& meaning : meanings)
        for (auto const& wanted : meaning.terms) add_marks(wanted.term, analyser, marks);
    std::ranges::sort(marks);
    auto const doubles = std::ranges::unique(marks);
    marks.erase(doubles.begin(), doubles.end());
    return marks;
}

}

void add_marks(std::string const& term, language::Analyser const& analyser,
               std::vector<std::uint16_t>& marks) {
    marks.push_back(mark_of(base_of(term)));
    if (!is_exact_word(term)) return;
    // A sketch has the base forms of a word, and the word itself only where it has none.
    std::vector<language::Term> terms;
    for (auto const& word : language::words(term)) {
        for (auto const language : texts::languages) {
            terms.clear();
            analyser.analyse(word, language, terms);
            for (auto const& one : terms) marks.push_back(mark_of(one.text));
        }
    }
}

std::shared_ptr<UnderstoodClause const> understood(Clause const& clause, texts::Language language,
                                                   Understanding const& understanding) {
    auto const name = name_of(clause, language);
    if (understanding.clauses != nullptr)
        if (auto known = understanding.clauses->find(name)) return known;
    auto meanings = meanings_of(clause, language, understanding);
    auto marks = marks_of(meanings, understanding.analyser);
    auto const made = std::make_shared<UnderstoodClause const>(
        UnderstoodClause{.meanings = std::move(meanings), .marks = std::move(marks)});
    if (understanding.clauses != nullptr) understanding.clauses->keep(name, made);
    return made;
}

std::shared_ptr<UnderstoodClause const> UnderstoodClauses::find(std::string const& name) const {
    std::lock_guard const lock(mutex_);
    auto const known = known_.find(name);
    return known == known_.end() ? nullptr : known->second;
}

void UnderstoodClauses::keep(std::string const& name,
                             std::shared_ptr<UnderstoodClause const> clause) {
    constexpr std::size_t entry = 100;
    std::lock_guard const lock(mutex_);
    if (bytes_ > most_bytes) {
        known_.clear();
        bytes_ = 0;
    }
    auto const bytes = bytes_of(*clause) + name.size() + entry;
    if (known_.emplace(name, std::move(clause)).second) bytes_ += bytes;
}

}
