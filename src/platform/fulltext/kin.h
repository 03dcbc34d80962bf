// Words made of one another: "utvärdera" and utvärdering, "compute" and computation.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/texts/language.h"

namespace fulltext {

/// What other words of the same stem could be called, given one's base form, in the order of
/// their bytes; the stem itself is the first, unless it is the word. Most do not exist: which do,
/// an index tells. Nothing for short words and for languages without rules.
std::vector<std::string> kin_of(std::string_view base, texts::Language language);

}
