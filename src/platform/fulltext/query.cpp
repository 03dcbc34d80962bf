// A word becomes: any of its stems (one a language), and as a bonus the word exactly as it was typed.
#include "platform/fulltext/query.h"

#include <algorithm>
#include <iterator>

#include "platform/fulltext/terms.h"
#include "platform/language/words.h"

namespace fulltext {

namespace {

using Xapian::Query;

// How much the exact word adds to what its stem counts. A word's beginning looks for this many longer words.
constexpr double exact_bonus = 0.5;
constexpr Xapian::termcount most_expansions = 60;

Query combined(Query::op operation, std::vector<Query> const& parts) {
    if (parts.size() == 1) return parts.front();
    return Query(operation, parts.begin(), parts.end());
}

/// A term in the index of the clause's field; nothing is too long to ask for, it is just not there.
Query term(Clause const& clause, std::string const& text) {
    auto const whole = clause.prefix + text;
    return whole.size() > longest_term ? Query() : Query(whole);
}

/// Matches when the word stands there in a form that some language stems to the same.
Query any_form(Clause const& clause, language::Word const& word, language::Analyser const& analyser) {
    std::vector<Query> forms;
    bool exact_needed = false;
    std::vector<language::Term> terms;
    for (auto language : texts::languages) {
        terms.clear();
        analyser.analyse(word, language, terms);
        if (terms.size() == 1) exact_needed = true;
        for (std::size_t i = 1; i < terms.size(); ++i)
            forms.push_back(term(clause, index_term(terms[i], language)));
    }
    auto const exact = term(clause, word.text);
    if (forms.empty()) return exact;
    if (exact_needed) forms.push_back(exact);
    return Query(Query::OP_AND_MAYBE, combined(Query::OP_MAX, forms), Query(Query::OP_SCALE_WEIGHT, exact, exact_bonus));
}

Query side_by_side(Clause const& clause, std::vector<language::Word> const& words) {
    std::vector<Query> row, in_field;
    for (auto const& word : words) {
        if (word.kind == language::WordKind::whole) continue;
        row.push_back(Query(word.text));
        if (!clause.prefix.empty()) in_field.push_back(term(clause, word.text));
    }
    if (row.empty()) return Query();
    if (row.size() == 1) return in_field.empty() ? row.front() : in_field.front();
    Query const found(Query::OP_PHRASE, row.begin(), row.end(), static_cast<Xapian::termcount>(row.size()));
    return in_field.empty() ? found : Query(Query::OP_FILTER, found, combined(Query::OP_AND, in_field));
}

Query clause_query(Clause const& clause, language::Analyser const& analyser) {
    auto const words = language::words(clause.text);
    if (words.empty()) return Query();
    switch (clause.kind) {
        case ClauseKind::phrase: return side_by_side(clause, words);
        case ClauseKind::beginning:
            return Query(Query::OP_WILDCARD, clause.prefix + words.front().text, most_expansions,
                         Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_OR);
        case ClauseKind::word: break;
    }
    auto const found = any_form(clause, words.front(), analyser);
    if (words.front().kind != language::WordKind::whole) return found;
    return Query(Query::OP_OR, found, side_by_side(clause, words));
}

}

Query xapian_query(Question const& question, Demand demand, language::Analyser const& analyser) {
    std::vector<Query> demanded, any, optional, excluded;
    for (auto const& clause : question.clauses) {
        auto const query = clause_query(clause, analyser);
        bool const loose = demand == Demand::any && clause.kind == ClauseKind::word && clause.prefix.empty();
        if (clause.excluded) excluded.push_back(query);
        else if (clause.optional) optional.push_back(query);
        else (loose ? any : demanded).push_back(query);
    }
    if (!any.empty()) demanded.push_back(combined(Query::OP_OR, any));
    auto query = demanded.empty() ? Query::MatchAll : combined(Query::OP_AND, demanded);
    if (!optional.empty()) query = Query(Query::OP_AND_MAYBE, query, combined(Query::OP_OR, optional));
    if (!excluded.empty()) query = Query(Query::OP_AND_NOT, query, combined(Query::OP_OR, excluded));
    return query;
}

}
