// How words are taken apart here: by the dictionaries of our languages.
#pragma once
#include <memory>

#include "platform/language/analysis.h"

namespace search {

/// Lemmas and parts of compounds from the dictionaries of the machine, stems for words that they do
/// not know. Takes a third of a second and 60 MB: made once and shared. A dictionary that is
/// missing leaves its language with stems.
std::shared_ptr<language::Analyser const> nordic_analyser();

}
