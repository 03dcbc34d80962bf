// Which language a text is written in, when nobody has said.
#pragma once
#include <optional>
#include <string_view>

#include "platform/texts/language.h"

namespace language {

/// The language that the text's function words and letters speak for; nothing when it is too short
/// or too mixed to tell, or is none of ours. Reads at most the first 4,000 bytes.
std::optional<texts::Language> guess_language(std::string_view text);

/// Whether the folded word only binds others together ("och", "som", "the"): it may be left out of
/// a question.
bool is_function_word(std::string_view folded_word, texts::Language language);

/// The same in any of our languages.
bool is_function_word(std::string_view folded_word);

}
