// ICU's collators, one per language and thread since making one is slow.
#include "platform/language/collation.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

namespace language {

namespace {

icu::Collator const& collator(texts::Language language) {
    thread_local std::array<std::unique_ptr<icu::Collator>, texts::languages.size()> made;
    auto& entry = made[static_cast<std::size_t>(language)];
    if (!entry) {
        UErrorCode status = U_ZERO_ERROR;
        icu::Locale const locale(std::string(texts::code(language)).c_str());
        entry.reset(icu::Collator::createInstance(locale, status));
        if (U_FAILURE(status)) throw std::runtime_error("ICU has no collation for a language");
        entry->setStrength(icu::Collator::SECONDARY);
        entry->setAttribute(UCOL_ALTERNATE_HANDLING, UCOL_SHIFTED, status);
    }
    return *entry;
}

}

std::string sort_key(std::string_view text, texts::Language language, std::size_t bytes) {
    auto const unicode = icu::UnicodeString::fromUTF8(icu::StringPiece(
        text.data(), static_cast<int>(std::min<std::size_t>(text.size(), 4 * bytes))));
    std::string key(16 * bytes + 64, '\0');
    auto const size = collator(language).getSortKey(
        unicode, reinterpret_cast<std::uint8_t*>(key.data()), static_cast<int>(key.size()));
    // The key ends with a zero, which would make a short key differ from the beginning of a long
    // one.
    auto const without_end = static_cast<std::size_t>(std::max(size, 1)) - 1;
    key.resize(std::min({without_end, key.size(), bytes}));
    return key;
}

}
