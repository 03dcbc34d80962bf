// Readings are ordered by how much has to be undone and by how large the lemma's family is.
#include "platform/language/lexicon.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "platform/language/compounds.h"
#include "platform/language/letters.h"

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

/// "genomförandet" is first a noun, "genomförande", and then a form of genomföra.
std::optional<Reading> name_of_doing(std::string_view form, Reading const& verb,
                                     texts::Language language) {
    if (language != texts::Language::sv || verb.ending == 0 || verb.kind != Kind::verb)
        return std::nullopt;
    auto const at = form.rfind("nde");
    if (at == std::string_view::npos || at + 1 < verb.lemma.size()) return std::nullopt;
    auto noun = verb;
    noun.lemma = std::string(form.substr(0, at + 3));
    noun.kind = Kind::noun;
    noun.cost -= 0.4;
    return noun;
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

Lexicon::Lexicon(Dictionary dictionary, texts::Language language)
    : dictionary_(std::move(dictionary)), language_(language), own_(own_words(language)) {
    if (language != texts::Language::en) count_families();
}

void Lexicon::count_families() {
    constexpr std::size_t shortest = 3;
    auto const count = [](std::uint16_t& counter) {
        if (counter < std::numeric_limits<std::uint16_t>::max()) ++counter;
    };
    // The entry that begins the word: itself, without the binding s, or with its last vowel back.
    auto const beginning = [&](std::string text) -> EntryNumber {
        if (auto const number = dictionary_.find(text)) return number;
        if (text.ends_with('s')) {
            if (auto const number =
                    dictionary_.find(std::string_view(text).substr(0, text.size() - 1)))
                return number;
        }
        text += 'a';
        if (auto const number = dictionary_.find(text)) return number;
        text.back() = 'e';
        return dictionary_.find(text);
    };
    for (EntryNumber number = 1; number <= dictionary_.last(); ++number) {
        auto const& entry = dictionary_.entry(number);
        if (entry.proper || entry.bound || entry.length < 2 * shortest) continue;
        auto const word = dictionary_.word(number);
        for (auto at = shortest; at + shortest <= word.size(); ++at) {
            auto const end = dictionary_.find(word.substr(at));
            if (end == 0 || dictionary_.entry(end).proper || own_.endings.contains(word.substr(at)))
                continue;
            auto const begin = beginning(std::string(word.substr(0, at)));
            if (begin == 0) continue;
            count(dictionary_.entry(begin).as_first);
            count(dictionary_.entry(end).as_last);
            break;
        }
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

std::vector<Reading> Lexicon::readings(std::string_view form, Place place) const {
    std::vector<Reading> found;
    if (auto const own = own_.irregular.find(form); own != own_.irregular.end()) {
        double later = 0;
        for (auto const& lemma : own->second) {
            auto const entry = dictionary_.find(lemma);
            auto const kind = kind_of(dictionary_.entry(entry));
            found.push_back({.lemma = lemma,
                             .entry = entry,
                             .kind = kind,
                             .ending = '*',
                             .cost = (kind == Kind::verb ? -0.5 : -4) + later++});
        }
    }
    for (auto const& way : dictionary_.inflections(form)) {
        auto const& entry = dictionary_.entry(way.entry);
        if (way.binds || (entry.bound && !(entry.ends && place == Place::last))) continue;
        auto const kind = kind_of(entry);
        auto const apart = listed_apart_from(dictionary_, language_, way.entry);
        Reading reading{.lemma = std::string(form.substr(0, way.before)) +
                                 apart.value_or(std::string(dictionary_.word(way.entry))),
                        .entry = apart ? dictionary_.find(*apart) : way.entry,
                        .kind = apart ? Kind::noun : kind,
                        .ending = way.ending,
                        .cost = cost_of(way, kind) - (apart ? 1.5 : 0)};
        if (auto named = name_of_doing(form, reading, language_)) {
            found.push_back(*named);
            reading.cost += 0.7;
        }
        found.push_back(std::move(reading));
    }
    if (found.empty() && form.size() > 3 && form.ends_with('s')) {
        found = readings(form.substr(0, form.size() - 1), place);
        std::erase_if(found, [](Reading const& reading) { return reading.kind == Kind::verb; });
        for (auto& reading : found) reading.ending = 's';
    }
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
        // The parts' places are those of the lemma; where the form begins alike they hold for it.
        result.parts = parts_of_known(*this, lemma, ways.front());
        return result;
    }
    auto split = parts_of_unknown(*this, word);
    if (split.parts.empty()) return result;
    result.known = true;
    result.parts = std::move(split.parts);
    add_lemmas(split.last, word.substr(0, result.parts.back().begin), result.lemmas);
    return result;
}

}
