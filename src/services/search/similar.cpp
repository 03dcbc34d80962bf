// Subjects alike: by rare words that both use, and rare values that both have.
#include <algorithm>
#include <cmath>

#include "platform/language/words.h"
#include "services/search/engine.h"

namespace search {

namespace {

/// What alike means beside words. Type, status, language and year say little about what a project
/// is.
constexpr Facet telling[] = {Facet::theme,        Facet::goal, Facet::organisation,
                             Facet::municipality, Facet::step, Facet::funder};

/// Words count as much as this many values of middling rarity.
constexpr double worth_of_values = 0.25;
/// At most so many reasons are given, so many of them facts.
constexpr std::size_t reasons = 4, facts = 2;

double rarity(Columns const& columns, ValueId value) {
    double const all = static_cast<double>(columns.size()) + 1;
    return std::log(all / (columns.frequency(value) + 1.0)) / std::log(all + 1);
}

/// What every third subject of a bank has says nothing about two of them.
bool is_common(Columns const& columns, ValueId value) {
    constexpr std::size_t small = 12;
    return columns.size() > small && columns.frequency(value) * std::size_t{3} > columns.size();
}

/// The telling values that both have, rarest first.
std::vector<ValueId> shared(Columns const& columns, Number one, Number other) {
    auto const ours = columns.block_of(one)->values_of(one % rows_in_block);
    auto const theirs = columns.block_of(other)->values_of(other % rows_in_block);
    std::vector<ValueId> both;
    for (auto const value : ours)
        if (std::ranges::find(theirs, value) != theirs.end() &&
            std::ranges::find(telling, columns.dictionary().facet(value)) != std::end(telling) &&
            !is_common(columns, value))
            both.push_back(value);
    std::ranges::sort(both, {}, [&](ValueId value) { return columns.frequency(value); });
    return both;
}

struct Candidate {
    fulltext::Reader::Likeness likeness;
    std::vector<ValueId> values;
    double score = 0;
};

std::vector<Candidate> candidates(fulltext::Reader const& reader, Columns const& columns,
                                  Number number, fulltext::Numbers const& visible,
                                  std::size_t count) {
    std::vector<Candidate> found;
    auto likenesses = reader.like(number, visible, count);
    double const best = likenesses.empty() ? 1 : std::max(likenesses.front().score, 1e-9);
    for (auto& likeness : likenesses) {
        if (!columns.has(likeness.number)) continue;
        Candidate candidate{.likeness = std::move(likeness), .values = {}};
        candidate.values = shared(columns, number, candidate.likeness.number);
        candidate.score = candidate.likeness.score / best;
        for (auto const value : candidate.values)
            candidate.score += worth_of_values * rarity(columns, value);
        found.push_back(std::move(candidate));
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &Candidate::score);
    return found;
}

/// The word as the texts write it inside a sentence ("Stockholm", "LED"); as it is where they only
/// begin with it.
std::string as_written(std::string const& word, texts::Language language, Card const& card) {
    constexpr std::size_t most_words = 3'000;
    for (auto const& text : card.texts) {
        if (text.language != language) continue;
        std::string_view const whole = text.text;
        for (auto const& one : language::words(whole, most_words)) {
            if (one.text != word) continue;
            auto const before = whole.substr(0, one.begin).find_last_not_of(" ");
            if (before == whole.npos || std::string_view(".!?:\n\r\"").contains(whole[before]))
                continue;
            auto const written = whole.substr(one.begin, one.end - one.begin);
            constexpr std::size_t longest_abbreviation = 5;
            bool const has_small =
                std::ranges::any_of(written, [](char c) { return c >= 'a' && c <= 'z'; });
            if (has_small || written.size() <= longest_abbreviation) return std::string(written);
        }
    }
    return word;
}

/// Why the other is like the one, in the language in which its title is shown. A funder alone makes
/// nothing alike.
void give_reasons(Similar& similar, Candidate const& candidate, Card const& card,
                  Dictionary const& dictionary) {
    for (auto const value : candidate.values)
        if (similar.values.size() < facts)
            similar.values.emplace_back(dictionary.facet(value), dictionary.value(value));
    for (auto const& shared : candidate.likeness.words)
        if (shared.language == similar.hit.language &&
            similar.words.size() + similar.values.size() < reasons)
            similar.words.push_back(as_written(shared.word, shared.language, card));
    bool const only_funder =
        similar.words.empty() && std::ranges::all_of(similar.values, [](auto const& value) {
            return value.first == Facet::funder;
        });
    if (only_funder) similar.values.clear();
}

}

std::vector<Similar> Engine::similar(Ref const& subject, std::size_t count,
                                     texts::Language language,
                                     std::vector<std::string> const& viewer) const {
    count = std::min(count, most_hits);
    std::vector<Similar> answer;
    fulltext::Highlighter const unmarked({}, {*analyser_});
    index_.read([&](fulltext::Reader const& reader) {
        answer.clear();
        auto const now = columns();
        auto const number = reader.number(document_id(subject));
        if (!number || !now->has(*number)) return;
        auto const visible = reader.visible(viewer);
        for (auto const& candidate : candidates(reader, *now, *number, *visible, 4 * count + 20)) {
            if (answer.size() == count) return;
            auto const card = cards_.of(reader, candidate.likeness.number);
            if (!card) continue;
            Similar similar{.hit = hit_of(now->subject(candidate.likeness.number), candidate.score,
                                          *card, language, unmarked),
                            .words = {},
                            .values = {}};
            give_reasons(similar, candidate, card->card, now->dictionary());
            if (similar.words.empty() && similar.values.empty()) continue;
            answer.push_back(std::move(similar));
        }
    });
    return answer;
}

}
