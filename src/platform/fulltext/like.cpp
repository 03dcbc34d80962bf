// Documents that share rare words.
#include <algorithm>
#include <cmath>
#include <map>
#include <ranges>

#include "platform/fulltext/parts.h"
#include "platform/fulltext/terms.h"
#include "platform/language/guess.h"

namespace fulltext {

namespace {

/// A stem of the document: how telling it is, and the word to show for it.
struct Trait {
    std::string term, word;
    double rarity = 0, worth = 0;
};

constexpr std::size_t most_traits = 20;

bool is_stem(std::string_view term) { return term.size() > 2 && term[0] == stem_prefix; }

/// The stems that most say what the document is about: often in it, seldom elsewhere.
std::vector<Trait> telling_traits(Xapian::Database const& database, Number number) {
    std::vector<Trait> traits;
    double const all = database.get_doccount();
    constexpr double most_common = 0.02;
    auto const end = database.termlist_end(number);
    auto term = database.termlist_begin(number);
    for (term.skip_to(std::string(1, stem_prefix)); term != end && is_stem(*term); ++term) {
        constexpr std::size_t shortest = 2 + 3;
        auto const frequency = term.get_termfreq();
        if ((*term).size() < shortest || frequency < 2 ||
            frequency > std::max(20.0, all * most_common))
            continue;
        double const rarity = std::log(all / frequency + 1), often = term.get_wdf();
        traits.push_back(
            {.term = *term, .word = {}, .rarity = rarity, .worth = rarity * often / (often + 3)});
    }
    std::ranges::sort(traits, std::ranges::greater(), &Trait::worth);
    if (traits.size() > most_traits) traits.resize(most_traits);
    return traits;
}

/// Gives each trait the shortest word of the document that has this stem.
void name_traits(std::vector<Trait>& traits, Xapian::Database const& database, Number number,
                 language::Analyser const& analyser) {
    std::map<std::string, Trait*, std::less<>> by_term;
    for (auto& trait : traits) by_term.emplace(trait.term, &trait);
    std::vector<language::Term> terms;
    auto const end = database.termlist_end(number);
    for (auto term = database.termlist_begin(number); term != end; ++term) {
        if (!is_exact_word(*term)) continue;
        language::Word const word{.text = *term};
        for (auto language : texts::languages) {
            terms.clear();
            analyser.analyse(word, language, terms);
            for (auto const& made : terms) {
                auto const found = by_term.find(index_term(made, language));
                if (found == by_term.end()) continue;
                auto& shown = found->second->word;
                if (shown.empty() || word.text.size() < shown.size()) shown = word.text;
            }
        }
    }
}

/// The words of those traits that the other document has too, rarest first. The traits are in the
/// order of their terms, so that its terms are read once.
std::vector<std::string> shared(std::vector<Trait> const& traits, Xapian::Database const& database,
                                Number other) {
    std::vector<Trait const*> both;
    auto const end = database.termlist_end(other);
    auto term = database.termlist_begin(other);
    for (auto const& trait : traits) {
        if (term != end) term.skip_to(trait.term);
        if (term == end) break;
        if (*term == trait.term && !trait.word.empty()) both.push_back(&trait);
    }
    std::ranges::stable_sort(both, std::ranges::greater(), &Trait::rarity);
    std::vector<std::string> words;
    for (auto const* const trait : both)
        if (std::ranges::find(words, trait->word) == words.end()) words.push_back(trait->word);
    return words;
}

class NotItself : public Xapian::MatchDecider {
public:
    NotItself(Numbers const& visible, Number number) : visible_(visible), number_(number) {}
    bool operator()(Xapian::Document const& document) const override {
        return document.get_docid() != number_ && visible_.contains(document.get_docid());
    }

private:
    Numbers const& visible_;
    Number number_;
};

}

std::vector<Reader::Likeness> Reader::like(Number number, Numbers const& visible,
                                           std::size_t count) const {
    return guarded([&] {
        auto const& database = state_.database;
        auto traits = telling_traits(database, number);
        name_traits(traits, database, number, state_.parts.analyser);
        std::vector<Xapian::Query> queries;
        for (auto const& trait : traits)
            queries.push_back(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT,
                                            Xapian::Query(trait.term), trait.worth));
        std::ranges::sort(traits, {}, &Trait::term);

        Xapian::Enquire enquire(database);
        enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, queries.begin(), queries.end()));
        NotItself const gate(visible, number);
        std::vector<Likeness> likenesses;
        auto const found =
            enquire.get_mset(0, static_cast<Xapian::doccount>(count), 0, nullptr, &gate);
        for (auto match = found.begin(); match != found.end(); ++match)
            likenesses.push_back({*match, match.get_weight(), shared(traits, database, *match)});
        return likenesses;
    });
}

}
