// The dictionaries were packed by machine: whatever endings happened to fit were hung on whatever
// word was there. In the Swedish one "åtgärder" stands under the verb åtgärda, "forskare" under
// forska, "samverkan" under samverka. Here a form gets its own word back.
#include <algorithm>
#include <array>

#include "platform/language/letters.h"
#include "platform/language/lexicon.h"

namespace language {

namespace {

Reading as_noun(Reading reading, std::string lemma) {
    reading.lemma = std::move(lemma);
    reading.kind = Kind::noun;
    return reading;
}

/// "planerad" is listed by itself; it is also a form of planera.
std::optional<std::string> verb_of_participle(Dictionary const& dictionary, std::string_view word) {
    if (!word.ends_with("ad") || word.size() < 5) return std::nullopt;
    std::string verb(word.substr(0, word.size() - 1));
    if (!dictionary.has(verb, Kind::verb)) return std::nullopt;
    return verb;
}

/// "åtgärder" → åtgärd, "regler" → regel; nothing when there is no such noun.
std::optional<std::string> noun_before_plural(Dictionary const& dictionary, std::string_view stem) {
    std::string noun(stem);
    if (dictionary.has(noun, Kind::noun)) return noun;
    noun.insert(noun.size() - 1, 1, 'e');
    if (dictionary.has(noun, Kind::noun)) return noun;
    return std::nullopt;
}

/// A form that stands under an infinitive: the noun that it is, or a form of the verb.
std::vector<Reading> under_verb(Dictionary const& dictionary, Inflection const& way,
                                Reading reading) {
    auto const base = dictionary.word(way.entry);
    auto const& entry = dictionary.entry(way.entry);
    auto const stem = base.substr(0, base.size() - 1);
    switch (way.ending) {
        case 'E':
            if (entry.flags.any_of(Flags("CG"))) return {std::move(reading)};
            return {as_noun(reading, std::string(base) + "n")};
        case 'H':
        case 'I':
            if (auto noun = noun_before_plural(dictionary, stem))
                return {as_noun(reading, std::move(*noun))};
            return {};
        case 'G':
        case 'C': return {as_noun(reading, std::string(base))};
        case 'B':
        case 'D':
        case 'F': {
            // "genomförandet" is first a noun of its own, and then a form of genomföra.
            auto noun = as_noun(reading, std::string(base) + "nde");
            noun.cost -= 0.4;
            reading.cost += 0.3;
            reading.kind = Kind::verb;
            return {std::move(noun), std::move(reading)};
        }
        default: return {std::move(reading)};
    }
}

std::vector<Reading> mended_swedish(Dictionary const& dictionary, Inflection const& way,
                                    Reading reading) {
    auto const base = dictionary.word(way.entry);
    auto const& entry = dictionary.entry(way.entry);
    if (auto verb = verb_of_participle(dictionary, base); verb && reading.lemma == base) {
        auto doing = reading;
        doing.lemma = std::move(*verb);
        doing.kind = Kind::verb;
        doing.cost += 0.8;
        return {std::move(reading), std::move(doing)};
    }
    if (way.ending == 0 || way.before != 0) return {std::move(reading)};
    if (way.ending == 'E' && base.ends_with("datum")) {
        // "anbudsdata" are data, not several dates.
        reading.lemma = std::string(base.substr(0, base.size() - 2)) + "a";
        return {std::move(reading)};
    }
    if (way.ending == 'T' && !base.ends_with('a') && !base.ends_with(':')) {
        reading.lemma = std::string(base) + "isk";
        reading.kind = Kind::adjective;
        return {std::move(reading)};
    }
    if (way.ending == 'T') return {as_noun(reading, std::string(base) + "re")};
    bool const doing = way.ending == 'B' || way.ending == 'D' || way.ending == 'F';
    if (!base.ends_with('a') || !(entry.is(Kind::verb) || doing)) return {std::move(reading)};
    return under_verb(dictionary, way, std::move(reading));
}

/// Norwegian makes nouns and adjectives by ending: "digitaliseringen" stands under digitalisere,
/// "tilgjengelighetens" under tilgjengelig. The made word comes first, then what it is made of.
std::vector<Reading> mended_norwegian(std::string_view form, Inflection const& way,
                                      Reading reading) {
    constexpr std::string_view making = "tYwvxyuZ";
    if (way.ending == 0 || !making.contains(way.ending)) return {std::move(reading)};
    for (std::string_view const ending : {"ing", "het", "else", "skap", "itet", "aritet", "lse",
                                          "melig", "elig", "lig", "ig", "bar"}) {
        auto const at = form.rfind(ending);
        constexpr std::size_t longest_inflection = 4;
        if (at == std::string_view::npos || form.size() - at - ending.size() > longest_inflection ||
            at + ending.size() + way.before < reading.lemma.size())
            continue;
        auto made = as_noun(reading, std::string(form.substr(0, at + ending.size())));
        if (way.ending == 'u' || way.ending == 'Z') made.kind = Kind::adjective;
        made.cost -= 0.4;
        reading.cost += 0.6;
        return {std::move(made), std::move(reading)};
    }
    return {std::move(reading)};
}

/// English hangs every derived word on its root: "sustainable" under sustain. Only inflected forms
/// go back; what is derived is a word of its own.
Reading mended_english(Entry const& entry, std::string_view form, Inflection const& way,
                       Reading reading) {
    if (way.ending == 0 && way.before == 0) return reading;
    auto const added = form.substr(form.size() - way.added);
    constexpr std::array<std::string_view, 8> inflections = {"s", "es", "ies", "'s",
                                                             "d", "ed", "ied", "ing"};
    constexpr std::array<std::string_view, 6> comparisons = {"r", "er", "ier", "st", "est", "iest"};
    bool const compared =
        entry.flags.has('T') && std::ranges::find(comparisons, added) != comparisons.end();
    if (compared || std::ranges::find(inflections, added) != inflections.end()) return reading;
    reading.lemma = form;
    if (reading.lemma.ends_with("'s")) reading.lemma.resize(reading.lemma.size() - 2);
    return reading;
}

}

std::vector<Reading> mended(Dictionary const& dictionary, texts::Language language,
                            std::string_view form, Inflection const& way, Reading reading) {
    switch (language) {
        case texts::Language::sv: return mended_swedish(dictionary, way, std::move(reading));
        case texts::Language::nb: return mended_norwegian(form, way, std::move(reading));
        case texts::Language::en: break;
    }
    return {mended_english(dictionary.entry(way.entry), form, way, std::move(reading))};
}

}
