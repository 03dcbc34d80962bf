// The dictionaries list forms that no ending explains as words of their own: "böcker", "städer",
// "historien". Their singular is found by undoing what Swedish and Norwegian do to the vowel.
#include <array>

#include "platform/language/letters.h"
#include "platform/language/lexicon.h"

namespace language {

namespace {

/// The last vowel as it was before the plural changed it: ä was a, ö was o or å, ø was o, e was a.
std::vector<std::string> with_older_vowel(std::string_view stem, texts::Language language) {
    std::vector<std::string> olders;
    auto const at = stem.find_last_of("aeiouy\xe5\xe4\xf6\xf8\xe6");
    if (at == std::string_view::npos) return olders;
    auto const put = [&](char letter) {
        olders.emplace_back(stem);
        olders.back()[at] = letter;
    };
    bool const swedish = language == texts::Language::sv;
    if (stem[at] == a_dots && swedish) put('a');
    if (stem[at] == o_dots && swedish) put('o');
    if (stem[at] == o_dots && swedish) put(a_ring);
    if (stem[at] == o_stroke && !swedish) put('o');
    if (stem[at] == 'e' && !swedish) put('a');
    return olders;
}

/// "böck" → bok, "rött" → rot, "gäss" → gås: a short vowel doubles the consonant after it.
std::string with_one_consonant(std::string_view stem) {
    if (stem.size() < 3) return {};
    auto const last = stem.back(), before = stem[stem.size() - 2];
    if (last == before || (last == 'k' && before == 'c'))
        return std::string(stem.substr(0, stem.size() - 2)) + last;
    return {};
}

/// A noun of the dictionary that has no plural of its own, so that this may be it.
bool lacks_plural(Dictionary const& dictionary, std::string_view word, Flags plural) {
    for (auto number = dictionary.find(word); number != 0; number = dictionary.entry(number).next) {
        auto const& entry = dictionary.entry(number);
        if (entry.is(Kind::noun) && !entry.bound && !entry.flags.any_of(plural)) return true;
    }
    return false;
}

struct Ending {
    std::string_view plural, singular;
};

// "städer" stad, "bönder" bonde, "fäder" fader, "döttrar" dotter, "möss" mus.
constexpr std::array<Ending, 6> swedish_plurals = {
    {{"er", ""}, {"er", "e"}, {"er", "er"}, {"rar", "er"}, {"", ""}, {"ar", ""}}};
constexpr std::array<Ending, 3> norwegian_plurals = {{{"er", ""}, {"er", "e"}, {"re", "er"}}};

// "historien" historia, "schemana" schema, "väsen" väsende.
constexpr std::array<Ending, 4> swedish_definites = {
    {{"ien", "ia"}, {"na", ""}, {"arna", "are"}, {"r", ""}}};

template <std::size_t count>
std::optional<std::string> singular_of(Dictionary const& dictionary, texts::Language language,
                                       std::string_view word,
                                       std::array<Ending, count> const& endings, Flags plural) {
    for (auto const& ending : endings) {
        if (!word.ends_with(ending.plural) || word.size() < ending.plural.size() + 2) continue;
        auto const stem = word.substr(0, word.size() - ending.plural.size());
        for (auto const& older : with_older_vowel(stem, language))
            for (auto const& base : {older, with_one_consonant(older)})
                if (!base.empty() &&
                    lacks_plural(dictionary, base + std::string(ending.singular), plural))
                    return base + std::string(ending.singular);
    }
    return std::nullopt;
}

}

std::optional<std::string> listed_apart_from(Dictionary const& dictionary, texts::Language language,
                                             EntryNumber entry) {
    auto const word = dictionary.word(entry);
    auto const& found = dictionary.entry(entry);
    if (language == texts::Language::en || word.size() < 4 || found.is(Kind::verb)) return {};
    if (language == texts::Language::nb)
        return singular_of(dictionary, language, word, norwegian_plurals, Flags("E"));

    constexpr Flags plural("GHI"), own_forms("BCDEFGHI");
    if (found.flags.any_of(own_forms) || found.is(Kind::adjective)) return {};
    if (auto singular = singular_of(dictionary, language, word, swedish_plurals, plural))
        return singular;
    for (auto const& ending : swedish_definites) {
        if (!word.ends_with(ending.plural) || found.flags.has('J')) continue;
        auto base = std::string(word.substr(0, word.size() - ending.plural.size())) +
                    std::string(ending.singular);
        if (dictionary.has(base, Kind::noun)) return base;
    }
    return {};
}

}
