// The Swedish dictionary was packed by machine: whatever endings happened to fit were hung on
// whatever word was there. "åtgärder" stands under the verb åtgärda, "forskare" under forska,
// "samverkan" under samverka. Here a form gets its own word back.
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

}

std::vector<Reading> mended(Dictionary const& dictionary, Inflection const& way, Reading reading) {
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

}
