// Which letters of each Hunspell dictionary mark nouns, verbs and adjectives.
#pragma once
#include "platform/language/dictionary.h"
#include "platform/texts/language.h"

namespace language {

/// Read off the comments and endings of the dictionaries' .aff files.
Marking marking_of(texts::Language language);

}
