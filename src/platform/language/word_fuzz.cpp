// Any bytes as a text: the words' analysis ends, and parts follow each other through the word.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/language/letters.h"
#include "platform/language/lexicon.h"
#include "platform/language/markings.h"
#include "platform/language/words.h"

namespace {

// A small dictionary of our own: the fuzzer needs no package.
constexpr std::string_view affixes =
    "SFX A Y 1\nSFX A 0 s .\nSFX D Y 1\nSFX D 0 en [^a]\n"
    "SFX G Y 2\nSFX G 0 ar [^ae]\nSFX G a or a\n";
constexpr std::string_view lines =
    "stad/AD\nkommun/ADG\nfall/AB\nlucka/AEG\nskola/AEG\nskol/XZ\n"
    "arbete/ACEF\nutveckling/ADG\nprojekt/AB\nby/ADG\n";

language::Lexicon const& lexicon() {
    static language::Lexicon const made(
        language::Dictionary(affixes, lines, language::marking_of(texts::Language::sv)),
        texts::Language::sv);
    return made;
}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    for (auto const& word : language::words({reinterpret_cast<char const*>(data), size})) {
        auto const letters = language::letters_of(word.text);
        if (!letters) continue;
        if (language::utf8_of(*letters) != word.text) std::abort();
        auto const found = lexicon().findings(*letters);
        std::size_t end = 0;
        for (auto const& part : found.parts) {
            if (part.begin + 1 < end || part.begin > end || part.end <= part.begin) std::abort();
            end = part.end;
        }
        if (!found.parts.empty() && !found.known) std::abort();
    }
    return 0;
}
