// Any bytes as the two files of a dictionary, parted by a line of "==": reading ends, and so does
// asking.
#include <cstdint>
#include <string_view>

#include "platform/language/dictionary.h"
#include "platform/language/markings.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const middle = bytes.find("\n==\n");
    auto const affixes = bytes.substr(0, middle);
    auto const words = middle == std::string_view::npos ? bytes : bytes.substr(middle + 4);
    language::Dictionary const dictionary(affixes, words,
                                          language::marking_of(texts::Language::sv));
    for (language::EntryNumber number = 1; number <= dictionary.last(); ++number) {
        auto const ways = dictionary.inflections(dictionary.word(number));
        if (ways.empty()) __builtin_trap();
    }
    return 0;
}
