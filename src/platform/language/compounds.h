// Taking compounds apart: "innovationsplattformarna" is innovation + plattform.
#pragma once
#include <string_view>
#include <vector>

#include "platform/language/lexicon.h"

namespace language {

struct Split {
    std::vector<Part> parts;
    std::vector<Reading> last;  ///< How what begins at `last_begin` may be read.
    /// Where the last part begins, before it was opened into parts of its own.
    std::size_t last_begin = 0;
};

/// The parts of a lemma that the dictionary has: only when they carry its meaning.
std::vector<Part> parts_of_known(Lexicon const& lexicon, std::string_view lemma);

/// The best split of a form that the dictionary does not have; no parts when there is none.
Split parts_of_unknown(Lexicon const& lexicon, std::string_view form);

}
