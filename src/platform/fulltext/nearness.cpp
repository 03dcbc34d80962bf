// One pass over a sketch finds the words; pairs are few.
#include "platform/fulltext/nearness.h"

#include <algorithm>

#include "platform/fulltext/sketch.h"
#include "platform/fulltext/terms.h"

namespace fulltext {

namespace {

// Set by measurement (docs/search-quality.md): within how many words two words are near, what all
// that can count beside the words themselves, and how soon more of it stops counting.
constexpr std::uint32_t near = 8;
constexpr float share = 0.5F, saturation = 1.2F;
// A word as rare as this, or rarer, counts in full for those near it.
constexpr float rare_enough = 0.5F;
// What hardly stands for the word is no evidence of order.
constexpr float least_strength = 0.2F;

}

void Nearness::know(Known const& form) {
    auto place = std::ranges::lower_bound(known_, form.mark, {}, &Known::mark);
    for (; place != known_.end() && place->mark == form.mark; ++place) {
        if (place->word != form.word) continue;
        place->own = std::max(place->own, form.own);
        place->further = std::max(place->further, form.further);
        return;
    }
    known_.insert(place, form);
    marks_.set(form.mark);
}

void Nearness::add(std::vector<Meaning> const& meanings, std::vector<float> const& rarities) {
    if (meanings.empty() || rarities.size() != meanings.size() || rarities.front() <= 0) return;
    auto const word = static_cast<std::uint16_t>(words_.size());
    words_.push_back(rarities.front());
    for (std::size_t i = 0; i < meanings.size(); ++i) {
        auto const worth = meanings[i].weight * rarities[i] / rarities.front();
        for (auto const& wanted : meanings[i].terms) {
            bool const is_part = wanted.term.starts_with(part_prefix);
            auto const strength = std::min(1.0F, wanted.weight) * worth;
            if (strength < least_strength) continue;
            know({.mark = mark_of(base_of(wanted.term)),
                  .word = word,
                  .own = is_part ? 0 : strength,
                  .further = is_part ? strength : strength / 2});
        }
    }
}

std::vector<Nearness::Met> Nearness::met_in(std::string_view sketch) const {
    std::vector<Met> met;
    read_sketch(sketch, [&](SketchedWord const& word) {
        if (!marks_.test(word.mark)) return;
        for (auto form = std::ranges::lower_bound(known_, word.mark, {}, &Known::mark);
             form != known_.end() && form->mark == word.mark; ++form) {
            auto const strength = word.further ? form->further : form->own;
            if (strength <= 0) continue;
            auto const same = std::find_if(met.rbegin(), met.rend(), [&](Met const& other) {
                return other.place != word.place || other.word == form->word;
            });
            if (same != met.rend() && same->place == word.place)
                same->strength = std::max(same->strength, strength);
            else met.push_back({.place = word.place, .word = form->word, .strength = strength});
        }
    });
    return met;
}

float Nearness::of(std::string_view sketch) const {
    auto const met = met_in(sketch);
    std::vector<float> neighbours(words_.size());
    for (std::size_t i = 0; i < met.size(); ++i) {
        for (auto k = i + 1; k < met.size() && met[k].place - met[i].place <= near; ++k) {
            if (met[i].word == met[k].word || met[i].place == met[k].place) continue;
            auto const closeness =
                met[i].strength * met[k].strength / static_cast<float>(met[k].place - met[i].place);
            neighbours[met[i].word] += words_[met[k].word] * closeness;
            neighbours[met[k].word] += words_[met[i].word] * closeness;
        }
    }
    float sum = 0;
    for (std::size_t word = 0; word < words_.size(); ++word)
        sum += std::min(1.0F, words_[word] / rare_enough) * neighbours[word] * (saturation + 1) /
               (saturation + neighbours[word]);
    return share * sum;
}

}
