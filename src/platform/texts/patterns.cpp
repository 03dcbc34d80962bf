// Strings to ICU's and back.
#include "platform/texts/patterns.h"

#include <stdexcept>
#include <vector>

namespace texts {

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int>(text.size())));
}

std::unique_ptr<icu::MessageFormat> pattern_of(icu::Locale const& locale, std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    auto pattern = std::make_unique<icu::MessageFormat>(unicode(text), locale, where, status);
    if (U_FAILURE(status)) return nullptr;
    return pattern;
}

std::string filled(icu::MessageFormat const& pattern, std::string_view id,
                   Arguments const& arguments) {
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (auto const& argument : arguments) {
        names.push_back(unicode(argument.name));
        values.push_back(argument.is_number ? icu::Formattable(argument.number)
                                            : icu::Formattable(unicode(argument.text)));
    }
    // Formatting caches inside the object, so each call works on a copy of its own.
    icu::MessageFormat const own(pattern);
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString whole;
    own.format(names.data(), values.data(), static_cast<int>(names.size()), whole, status);
    if (U_FAILURE(status))
        throw std::invalid_argument("text " + std::string(id) + " could not be filled");
    std::string result;
    whole.toUTF8String(result);
    return result;
}

}
