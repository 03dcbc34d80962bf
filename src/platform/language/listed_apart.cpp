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

// "fibrer" fiber, "ansökningar" ansökning.
constexpr std::array<Ending, 4> swedish_same_vowel = {
    {{"rer", "er"}, {"ler", "el"}, {"ar", ""}, {"or", "a"}}};

// "visade" visa, "avslutats" avsluta, "löper" löpa.
constexpr std::array<Ending, 12> swedish_verb_forms = {{{"ade", "a"},
                                                        {"ades", "a"},
                                                        {"at", "a"},
                                                        {"ats", "a"},
                                                        {"er", "a"},
                                                        {"it", "a"},
                                                        {"its", "a"},
                                                        {"de", "a"},
                                                        {"des", "a"},
                                                        {"te", "a"},
                                                        {"tes", "a"},
                                                        {"as", "a"}}};

/// "förekommer" is före + a form of komma that we know.
std::optional<std::string> with_irregular_end(Dictionary const& dictionary, OwnWords const& own,
                                              std::string_view word) {
    for (std::size_t at = 2; at + 2 < word.size(); ++at) {
        auto const known = own.irregular.find(word.substr(at));
        if (known == own.irregular.end()) continue;
        for (auto const& lemma : known->second) {
            auto whole = std::string(word.substr(0, at)) + lemma;
            if (dictionary.find(whole) != 0) return whole;
        }
    }
    return std::nullopt;
}

template <std::size_t count>
std::optional<std::string> verb_of(Dictionary const& dictionary, std::string_view word,
                                   std::array<Ending, count> const& endings) {
    for (auto const& ending : endings) {
        if (!word.ends_with(ending.plural) || word.size() < ending.plural.size() + 2) continue;
        auto verb = std::string(word.substr(0, word.size() - ending.plural.size())) +
                    std::string(ending.singular);
        if (dictionary.has(verb, Kind::verb)) return verb;
    }
    return std::nullopt;
}

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

std::optional<std::string> listed_apart_from(Dictionary const& dictionary, OwnWords const& own,
                                             texts::Language language, EntryNumber entry) {
    auto const word = dictionary.word(entry);
    auto const& found = dictionary.entry(entry);
    if (language == texts::Language::en || word.size() < 4 || found.is(Kind::verb)) return {};
    if (language == texts::Language::nb)
        return singular_of(dictionary, language, word, norwegian_plurals, Flags("E"));

    constexpr Flags plural("GHI"), own_forms("BCDEFGHI");
    bool const past = word.ends_with("ade");
    if (found.flags.any_of(own_forms) || (found.is(Kind::adjective) && !past)) return {};
    if (auto singular = singular_of(dictionary, language, word, swedish_plurals, plural))
        return singular;
    for (auto const& ending : swedish_same_vowel) {
        if (!word.ends_with(ending.plural)) continue;
        auto base = std::string(word.substr(0, word.size() - ending.plural.size())) +
                    std::string(ending.singular);
        if (dictionary.has(base, Kind::noun)) return base;
    }
    if (found.flags.any_of(Flags("XU"))) return {};
    if (auto verb = with_irregular_end(dictionary, own, word)) return verb;
    if (auto verb = verb_of(dictionary, word, swedish_verb_forms)) return verb;
    for (auto const& ending : swedish_definites) {
        if (!word.ends_with(ending.plural) || found.flags.has('J')) continue;
        auto base = std::string(word.substr(0, word.size() - ending.plural.size())) +
                    std::string(ending.singular);
        if (dictionary.has(base, Kind::noun)) return base;
    }
    return {};
}

}
