// From a question to what Xapian is asked.
#pragma once
#include <xapian.h>

#include "platform/fulltext/index.h"

namespace fulltext {

/// The query for a question. All of a word's forms in all languages match; the exact one counts more.
Xapian::Query xapian_query(Question const& question, Demand demand, language::Analyser const& analyser);

}
