// The order that people of a language expect in lists.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "platform/texts/language.h"

namespace language {

/// Bytes that compare as the texts sort in the language, at most `bytes` of them; case and
/// punctuation do not count.
std::string sort_key(std::string_view text, texts::Language language, std::size_t bytes = 48);

}
