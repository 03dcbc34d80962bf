// Swedish and Norwegian words that are one word in two spellings: "miljö" and "miljø", "nation" and
// "nasjon".
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/texts/language.h"

namespace fulltext {

/// How a folded word of one of the two languages may be spelt in the other, the word itself not
/// among them; at most a few. Only spelling: whether there is such a word is for the index to know.
/// Empty for English.
std::vector<std::string> cognates(std::string_view word, texts::Language language);

}
