// A word is cut where a known beginning or ending is, and what is left looked up.
#include "platform/language/made_words.h"

#include <string>

#include "platform/language/compounds.h"

namespace language {

std::vector<Part> derived_parts(Lexicon const& lexicon, std::string_view word) {
    auto const& words = lexicon.dictionary();
    auto const two = [&](std::string_view first, std::string_view last) {
        return std::vector<Part>{
            {.lemma = std::string(first), .begin = 0, .end = first.size()},
            {.lemma = std::string(last), .begin = first.size(), .end = word.size()}};
    };
    for (auto const& beginning : lexicon.own().beginnings) {
        if (!word.starts_with(beginning) || word.size() < beginning.size() + 4) continue;
        auto const rest = word.substr(beginning.size());
        auto const entry = words.find(rest);
        if (entry != 0 && rest.ends_with('a') && !words.entry(entry).bound)
            return two(beginning, rest);
    }
    for (std::string_view const ending : {"era", "ism"}) {
        if (!word.ends_with(ending) || word.size() < ending.size() + 4) continue;
        auto const rest = word.substr(0, word.size() - ending.size());
        if (words.has(rest, Kind::noun) || words.has(rest, Kind::adjective))
            return two(rest, ending);
    }
    return {};
}

bool is_made_of_simple_verb(Lexicon const& lexicon, std::string_view word) {
    auto const& words = lexicon.dictionary();
    for (std::string_view const ending : {"ning", "ing", "ande", "ende", "are", "else"}) {
        if (!word.ends_with(ending) || word.size() < ending.size() + 3) continue;
        auto const verb = std::string(word.substr(0, word.size() - ending.size())) + "a";
        if (words.has(verb, Kind::verb) && !lexicon.own().opaque.contains(verb))
            return parts_of_known(lexicon, verb).empty();
    }
    return false;
}

}
