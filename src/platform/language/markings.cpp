// Read off the comments and endings of the dictionaries' .aff files.
#include "platform/language/markings.h"

#include "platform/language/letters.h"

namespace language {

namespace {

constexpr std::uint8_t bit(Kind kind) { return static_cast<std::uint8_t>(kind); }

/// The Swedish letters mean different endings after a vowel and after a consonant: what conjugates
/// "städa" compares "trogen".
std::uint8_t swedish_kinds(std::string_view word, Flags flags) {
    std::uint8_t kinds = 0;
    bool const in_a = word.ends_with('a');
    if (is_vowel(word.back()) ? flags.any_of(Flags(in_a ? "mKLMNJ" : "KMN")) : false)
        kinds |= bit(Kind::verb);
    if (flags.any_of(Flags(in_a ? "k" : is_vowel(word.back()) ? "OPk" : "OPkKLMNQ")))
        kinds |= bit(Kind::adjective);
    auto const* const nouns = kinds == 0 ? "BCDEFGHIJv" : in_a ? "CEGI" : "BCDEGHI";
    if (flags.any_of(Flags(nouns))) kinds |= bit(Kind::noun);
    return kinds;
}

std::uint8_t norwegian_kinds(std::string_view /*word*/, Flags flags) {
    std::uint8_t kinds = 0;
    if (flags.any_of(Flags("OPQST")) || (flags.has('L') && flags.has('M')))
        kinds |= bit(Kind::verb);
    if (flags.any_of(Flags("VWX"))) kinds |= bit(Kind::adjective);
    if (flags.any_of(Flags("ABEGHJ"))) kinds |= bit(Kind::noun);
    return kinds;
}

std::uint8_t english_kinds(std::string_view /*word*/, Flags flags) {
    std::uint8_t kinds = 0;
    if (flags.any_of(Flags("DG"))) kinds |= bit(Kind::verb);
    if (flags.any_of(Flags("RTYP"))) kinds |= bit(Kind::adjective);
    if (flags.any_of(Flags("SM"))) kinds |= bit(Kind::noun);
    return kinds;
}

}

Marking marking_of(texts::Language language) {
    switch (language) {
        case texts::Language::sv:
            return {.kinds = swedish_kinds, .bound = 'Z', .last = Flags("Y6"), .forbidden = '%'};
        case texts::Language::nb:
            return {.kinds = norwegian_kinds, .bound = 0, .last = {}, .forbidden = 0};
        case texts::Language::en:
            return {.kinds = english_kinds, .bound = 0, .last = {}, .forbidden = 0};
    }
    return {.kinds = english_kinds, .bound = 0, .last = {}, .forbidden = 0};
}

}
