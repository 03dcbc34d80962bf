// How words are taken apart here: by the dictionaries of our languages.
#pragma once
#include <memory>

#include "platform/language/analysis.h"
#include "platform/language/dictionaries.h"

namespace search {

/// Lemmas and parts of compounds from the dictionaries (of the machine, unless others are given),
/// stems for words that they do not know. The first word takes a third of a second and 60 MB: made
/// once and shared. A dictionary that is missing leaves its language with stems.
std::shared_ptr<language::Analyser const> nordic_analyser(
    std::shared_ptr<language::Dictionaries const> dictionaries =
        std::make_shared<language::Dictionaries>());

}
