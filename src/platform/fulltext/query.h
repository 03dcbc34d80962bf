// From a question to what Xapian is asked.
#pragma once
#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "platform/fulltext/index.h"

namespace fulltext {

/// The query that ranks what has been found to match a question. All of a word's forms in all
/// languages count, the exact one more. Says nothing about order or what is excluded: that has been
/// looked at.
Xapian::Query ranking_query(Question const& question, Demand demand,
                            language::Analyser const& analyser);

/// The query that matches what one clause asks for, excluded or not.
Xapian::Query matching_query(Clause const& clause, language::Analyser const& analyser);

/// The terms of which any is enough for the clause; nothing when it takes more than that.
std::optional<std::vector<std::string>> enough_terms(Clause const& clause,
                                                     language::Analyser const& analyser);

}
