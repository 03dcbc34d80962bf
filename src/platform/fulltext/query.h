// What Xapian itself is asked: where words stand.
#pragma once
#include <xapian.h>

#include <optional>

#include "platform/fulltext/question.h"

namespace fulltext {

/// The query for a clause of which terms are not all (wanted.h): a phrase of several words,
/// the parts of a number side by side. Nothing for any other.
std::optional<Xapian::Query> places_query(Clause const& clause);

}
