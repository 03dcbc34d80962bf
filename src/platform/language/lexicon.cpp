// Readings are ordered by how much has to be undone and by how large the lemma's family is.
#include "platform/language/lexicon.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "platform/language/compounds.h"
#include "platform/language/letters.h"
#include "platform/language/markings.h"

namespace language {

namespace {

constexpr std::array<Kind, 4> kinds = {Kind::noun, Kind::adjective, Kind::verb, Kind::other};

/// What the ending makes of the entry: of several kinds the one that owns the ending cannot be
/// told, so the likeliest.
Kind kind_of(Entry const& entry) {
    for (auto const kind : kinds)
        if (entry.is(kind)) return kind;
    return Kind::other;
}

void keep_likeliest(std::vector<Reading>& readings) {
    std::ranges::stable_sort(readings, {}, &Reading::cost);
    std::vector<Reading> kept;
    for (auto& reading : readings) {
        bool const again = std::ranges::any_of(kept, [&](Reading const& other) {
            return other.lemma == reading.lemma && other.kind == reading.kind;
        });
        if (!again) kept.push_back(std::move(reading));
    }
    readings = std::move(kept);
}

/// An infinitive is first of all that ("förena"), unless an adjective looks the same ("öppna").
void prefer_infinitive(std::vector<Reading>& readings) {
    auto const inflected_adjective = [](Reading const& reading) {
        return reading.kind == Kind::adjective && reading.ending != 0;
    };
    if (std::ranges::any_of(readings, inflected_adjective)) return;
    for (auto& reading : readings)
        if (reading.kind == Kind::verb && reading.ending == 0) reading.cost -= 0.5;
}

void add_lemmas(std::vector<Reading> const& readings, std::string_view front,
                std::vector<std::string>& lemmas) {
    constexpr double too_unlikely = 2.5;
    constexpr std::size_t most = 4;
    for (auto const& reading : readings) {
        if (reading.cost > readings.front().cost + too_unlikely || lemmas.size() >= most) break;
        auto lemma = std::string(front) + reading.lemma;
        if (std::ranges::find(lemmas, lemma) == lemmas.end()) lemmas.push_back(std::move(lemma));
    }
}

}

namespace {

/// "upphandlingsregler" is listed in the plural alone; its last part knows the singular.
std::optional<std::string> singular_by_last_part(std::string_view word, Reading const& reading,
                                                 std::vector<Part> const& parts) {
    bool const plural = word.ends_with("er") || word.ends_with("ar") || word.ends_with("or");
    if (!plural || reading.ending != 0 || reading.lemma != word || parts.size() < 2)
        return std::nullopt;
    auto const begin = parts.back().begin;
    if (parts.back().lemma == word.substr(begin)) return std::nullopt;
    return std::string(word.substr(0, begin)) + parts.back().lemma;
}

}

Lexicon::Lexicon(Dictionary dictionary, texts::Language language)
    : dictionary_(std::move(dictionary)), language_(language), own_(own_words(language)) {
    dictionary_.add_words(more_words(language), marking_of(language));
    if (language != texts::Language::en) count_families();
}

/// The entry that begins a compound so: itself, without the binding s, or with its last vowel back.
EntryNumber Lexicon::beginning(std::string text) const {
    if (auto const number = dictionary_.find(text)) return number;
    if (text.ends_with('s')) {
        auto const unbound = std::string_view(text).substr(0, text.size() - 1);
        if (auto const number = dictionary_.find(unbound)) return number;
    }
    if (text.ends_with('e') || text.ends_with('o') || text.ends_with('u')) {
        auto changed = text;
        changed.back() = 'a';
        if (auto const number = dictionary_.find(changed)) return number;
    }
    text += 'a';
    if (auto const number = dictionary_.find(text)) return number;
    text.back() = 'e';
    return dictionary_.find(text);
}

bool Lexicon::is_only_ending(std::string_view word, std::size_t begin) const {
    auto const text = word.substr(begin);
    if (own_.endings.contains(text)) return true;
    if (language_ == texts::Language::en) return false;
    // "moderskap" has no kap.
    bool const of_skap = text == "kap" || text == "kaps" || text == "kapet" || text == "kapen";
    if (of_skap && begin > 0 && word[begin - 1] == 's') return true;
    return (text.starts_with("ring") && begin > 0 && word[begin - 1] == 'e') ||
           ((text == "risk" || text == "riska") && begin > 0 && word[begin - 1] != 's' &&
            is_consonant(word[begin - 1]));
}

void Lexicon::count_family(EntryNumber number, std::size_t at) {
    auto const word = dictionary_.word(number);
    auto const end = dictionary_.find(word.substr(at));
    if (end == 0 || dictionary_.entry(end).proper || is_only_ending(word, at)) return;
    auto const begin = beginning(std::string(word.substr(0, at)));
    if (begin == 0) return;
    auto const count = [](std::uint16_t& counter) {
        if (counter < std::numeric_limits<std::uint16_t>::max()) ++counter;
    };
    count(dictionary_.entry(begin).as_first);
    count(dictionary_.entry(end).as_last);
    dictionary_.entry(number).compound = true;
}

void Lexicon::count_families() {
    constexpr std::size_t shortest = 3;
    for (EntryNumber number = 1; number <= dictionary_.last(); ++number) {
        auto const& entry = dictionary_.entry(number);
        if (entry.proper || entry.bound || entry.length < 2 * shortest) continue;
        auto const word = dictionary_.word(number);
        for (auto at = shortest; at + shortest <= word.size() && !entry.compound; ++at)
            count_family(number, at);
        if (entry.compound) continue;
        if (own_.short_parts.contains(word.substr(0, 2))) count_family(number, 2);
        // Of the ends, only what is hardly ever an ending.
        if (!entry.compound && (word.ends_with("\xE5r") || word.ends_with("\xF6l")))
            count_family(number, word.size() - 2);
    }
}

double Lexicon::cost_of(Inflection const& way, Kind kind) const {
    auto const& entry = dictionary_.entry(way.entry);
    double cost = 0;
    if (way.ending != 0) cost += 0.6;
    if (kind == Kind::verb && way.ending != 0) cost += 0.4;
    if (kind == Kind::adjective && way.ending != 0) cost += 0.1;
    // A form that stands in the dictionary without endings of its own is a form of something else.
    if (kind == Kind::other && way.ending == 0) cost += 0.8;
    if (entry.proper) cost += 2;
    if (way.before != 0) cost += 2;
    auto const& first = dictionary_.entry(dictionary_.find(dictionary_.word(way.entry)));
    return cost - 0.25 * std::log(1.0 + first.as_first + first.as_last);
}

/// "förbyta" stands under förbyt; it is för + byta all the same.
std::optional<Reading> Lexicon::verb_with_beginning(std::string_view form) const {
    if (!form.ends_with('a') || dictionary_.find(form) != 0) return std::nullopt;
    for (auto const& beginning : own_.beginnings) {
        if (!form.starts_with(beginning)) continue;
        auto const verb = dictionary_.find(form.substr(beginning.size()));
        if (verb != 0 && dictionary_.entry(verb).length > 3)
            return Reading{.lemma = std::string(form),
                           .entry = verb,
                           .kind = Kind::verb,
                           .ending = 0,
                           .cost = -1};
    }
    return std::nullopt;
}

std::vector<Reading> Lexicon::readings(std::string_view form, Place place) const {
    std::vector<Reading> found;
    if (auto const own = own_.irregular.find(form); own != own_.irregular.end()) {
        // "band" is first the noun, then a form of binda.
        auto const itself = dictionary_.find(form);
        bool const first_itself = dictionary_.entry(itself).flags.any_of(Flags("BDGHO"));
        double later = 0;
        for (auto const& lemma : own->second) {
            auto const entry = dictionary_.find(lemma);
            auto const kind = dictionary_.entry(entry).is(Kind::verb)
                                  ? Kind::verb
                                  : kind_of(dictionary_.entry(entry));
            found.push_back({.lemma = lemma,
                             .entry = entry,
                             .kind = kind,
                             .ending = '*',
                             .cost = (first_itself         ? 0.3
                                      : kind == Kind::verb ? -1.2
                                                           : -4) +
                                     later++});
        }
    }
    if (auto verb = verb_with_beginning(form)) found.push_back(std::move(*verb));
    for (auto const& way : dictionary_.inflections(form)) {
        auto const& entry = dictionary_.entry(way.entry);
        if (way.binds || (entry.bound && !(entry.ends && place == Place::last))) continue;
        auto const kind = kind_of(entry);
        if (kind == Kind::other && way.ending == 0 && !found.empty()) continue;
        auto const apart = listed_apart_from(dictionary_, own_, language_, way.entry);
        Reading reading{.lemma = std::string(form.substr(0, way.before)) +
                                 apart.value_or(std::string(dictionary_.word(way.entry))),
                        .entry = apart ? dictionary_.find(*apart) : way.entry,
                        .kind = apart ? kind_of(dictionary_.entry(dictionary_.find(*apart))) : kind,
                        .ending = way.ending,
                        .cost = cost_of(way, kind) - (apart ? 1.5 : 0)};
        for (auto& right : mended(dictionary_, language_, form, way, std::move(reading)))
            found.push_back(std::move(right));
    }
    if (found.empty() && form.size() > 3 && form.ends_with('s')) {
        found = readings(form.substr(0, form.size() - 1), place);
        std::erase_if(found, [](Reading const& reading) { return reading.kind == Kind::verb; });
        for (auto& reading : found) reading.ending = 's';
    }
    prefer_infinitive(found);
    keep_likeliest(found);
    return found;
}

Findings Lexicon::findings(std::string_view word) const {
    Findings result;
    auto const ways = readings(word);
    add_lemmas(ways, "", result.lemmas);
    result.known = !ways.empty();
    if (language_ == texts::Language::en || word.size() > longest_split) return result;
    if (!ways.empty()) {
        auto const& lemma = ways.front().lemma;
        // Names of places and people are not made of what they look like.
        if (!dictionary_.entry(ways.front().entry).proper)
            result.parts = parts_of_known(*this, lemma);
        if (auto singular = singular_by_last_part(word, ways.front(), result.parts))
            result.lemmas.insert(result.lemmas.begin(), std::move(*singular));
        return result;
    }
    auto split = parts_of_unknown(*this, word);
    if (split.parts.empty()) return result;
    result.known = true;
    result.parts = std::move(split.parts);
    add_lemmas(split.last, word.substr(0, split.last_begin), result.lemmas);
    return result;
}

}
