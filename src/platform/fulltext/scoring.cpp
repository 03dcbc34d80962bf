// BM25 over meanings. Everything that stands for a word of the question (its exact form, base
// forms, compounds that have it, translations) adds up, each by its weight, as if it were one word;
// how rare the word is follows from how many documents have any of it.
#include "platform/fulltext/scoring.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "platform/fulltext/kin.h"
#include "platform/fulltext/terms.h"
#include "platform/language/words.h"

namespace fulltext {

namespace {

// Set by measurement (docs/search-quality.md): how soon more of the same word stops counting.
constexpr float saturation = 1.2F;

/// What an occurrence of a term counts in each document, by the lengths in its language, or in all;
/// nothing for a term of one field, which counts alike in all.
std::vector<float> const* lengths_for(std::string const& term, LengthWeights const& lengths) {
    if (term.starts_with('X')) return nullptr;
    if (term.size() > 2 && (term[0] == stem_prefix || term[0] == part_prefix))
        for (auto const language : texts::languages)
            if (term[1] == letter(language)) return &lengths[static_cast<std::size_t>(language)];
    return &lengths.back();
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
    Scorer(Reader::State const& state, LengthWeights const& lengths)
        : state_(state),
          database_(state.database),
          revision_(database_.get_revision()),
          lengths_(lengths),
          sums_(scratch_for(lengths.back().size()).sums),
          scores_(scratch_for(lengths.back().size()).scores) {}
    Scorer(Scorer const&) = delete;
    Scorer& operator=(Scorer const&) = delete;
    ~Scorer() {
        // Only what was not asked for is left: something has failed.
        met_.each([&](Number number) { sums_[number] = 0; });
        scored_.each([&](Number number) { scores_[number] = 0; });
    }

    /// Who has only kin of the word is half of one who has it when its rarity is told. Those that
    /// have it for sure are put into `sure` if there is one.
    void add(Meaning const& meaning, std::vector<Wanted> const& kin = {}, Numbers* sure = nullptr) {
        for (auto const& wanted : meaning.terms)
            if (is_sure(wanted)) read(wanted);
        if (sure != nullptr) *sure = met_;
        for (auto const& wanted : meaning.terms)
            if (!is_sure(wanted)) read(wanted);
        auto const have_it = static_cast<double>(met_.count());
        for (auto const& wanted : kin) read(wanted);
        auto const have_any = kin.empty() ? have_it : static_cast<double>(met_.count());
        rarities_.push_back(rarity_of((have_it + have_any) / 2, database_.get_doccount()));
        auto const most = meaning.weight * rarities_.back() * (saturation + 1);
        met_.each([&](Number number) {
            auto& sum = sums_[number];
            scores_[number] += most * sum / (saturation + sum);
            sum = 0;
        });
        if (scored_.words() == 0) scored_ = std::exchange(met_, Numbers());
        else scored_.add(std::exchange(met_, Numbers()));
    }

    /// What was scored. Called once, at the end.
    Impacts impacts() {
        Impacts made{.documents = {}, .rarities = std::move(rarities_)};
        auto const scored = std::exchange(scored_, Numbers());
        made.documents.reserve(scored.count());
        scored.each([&](Number number) {
            made.documents.push_back({number, std::exchange(scores_[number], 0.0F)});
        });
        return made;
    }

private:
    Reader::State const& state_;
    Xapian::Database const& database_;
    std::uint64_t revision_;
    LengthWeights const& lengths_;
    std::vector<float>& sums_;
    std::vector<float>& scores_;
    std::vector<float> rarities_;
    Numbers met_;  // By the meaning that is being scored.
    Numbers scored_;

    void read(Wanted const& wanted) {
        auto& absent = state_.parts.absent;
        bool const is_writer = state_.parts.access == Access::write;
        if (is_writer && absent.has(wanted.term, revision_)) return;
        auto const* const lengths = lengths_for(wanted.term, lengths_);
        auto const end = database_.postlist_end(wanted.term);
        auto posting = database_.postlist_begin(wanted.term);
        if (is_writer && posting == end) absent.add(wanted.term, revision_);
        for (; posting != end; ++posting) {
            auto const number = *posting;
            met_.add(number);
            sums_[number] += wanted.weight * static_cast<float>(posting.get_wdf()) *
                             (lengths == nullptr ? 1 : (*lengths)[number]);
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

bool is_one_word(Clause const& clause, std::vector<language::Word> const& words) {
    return clause.kind == ClauseKind::word && words.size() == 1 &&
           words.front().kind == language::WordKind::word;
}

/// Who has the word, or each of several parts.
Numbers enough_of(std::vector<Numbers> sure) {
    auto enough = std::move(sure.front());
    if (sure.size() < 3) return enough;
    auto scattered = std::move(sure[1]);
    for (std::size_t i = 2; i < sure.size(); ++i) scattered.keep_only(sure[i]);
    enough.add(scattered);
    return enough;
}

}

bool describes(Question const& question) {
    constexpr std::ptrdiff_t few = 4;
    return std::ranges::count_if(question.clauses, is_loose) >= few;
}

float rarity_of(double with, double all) {
    return static_cast<float>(std::log(1 + (all - with + 0.5) / (with + 0.5)));
}

Scored scored(Clause const& clause, texts::Language language, bool described,
              Reader::State const& state, LengthWeights const& lengths,
              Understanding const& understanding) {
    Scorer scorer(state, lengths);
    if (clause.kind == ClauseKind::beginning) {
        scorer.add(any_of(*state.parts.kept_longer_words(state.database, clause)));
        return {.impacts = scorer.impacts()};
    }
    std::vector<Numbers> sure;
    auto const known = understood(clause, language, understanding);
    for (auto const& meaning : known->meanings) {
        auto const kin = described && clause.kind == ClauseKind::word
                             ? kin_terms(meaning, language, state.database)
                             : std::vector<Wanted>();
        scorer.add(meaning, kin, &sure.emplace_back());
    }
    Scored made{.impacts = scorer.impacts()};
    if (is_one_word(clause, language::words(clause.text)) && !sure.empty())
        made.enough = enough_of(std::move(sure));
    return made;
}

}
