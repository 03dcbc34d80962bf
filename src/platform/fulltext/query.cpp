// A word becomes: any of its stems (one a language), and as a bonus the word exactly as it was
// typed.
#include "platform/fulltext/query.h"

#include <algorithm>

#include "platform/fulltext/terms.h"
#include "platform/language/words.h"

namespace fulltext {

namespace {

using Xapian::Query;

// How much the exact word adds to what its stem counts. A word's beginning looks for this many
// longer words.
constexpr double exact_bonus = 0.5;
constexpr Xapian::termcount most_expansions = 60;

/// Whether words stand side by side is looked at when matching; ranking need not look again.
enum class Purpose : std::uint8_t { matching, ranking };

Query combined(Query::op operation, std::vector<Query> const& parts) {
    if (parts.size() == 1) return parts.front();
    return Query(operation, parts.begin(), parts.end());
}

/// A term in the index of the clause's field; nothing is too long to ask for, it is just not there.
Query term(std::string const& text) { return text.size() > longest_term ? Query() : Query(text); }

/// The terms that stand for a word: its stems, and itself where a language does not stem it.
struct Forms {
    std::vector<std::string> any;
    std::string exact;
};

Forms forms_of(Clause const& clause, language::Word const& word,
               language::Analyser const& analyser) {
    Forms forms{.any = {}, .exact = clause.prefix + word.text};
    bool exact_needed = false;
    std::vector<language::Term> terms;
    for (auto language : texts::languages) {
        terms.clear();
        analyser.analyse(word, language, terms);
        if (terms.size() == 1) exact_needed = true;
        for (std::size_t i = 1; i < terms.size(); ++i)
            forms.any.push_back(clause.prefix + index_term(terms[i], language));
    }
    if (exact_needed) forms.any.push_back(forms.exact);
    return forms;
}

Query any_form(Clause const& clause, language::Word const& word,
               language::Analyser const& analyser) {
    auto const forms = forms_of(clause, word, analyser);
    std::vector<Query> any;
    for (auto const& form : forms.any) any.push_back(term(form));
    if (forms.any.size() == 1) return any.front();
    return Query(Query::OP_AND_MAYBE, combined(Query::OP_MAX, any),
                 Query(Query::OP_SCALE_WEIGHT, term(forms.exact), exact_bonus));
}

Query side_by_side(Clause const& clause, std::vector<language::Word> const& words,
                   Purpose purpose) {
    std::vector<Query> row, in_field;
    for (auto const& word : words) {
        if (word.kind == language::WordKind::whole) continue;
        row.push_back(term(word.text));
        if (!clause.prefix.empty()) in_field.push_back(term(clause.prefix + word.text));
    }
    if (row.empty()) return Query();
    if (row.size() == 1) return in_field.empty() ? row.front() : in_field.front();
    if (purpose == Purpose::ranking) return combined(Query::OP_AND, row);
    Query const found(Query::OP_PHRASE, row.begin(), row.end(),
                      static_cast<Xapian::termcount>(row.size()));
    return in_field.empty() ? found
                            : Query(Query::OP_FILTER, found, combined(Query::OP_AND, in_field));
}

Query clause_query(Clause const& clause, language::Analyser const& analyser, Purpose purpose) {
    auto const words = language::words(clause.text);
    if (words.empty()) return Query();
    switch (clause.kind) {
        case ClauseKind::phrase: return side_by_side(clause, words, purpose);
        case ClauseKind::beginning:
            return Query(Query::OP_WILDCARD, clause.prefix + words.front().text, most_expansions,
                         Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_OR);
        case ClauseKind::word: break;
    }
    auto const found = any_form(clause, words.front(), analyser);
    if (words.front().kind != language::WordKind::whole) return found;
    return Query(Query::OP_OR, found, side_by_side(clause, words, purpose));
}

}

Query ranking_query(Question const& question, Demand demand, language::Analyser const& analyser) {
    std::vector<Query> demanded, any, optional;
    for (auto const& clause : question.clauses) {
        if (clause.excluded) continue;
        bool const loose = demand == Demand::any && is_loose(clause);
        (clause.optional ? optional
         : loose         ? any
                         : demanded)
            .push_back(clause_query(clause, analyser, Purpose::ranking));
    }
    if (!any.empty()) demanded.push_back(combined(Query::OP_OR, any));
    auto const query = demanded.empty() ? Query::MatchAll : combined(Query::OP_AND, demanded);
    return optional.empty() ? query
                            : Query(Query::OP_AND_MAYBE, query, combined(Query::OP_OR, optional));
}

Query matching_query(Clause const& clause, language::Analyser const& analyser) {
    return clause_query(clause, analyser, Purpose::matching);
}

std::optional<std::vector<std::string>> enough_terms(Clause const& clause,
                                                     language::Analyser const& analyser) {
    auto const words = language::words(clause.text);
    if (words.size() != 1) return std::nullopt;
    switch (clause.kind) {
        case ClauseKind::word: return forms_of(clause, words.front(), analyser).any;
        case ClauseKind::phrase: return std::vector{clause.prefix + words.front().text};
        case ClauseKind::beginning: break;
    }
    return std::nullopt;
}

}
