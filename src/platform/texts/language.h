// The languages that Samverk speaks.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace texts {

/// Swedish is the default; English and Norwegian bokmål are complete beside it.
enum class Language : std::uint8_t { sv, en, nb };

inline constexpr std::array<Language, 3> languages = {Language::sv, Language::en, Language::nb};

/// "sv", "en", "nb": the code in addresses and in HTML.
constexpr std::string_view code(Language language) {
    constexpr std::array<std::string_view, 3> codes = {"sv", "en", "nb"};
    return codes[static_cast<std::size_t>(language)];
}

/// The language with exactly this code; "no" is taken for bokmål.
constexpr std::optional<Language> parse_language(std::string_view text) {
    for (auto language : languages)
        if (text == code(language)) return language;
    return text == "no" ? std::optional(Language::nb) : std::nullopt;
}

}
