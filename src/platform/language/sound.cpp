// Letter by letter, by table for ASCII.
#include "platform/language/sound.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "platform/language/letters.h"
#include "platform/language/own_words.h"
#include "platform/language/text_hash.h"

namespace language {

namespace {

char sound_of(char letter) {
    switch (letter) {
        case 'a':
        case 'e':
        case 'i':
        case 'o':
        case 'u':
        case 'y': return 'V';
        case 'c':
        case 'q': return 'k';
        case 'd': return 't';
        case 'v':
        case 'w': return 'f';
        case 'z': return 's';
        default: return letter;
    }
}

std::array<char, 128> const& ascii_sounds() {
    static std::array<char, 128> const sounds = [] {
        std::array<char, 128> made{};
        for (std::size_t i = 0; i < made.size(); ++i) {
            auto const letter = static_cast<char>(i);
            made[i] =
                sound_of(letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter);
        }
        return made;
    }();
    return sounds;
}

/// What a letter of two bytes that begins with C3 sounds like, by the second; 0 for no vowel.
char latin_sound(unsigned char second) {
    if (second == 0x9F) return 's';  // ß
    auto const small = second < 0xA0 ? second + 0x20 : second;
    bool const vowel =
        small <= 0xBD && small != 0xA7 && small != 0xB0 && small != 0xB1 && small != 0xB7;
    return vowel ? 'V' : '\0';
}

/// Calls `take` with each letter of the sound and its place, `foreign` with the places of others.
template <class Take, class Foreign>
void each_letter(std::string_view text, Take take, Foreign foreign) {
    auto const& ascii = ascii_sounds();
    char last = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        auto const place = i;
        char letter = byte < 0x80 ? ascii[byte] : '\0';
        if (byte == 0xC3 && i + 1 < text.size())
            letter = latin_sound(static_cast<unsigned char>(text[++i]));
        if (letter == 0) foreign(place), letter = '\x01';
        if (letter == last) continue;
        take(letter, place);
        last = letter;
    }
}

using Sounds = std::unordered_map<std::string, std::vector<std::string>, TextHash, std::equal_to<>>;

Sounds listed_sounds() {
    Sounds found;
    for (auto const language : texts::languages)
        for (auto const& [form, lemmas] : own_words(language).irregular) {
            auto const whole = sound(utf8_of(form));
            for (auto const& lemma : lemmas)
                if (whole.find(lasting_sound(utf8_of(lemma))) == std::string::npos)
                    found[utf8_of(lemma)].push_back(whole);
        }
    return found;
}

}

std::string sound(std::string_view text) {
    std::string made;
    made.reserve(text.size());
    each_letter(text, [&](char letter, std::size_t) { made += letter; }, [](std::size_t) {});
    return made;
}

void Heard::hear(std::string_view text) {
    sound.clear();
    place.clear();
    foreign.clear();
    each_letter(
        text,
        [&](char letter, std::size_t at) {
            sound += letter;
            place.push_back(static_cast<std::uint32_t>(at));
        },
        [&](std::size_t at) { foreign.push_back(static_cast<std::uint32_t>(at)); });
}

std::string lasting_sound(std::string_view base) {
    auto made = sound(base);
    if (auto const vowel = made.find('V'); vowel != std::string::npos && vowel + 2 < made.size())
        made.resize(vowel + 2);
    return made;
}

std::vector<std::string> other_sounds_of(std::string_view base) {
    static Sounds const listed = listed_sounds();
    auto const found = listed.find(base);
    return found == listed.end() ? std::vector<std::string>() : found->second;
}

}
