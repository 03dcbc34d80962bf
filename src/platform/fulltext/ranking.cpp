// The order of what was found: BM25 over meanings. Everything that stands for a word of the
// question (its exact form, base forms, compounds that have it, translations) adds up, each by its
// weight, as if it were one word; how rare the word is follows from how many documents have any of
// it.
#include <algorithm>
#include <bit>
#include <cmath>

#include "platform/fulltext/kin.h"
#include "platform/fulltext/nearness.h"
#include "platform/fulltext/parts.h"
#include "platform/fulltext/terms.h"
#include "platform/fulltext/wanted.h"

namespace fulltext {

namespace {

// Set by measurement (docs/search-quality.md): how soon more of the same word stops counting, and
// how much a long text is held against it.
constexpr float saturation = 1.2F, length_share = 0.75F;

/// The relative lengths that count for a term: those in its language, or in all; none for a term of
/// one field.
std::vector<float> const* lengths_for(std::string const& term, RelativeLengths const& lengths) {
    if (term.starts_with('X')) return nullptr;
    if (term.size() > 2 && (term[0] == stem_prefix || term[0] == part_prefix))
        for (auto const language : texts::languages)
            if (term[1] == letter(language)) return &lengths[static_cast<std::size_t>(language)];
    return &lengths.back();
}

float rarity_of(double with, Xapian::Database const& database) {
    auto const all = static_cast<double>(database.get_doccount());
    return static_cast<float>(std::log(1 + (all - with + 0.5) / (with + 0.5)));
}

/// A number for each document, all 0 between two uses: making as many anew for each word would take
/// longer than scoring most words does.
struct Scratch {
    std::vector<float> sums, scores;
};

Scratch& scratch_for(std::size_t documents) {
    thread_local Scratch scratch;
    if (scratch.sums.size() < documents) {
        scratch.sums.resize(documents);
        scratch.scores.resize(documents);
    }
    return scratch;
}

/// Scores one clause's meanings, one after the other. One at a time in a thread.
class Scorer {
public:
    Scorer(Xapian::Database const& database, RelativeLengths const& lengths)
        : database_(database),
          lengths_(lengths),
          sums_(scratch_for(lengths.back().size()).sums),
          scores_(scratch_for(lengths.back().size()).scores) {}
    Scorer(Scorer const&) = delete;
    Scorer& operator=(Scorer const&) = delete;
    ~Scorer() {
        for (auto const number : met_) sums_[number] = 0;
        for (auto const number : scored_) scores_[number] = 0;
    }

    /// Who has only kin of the word is half of one who has it when its rarity is told.
    void add(Meaning const& meaning, std::vector<Wanted> const& kin = {}) {
        met_.clear();
        for (auto const& wanted : meaning.terms) read(wanted);
        auto const have_it = static_cast<double>(met_.size());
        for (auto const& wanted : kin) read(wanted);
        auto const have_any = static_cast<double>(met_.size());
        rarities_.push_back(rarity_of((have_it + have_any) / 2, database_));
        auto const rarity = meaning.weight * rarities_.back();
        for (auto const number : met_) {
            auto& sum = sums_[number];
            if (scores_[number] == 0) scored_.push_back(number);
            scores_[number] += rarity * sum * (saturation + 1) / (saturation + sum);
            sum = 0;
        }
    }

    Impacts impacts() {
        Impacts made{.documents = {}, .rarities = std::move(rarities_)};
        made.documents.reserve(scored_.size());
        std::ranges::sort(scored_);
        for (auto const number : scored_) made.documents.push_back({number, scores_[number]});
        return made;
    }

private:
    Xapian::Database const& database_;
    RelativeLengths const& lengths_;
    std::vector<float>& sums_;
    std::vector<float>& scores_;
    std::vector<float> rarities_;
    std::vector<Number> met_, scored_;

    void read(Wanted const& wanted) {
        auto const* const lengths = lengths_for(wanted.term, lengths_);
        auto const end = database_.postlist_end(wanted.term);
        for (auto posting = database_.postlist_begin(wanted.term); posting != end; ++posting) {
            auto const number = *posting;
            auto const length = lengths == nullptr ? 1 : (*lengths)[number];
            auto& sum = sums_[number];
            if (sum == 0) met_.push_back(number);
            sum += wanted.weight * static_cast<float>(posting.get_wdf()) /
                   (1 - length_share + length_share * length);
        }
    }
};

/// Which of the terms, in order and with the prefix before each, the index has. One walk: where the
/// index has nothing between two of them, only the second is looked for.
std::vector<Wanted> known_of(std::vector<std::string> const& bases, std::string const& prefix,
                             std::string_view stem, float weight,
                             Xapian::Database const& database) {
    std::vector<Wanted> known;
    auto const all = prefix + std::string(stem);
    auto const end = database.allterms_end(all);
    auto term = database.allterms_begin(all);
    for (auto base = bases.begin(); base != bases.end() && term != end;) {
        auto const wanted = prefix + *base;
        term.skip_to(wanted);
        if (term == end) break;
        auto const met = *term;
        if (met == wanted) known.push_back({wanted, weight});
        base = std::lower_bound(base + 1, bases.end(), met.substr(prefix.size()));
    }
    return known;
}

/// Words of the same stem as the meaning's own, as words and as parts of compounds.
std::vector<Wanted> kin_terms(Meaning const& meaning, texts::Language language,
                              Xapian::Database const& database) {
    constexpr float as_word = 0.3F, as_part = 0.15F, sure = 0.5F;
    std::string const words{stem_prefix, letter(language)}, parts{part_prefix, letter(language)};
    std::vector<Wanted> kin;
    for (auto const& wanted : meaning.terms) {
        if (!wanted.term.starts_with(words) || wanted.weight < sure) continue;
        auto const base = std::string_view(wanted.term).substr(words.size());
        auto const others = kin_of(base, language);
        if (others.empty()) continue;
        auto const stem = std::min(base, std::string_view(others.front()));
        for (auto const& [prefix, weight] : {std::pair(words, as_word), std::pair(parts, as_part)})
            for (auto& known : known_of(others, prefix, stem, weight, database))
                if (std::ranges::find(meaning.terms, known.term, &Wanted::term) ==
                        meaning.terms.end() &&
                    std::ranges::find(kin, known.term, &Wanted::term) == kin.end())
                    kin.push_back(std::move(known));
    }
    return kin;
}

/// Every one of the words alike.
Meaning any_of(std::vector<std::string> const& words) {
    Meaning meaning;
    for (auto const& word : words) meaning.terms.push_back({word, 1});
    return meaning;
}

Impacts impacts_of(Clause const& clause, texts::Language language, bool described,
                   Reader::State const& state, RelativeLengths const& lengths,
                   Understanding const& understanding) {
    Scorer scorer(state.database, lengths);
    if (clause.kind == ClauseKind::beginning) {
        scorer.add(any_of(*state.parts.kept_longer_words(state.database, clause)));
        return scorer.impacts();
    }
    for (auto const& meaning : meanings_of(clause, language, understanding))
        scorer.add(meaning, described && clause.kind == ClauseKind::word
                                ? kin_terms(meaning, language, state.database)
                                : std::vector<Wanted>());
    return scorer.impacts();
}

/// Adds what other words count: the best of those that a document has, a phrase as much as one
/// word, and always less than the words that were typed count where they count most.
template <class ImpactsOf>
void add_others(std::vector<float>& scores, Question const& question, Widening const& widening,
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
    std::vector<float> others(scores.size());
    for (auto const& other : widening.alternatives) {
        auto const words = std::max<std::size_t>(1, language::words(other.clause.text).size());
        auto const theirs = impacts(other.clause, other.language);
        for (auto const& impact : theirs->documents) {
            auto const score = share * impact.score / static_cast<float>(words);
            auto& best = others[impact.number];
            best = std::max(best, most > 0 ? std::min(score, share * most) : score);
        }
    }
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += others[i];
}

/// Scores that differ by less than a thousandth are the same.
float rough(float score) {
    if (score <= 0) return 0;
    // Of the 24 bits of the mantissa the first ten are kept, rounded.
    constexpr std::uint32_t dropped = (1U << 14U) - 1, half = 1U << 13U;
    return std::bit_cast<float>((std::bit_cast<std::uint32_t>(score) + half) & ~dropped);
}

/// Who types a few words means those; who types more describes, and could have said it otherwise:
/// words of the same stem count too.
bool describes(Question const& question) {
    constexpr std::ptrdiff_t few = 4;
    return std::ranges::count_if(question.clauses, is_loose) >= few;
}

// So many of the best are looked at for how near the words stand to each other: what only many
// scattered words brought further down is hardly what was asked for.
constexpr std::size_t looked_at = 30;

/// The words of a question whose order is looked at: what is demanded, and what only binds. A
/// phrase has its order already, and a field is not told apart in a sketch.
template <class ImpactsOf>
Nearness nearness_of(Question const& question, Xapian::Database const& database,
                     Understanding const& understanding, ImpactsOf const& impacts) {
    Nearness nearness;
    for (auto const& clause : question.clauses) {
        if (clause.kind != ClauseKind::word || clause.excluded || !clause.prefix.empty()) continue;
        if (!clause.optional) {
            nearness.add(meanings_of(clause, question.language, understanding),
                         impacts(clause, question.language)->rarities);
            continue;
        }
        for (auto const& word : language::words(clause.text))
            nearness.add(
                {{.terms = {{word.text, 1}}}},
                {rarity_of(static_cast<double>(database.get_termfreq(word.text)), database)});
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
        auto const lengths = state_.parts.relative_lengths(state_.database);
        std::vector<float> scores(lengths->back().size());
        bool const described = describes(question);
        auto const impacts = [&](Clause const& clause, texts::Language language) {
            auto const name = name_of(clause, language) + (described ? "\n" : "");
            return state_.parts.kept_impact(state_.database, name, [&] {
                return impacts_of(clause, language, described, state_, *lengths, understanding());
            });
        };
        for (auto const& clause : question.clauses) {
            if (clause.excluded || clause.optional) continue;
            auto const own = impacts(clause, question.language);
            for (auto const& impact : own->documents) scores[impact.number] += impact.score;
        }
        for (auto const& widening : question.widenings)
            add_others(scores, question, widening, impacts);
        std::vector<Match> found;
        matching.each([&](Number number) {
            if (number < scores.size()) found.push_back({number, rough(scores[number])});
        });
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
