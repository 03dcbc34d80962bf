// Words that are made of one other word, with a beginning or an ending.
#pragma once
#include <string_view>
#include <vector>

#include "platform/language/lexicon.h"

namespace language {

/// Words made with a beginning or an ending that keeps the meaning of the rest: "över" + klaga,
/// experiment + "era". Empty for all others.
std::vector<Part> derived_parts(Lexicon const& lexicon, std::string_view word);

/// "beskrivning" and "läsare" are made of a verb: what does not split in that does not split here.
bool is_made_of_simple_verb(Lexicon const& lexicon, std::string_view word);

}
