// A word that is not typed to its end stands for longer ones.
#pragma once
#include <xapian.h>

#include <string>
#include <vector>

#include "platform/fulltext/question.h"

namespace fulltext {

/// The terms that begin as the clause does, those in most documents first; sixty at most.
std::vector<std::string> longer_words(Clause const& clause, Xapian::Database const& database);

}
