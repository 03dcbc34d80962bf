// ICU's patterns, for texts in whatever language. Only this folder's sources include it.
#pragma once
#include <unicode/locid.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/unistr.h>

#include <memory>
#include <string>
#include <string_view>

#include "platform/texts/catalogue.h"

namespace texts {

icu::UnicodeString unicode(std::string_view text);

/// The text as a pattern; null when it is broken.
std::unique_ptr<icu::MessageFormat> pattern_of(icu::Locale const& locale, std::string_view text);

/// The pattern with its placeholders filled. Safe from many threads. Throws std::invalid_argument,
/// naming the text's id, when it cannot be.
std::string filled(icu::MessageFormat const& pattern, std::string_view id,
                   Arguments const& arguments);

}
