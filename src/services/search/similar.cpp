// Subjects alike: by rare words that both use, and rare values that both have.
#include <algorithm>
#include <cmath>

#include "services/search/engine.h"

namespace search {

namespace {

/// What alike means beside words. Type, status, language and year say little about what a project
/// is.
constexpr Facet telling[] = {Facet::theme,        Facet::goal, Facet::organisation,
                             Facet::municipality, Facet::step, Facet::funder};

/// Words count as much as this many values of middling rarity.
constexpr double worth_of_values = 0.25;
constexpr std::size_t reasons = 5;

double rarity(Columns const& columns, ValueId value) {
    double const all = static_cast<double>(columns.size()) + 1;
    return std::log(all / (columns.frequency(value) + 1.0)) / std::log(all + 1);
}

/// The telling values that both have, rarest first.
std::vector<ValueId> shared(Columns const& columns, Number one, Number other) {
    auto const ours = columns.block_of(one)->values_of(one % rows_in_block);
    auto const theirs = columns.block_of(other)->values_of(other % rows_in_block);
    std::vector<ValueId> both;
    for (auto const value : ours)
        if (std::ranges::find(theirs, value) != theirs.end() &&
            std::ranges::find(telling, columns.dictionary().facet(value)) != std::end(telling))
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
        for (auto& candidate : candidates(reader, *now, *number, *visible, 4 * count + 20)) {
            if (answer.size() == count) return;
            auto const data = reader.data(candidate.likeness.number);
            if (!data) continue;
            Similar similar{.hit = hit_of(now->subject(candidate.likeness.number), candidate.score,
                                          decode_card(*data), language, unmarked),
                            .words = std::move(candidate.likeness.words),
                            .values = {}};
            if (similar.words.size() > reasons) similar.words.resize(reasons);
            for (auto const value : candidate.values)
                if (similar.values.size() < reasons)
                    similar.values.emplace_back(now->dictionary().facet(value),
                                                now->dictionary().value(value));
            answer.push_back(std::move(similar));
        }
    });
    return answer;
}

}
