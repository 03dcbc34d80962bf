// The order of what was found: scores of the question's words (scoring.h), other words for them,
// and for the best how near the words stand to each other.
#include <algorithm>
#include <bit>

#include "platform/fulltext/nearness.h"
#include "platform/fulltext/parts.h"
#include "platform/fulltext/scoring.h"
#include "platform/fulltext/terms.h"
#include "platform/fulltext/wanted.h"

namespace fulltext {

namespace {

/// Calls `take` with the place in `found` and the score of each document that both have; both are
/// in the order of numbers.
template <class Take>
void each_scored(std::vector<Match> const& found, Impacts const& impacts, Take take) {
    auto impact = impacts.documents.begin();
    auto const end = impacts.documents.end();
    bool const few = found.size() < impacts.documents.size() / 16;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (few)
            impact = std::ranges::lower_bound(impact, end, found[i].number, {}, &Impact::number);
        while (impact != end && impact->number < found[i].number) ++impact;
        if (impact == end) return;
        if (impact->number == found[i].number) take(i, impact->score);
    }
}

/// Adds what other words count: the best of those that a document has, a phrase as much as one
/// word, and always less than the words that were typed count where they count most.
template <class ImpactsOf>
void add_others(std::vector<Match>& found, Question const& question, Widening const& widening,
                ImpactsOf const& impacts) {
    constexpr float share = 0.5F;
    float most = 0;
    for (std::size_t i = widening.first; i < widening.first + widening.count; ++i) {
        float best = 0;
        auto const& clause = question.clauses[i];
        if (clause.excluded || clause.optional) continue;
        auto const own = impacts(clause, question.language);
        for (auto const& impact : own->documents) best = std::max(best, impact.score);
        most += best;
    }
    std::vector<float> others(found.size());
    for (auto const& other : widening.alternatives) {
        auto const words = std::max<std::size_t>(1, language::words(other.clause.text).size());
        auto const theirs = impacts(other.clause, other.language);
        each_scored(found, *theirs, [&](std::size_t i, float theirs_of) {
            auto const score = share * theirs_of / static_cast<float>(words);
            others[i] = std::max(others[i], most > 0 ? std::min(score, share * most) : score);
        });
    }
    for (std::size_t i = 0; i < found.size(); ++i) found[i].score += others[i];
}

/// Scores that differ by less than a thousandth are the same.
float rough(float score) {
    if (score <= 0) return 0;
    // Of the 24 bits of the mantissa the first ten are kept, rounded.
    constexpr std::uint32_t dropped = (1U << 14U) - 1, half = 1U << 13U;
    return std::bit_cast<float>((std::bit_cast<std::uint32_t>(score) + half) & ~dropped);
}

// So many of the best are looked at for how near the words stand to each other: what only many
// scattered words brought further down is hardly what was asked for.
constexpr std::size_t looked_at = 30;

/// How rare a word that only binds is among the texts in its own language: in other texts it is
/// rare as well, but says nothing there.
float rarity_of_binding(std::string const& word, texts::Language language,
                        Xapian::Database const& database) {
    double const texts = database.get_termfreq(length_term(language));
    if (texts == 0) return 0;
    return rarity_of(std::min<double>(database.get_termfreq(word), texts), texts);
}

/// The words of a question whose order is looked at: what is demanded, and what only binds. A
/// phrase has its order already, and a field is not told apart in a sketch.
template <class ImpactsOf>
Nearness nearness_of(Question const& question, Xapian::Database const& database,
                     Understanding const& understanding, ImpactsOf const& impacts) {
    Nearness nearness;
    for (auto const& clause : question.clauses) {
        if (clause.kind != ClauseKind::word || clause.excluded || !clause.prefix.empty()) continue;
        if (!clause.optional) {
            nearness.add(understood(clause, question.language, understanding)->meanings,
                         impacts(clause, question.language)->rarities);
            continue;
        }
        for (auto const& word : language::words(clause.text))
            nearness.add({{.terms = {{word.text, 1}}}},
                         {rarity_of_binding(word.text, question.language, database)});
    }
    return nearness;
}

/// Orders the first `sorted` of what was found, the best first.
void sort_best(std::vector<Match>& found, std::size_t sorted, Before const& before) {
    std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(sorted),
                              [&](Match const& left, Match const& right) {
                                  if (left.score != right.score) return left.score > right.score;
                                  if (before && before(left.number, right.number)) return true;
                                  if (before && before(right.number, left.number)) return false;
                                  return left.number < right.number;
                              });
}

/// Adds to the scores of the best what their words' nearness says, and orders them again. All
/// others stay behind them.
void look_closer(std::vector<Match>& best, Nearness const& nearness,
                 Xapian::Database const& database, Before const& before) {
    auto const rest = best.begin() + static_cast<std::ptrdiff_t>(std::min(looked_at, best.size()));
    std::vector<Match> closest(best.begin(), rest);
    for (auto& match : closest) {
        auto const sketch =
            database.get_document(match.number, Xapian::DOC_ASSUME_VALID).get_value(sketch_slot);
        match.score = rough(static_cast<float>(match.score) + nearness.of(sketch));
    }
    sort_best(closest, closest.size(), before);
    std::ranges::copy(closest, best.begin());
}

}

std::vector<Match> Reader::best(Question const& question, Numbers const& matching,
                                std::size_t first, std::size_t count, Before const& before) const {
    return guarded([&] {
        auto const lengths = state_.parts.length_weights(state_.database);
        bool const described = describes(question);
        auto const impacts = [&](Clause const& clause, texts::Language language) {
            return state_.parts.kept_impact(
                state_.database, name_of_impact(clause, language, described), [&] {
                    return scored(clause, language, described, state_, *lengths, understanding())
                        .impacts;
                });
        };
        std::vector<Match> found;
        matching.each([&](Number number) { found.push_back({number, 0}); });
        for (auto const& clause : question.clauses) {
            if (clause.excluded || clause.optional) continue;
            each_scored(found, *impacts(clause, question.language),
                        [&](std::size_t i, float score) { found[i].score += score; });
        }
        for (auto const& widening : question.widenings)
            add_others(found, question, widening, impacts);
        for (auto& match : found) match.score = rough(static_cast<float>(match.score));
        auto const nearness = nearness_of(question, state_.database, understanding(), impacts);
        bool const closer = nearness.says_something() && first < looked_at;
        auto const end = std::min(found.size(), first + count);
        auto const sorted = std::min(found.size(), closer ? std::max(end, looked_at) : end);
        sort_best(found, sorted, before);
        found.resize(sorted);
        if (closer) look_closer(found, nearness, state_.database, before);
        found.resize(end);
        found.erase(found.begin(),
                    found.begin() + static_cast<std::ptrdiff_t>(std::min(first, found.size())));
        return found;
    });
}

}
