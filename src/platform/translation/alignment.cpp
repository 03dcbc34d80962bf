// Expectation and maximisation over flat arrays: every pair of words that share a sentence has one
// slot.
#include "platform/translation/alignment.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace translation {

namespace {

// Set by measurement (docs/search-quality.md): how often we go round, how much of each sentence
// answers to nothing in the other, how strongly a like place is preferred, and how many unseen
// occurrences a rare word is held to have.
constexpr int rounds = 6;
constexpr double of_nothing = 0.2, place_preference = 3, unseen = 0.5;
constexpr std::size_t place_steps = 64;

/// For each source word the targets it shares a sentence with, and a value for each: one long row.
class Table {
public:
    Table(std::vector<Pair> const& pairs, std::size_t words) : begin_(words + 1, 0) {
        std::vector<std::vector<WordNumber>> met(words);
        for (auto const& pair : pairs)
            for (auto const source : pair.source)
                met[source].insert(met[source].end(), pair.target.begin(), pair.target.end());
        for (std::size_t word = 0; word < words; ++word) {
            auto& targets = met[word];
            std::ranges::sort(targets);
            targets.erase(std::ranges::unique(targets).begin(), targets.end());
            targets_.insert(targets_.end(), targets.begin(), targets.end());
            begin_[word + 1] = static_cast<std::uint32_t>(targets_.size());
            targets = {};
        }
    }

    std::size_t size() const { return targets_.size(); }
    std::uint32_t begin(WordNumber word) const { return begin_[word]; }
    std::uint32_t end(WordNumber word) const { return begin_[word + 1]; }
    WordNumber target(std::uint32_t slot) const { return targets_[slot]; }

    std::uint32_t slot(WordNumber source, WordNumber target) const {
        auto const first = targets_.begin() + begin_[source],
                   last = targets_.begin() + begin_[source + 1];
        return static_cast<std::uint32_t>(std::lower_bound(first, last, target) - targets_.begin());
    }

private:
    std::vector<std::uint32_t> begin_;
    std::vector<WordNumber> targets_;
};

/// How likely places so far apart are to answer to each other, by the share of the sentence between
/// them.
std::array<float, place_steps + 1> place_weights() {
    std::array<float, place_steps + 1> weights{};
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i] =
            static_cast<float>(std::exp(-place_preference * static_cast<double>(i) / place_steps));
    return weights;
}

class Model {
public:
    Model(std::vector<Pair> const& pairs, std::size_t words)
        : pairs_(pairs), words_(words), table_(pairs, words), likely_(table_.size(), 1.0F) {
        for (auto const& pair : pairs)
            for (auto const source : pair.source)
                for (auto const target : pair.target) slots_.push_back(table_.slot(source, target));
        std::size_t targets = 0;
        for (auto const& pair : pairs)
            for (auto const target : pair.target)
                targets = std::max(targets, static_cast<std::size_t>(target) + 1);
        alone_.assign(targets, targets == 0 ? 0.0F : 1.0F / static_cast<float>(targets));
        for (WordNumber word = 0; word < words; ++word) {
            auto const begin = table_.begin(word), end = table_.end(word);
            for (auto slot = begin; slot < end; ++slot)
                likely_[slot] = 1.0F / static_cast<float>(end - begin);
        }
    }

    void go_round() {
        std::vector<float> counts(table_.size()), counts_alone(alone_.size());
        auto const* slots = slots_.data();
        for (auto const& pair : pairs_) {
            expect(pair, slots, counts, counts_alone);
            slots += pair.source.size() * pair.target.size();
        }
        maximise(counts, counts_alone);
    }

    std::vector<std::vector<Likelihood>> result() const {
        constexpr float least = 0.001F;
        std::vector<std::vector<Likelihood>> all(words_);
        for (WordNumber word = 0; word < words_; ++word)
            for (auto slot = table_.begin(word); slot < table_.end(word); ++slot)
                if (likely_[slot] >= least)
                    all[word].push_back({table_.target(slot), likely_[slot]});
        return all;
    }

private:
    std::vector<Pair> const& pairs_;
    std::size_t words_;
    Table table_;
    std::vector<float> likely_, alone_;  // alone_: a target that answers to no source word.
    std::vector<std::uint32_t> slots_;
    std::array<float, place_steps + 1> const near_ = place_weights();
    std::vector<float> shares_;

    /// Shares each target word out among the source words that it may answer to.
    void expect(Pair const& pair, std::uint32_t const* slots, std::vector<float>& counts,
                std::vector<float>& counts_alone) {
        auto const sources = pair.source.size(), targets = pair.target.size();
        shares_.resize(sources);
        for (std::size_t j = 0; j < targets; ++j) {
            double places = 0, sum = 0;
            for (std::size_t i = 0; i < sources; ++i) {
                auto const here = (2 * i + 1) * targets, there = (2 * j + 1) * sources;
                auto const apart = here > there ? here - there : there - here;
                shares_[i] = near_[apart * place_steps / (2 * sources * targets)];
                places += shares_[i];
            }
            for (std::size_t i = 0; i < sources; ++i) {
                shares_[i] *= likely_[slots[i * targets + j]];
                sum += shares_[i];
            }
            auto const factor = (1 - of_nothing) / places;
            auto const nothing = of_nothing * alone_[pair.target[j]];
            auto const all = sum * factor + nothing;
            if (all <= 0) continue;
            for (std::size_t i = 0; i < sources; ++i)
                counts[slots[i * targets + j]] += static_cast<float>(shares_[i] * factor / all);
            counts_alone[pair.target[j]] += static_cast<float>(nothing / all);
        }
    }

    void maximise(std::vector<float> const& counts, std::vector<float> const& counts_alone) {
        for (WordNumber word = 0; word < words_; ++word) {
            double sum = unseen;
            for (auto slot = table_.begin(word); slot < table_.end(word); ++slot)
                sum += counts[slot];
            for (auto slot = table_.begin(word); slot < table_.end(word); ++slot)
                likely_[slot] = static_cast<float>(counts[slot] / sum);
        }
        double sum = 1;
        for (auto const count : counts_alone) sum += count;
        for (std::size_t i = 0; i < alone_.size(); ++i)
            alone_[i] = static_cast<float>(counts_alone[i] / sum);
    }
};

}

std::vector<std::vector<Likelihood>> align(std::vector<Pair> const& pairs,
                                           std::size_t source_words) {
    Model model(pairs, source_words);
    for (int round = 0; round < rounds; ++round) model.go_round();
    return model.result();
}

}
