// Words side by side.
#include "platform/fulltext/query.h"

#include <algorithm>
#include <string>
#include <vector>

#include "platform/fulltext/terms.h"
#include "platform/language/words.h"

namespace fulltext {

namespace {

using Xapian::Query;

/// Nothing is too long to ask for, it is just not there.
Query term(std::string const& text) { return text.size() > longest_term ? Query() : Query(text); }

std::optional<Query> side_by_side(Clause const& clause, std::vector<language::Word> const& words) {
    std::vector<Query> row, in_field;
    for (auto const& word : words) {
        if (word.kind == language::WordKind::whole) continue;
        row.push_back(term(word.text));
        if (!clause.prefix.empty()) in_field.push_back(term(clause.prefix + word.text));
    }
    if (row.size() < 2) return std::nullopt;
    Query const found(Query::OP_PHRASE, row.begin(), row.end(),
                      static_cast<Xapian::termcount>(row.size()));
    if (in_field.empty()) return found;
    return Query(Query::OP_FILTER, found, Query(Query::OP_AND, in_field.begin(), in_field.end()));
}

bool has_number(std::vector<language::Word> const& words) {
    return std::ranges::find(words, language::WordKind::number, &language::Word::kind) !=
           words.end();
}

}

std::optional<Query> places_query(Clause const& clause) {
    auto const words = language::words(clause.text);
    if (words.empty()) return std::nullopt;
    switch (clause.kind) {
        case ClauseKind::phrase: return side_by_side(clause, words);
        case ClauseKind::beginning:
        case ClauseKind::row: break;
        case ClauseKind::word:
            // "2015-06045" may be written "2015 06045", but its halves mean nothing apart.
            if (has_number(words)) return side_by_side(clause, words);
            break;
    }
    return std::nullopt;
}

}
