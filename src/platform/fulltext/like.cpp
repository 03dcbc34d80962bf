// Documents that share rare words.
#include <algorithm>
#include <cmath>
#include <map>

#include "platform/fulltext/parts.h"
#include "platform/fulltext/terms.h"
#include "platform/language/guess.h"

namespace fulltext {

namespace {

/// A base form that the document has: how telling it is, and the word to show for it.
struct Trait {
    std::string term, word;
    texts::Language language = texts::Language::sv;
    double rarity = 0, worth = 0;
};

constexpr std::size_t most_traits = 30;

bool is_base(std::string_view term) { return term.size() > 2 && term[0] == stem_prefix; }

texts::Language language_of(std::string_view term) {
    for (auto const language : texts::languages)
        if (term[1] == letter(language)) return language;
    return texts::Language::sv;
}

/// In how many documents a telling word is at most: few, and never a third of a small index.
double most_common(double documents) {
    return std::min(std::max(20.0, documents * 0.02), std::max(2.0, documents / 3));
}

/// The base forms that most say what the document is about: often in it, seldom elsewhere.
std::vector<Trait> telling_traits(Xapian::Database const& database, Number number) {
    std::vector<Trait> traits;
    double const all = database.get_doccount();
    auto const end = database.termlist_end(number);
    auto term = database.termlist_begin(number);
    for (term.skip_to(std::string(1, stem_prefix)); term != end && is_base(*term); ++term) {
        constexpr std::size_t shortest = 2 + 4;
        auto const frequency = term.get_termfreq();
        if ((*term).size() < shortest || frequency < 2 || frequency > most_common(all)) continue;
        double const rarity = std::log(all / frequency + 1), often = term.get_wdf();
        traits.push_back({.term = *term,
                          .word = {},
                          .language = language_of(*term),
                          .rarity = rarity,
                          .worth = rarity * often / (often + 3)});
    }
    std::ranges::sort(traits, std::ranges::greater(), &Trait::worth);
    if (traits.size() > most_traits) traits.resize(most_traits);
    return traits;
}

/// A word that people would write by itself: not one that only binds, no number, no "city's".
bool can_be_shown(std::string_view word) {
    return !language::is_function_word(word) &&
           std::ranges::none_of(word, [](char c) { return c == '\'' || (c >= '0' && c <= '9'); }) &&
           !word.contains("\u2019");
}

/// "Mälardalens": Swedish and Norwegian say whose with an s. A word that ends so by itself is its
/// own base form, and named by that.
bool may_be_genitive(std::string_view word, texts::Language language) {
    return language != texts::Language::en && word.ends_with('s');
}

/// Whether the word is a form of the trait.
bool is_form(std::string const& word, Trait const& trait, language::Analyser const& analyser) {
    std::vector<language::Term> terms;
    analyser.analyse({.text = word}, trait.language, terms);
    return std::ranges::any_of(terms, [&](language::Term const& term) {
        return term.source != language::Source::exact &&
               index_term(term, trait.language) == trait.term;
    });
}

/// Gives each trait the base form itself where somebody wrote it, else the most common of the
/// document's words that have it.
void name_traits(std::vector<Trait>& traits, Xapian::Database const& database, Number number,
                 language::Analyser const& analyser) {
    std::map<std::string, Trait*, std::less<>> by_term;
    for (auto& trait : traits) {
        auto const base = trait.term.substr(2);
        if (can_be_shown(base) && database.term_exists(base) && is_form(base, trait, analyser))
            trait.word = base;
        else by_term.emplace(trait.term, &trait);
    }
    std::map<Trait*, Xapian::doccount> commonest;
    std::vector<language::Term> terms;
    auto const end = database.termlist_end(number);
    for (auto term = database.termlist_begin(number); term != end && !by_term.empty(); ++term) {
        auto const word = *term;
        if (!is_exact_word(word) || !can_be_shown(word)) continue;
        for (auto language : texts::languages) {
            terms.clear();
            analyser.analyse({.text = word}, language, terms);
            for (auto const& made : terms) {
                if (made.source == language::Source::exact) continue;
                auto const found = by_term.find(index_term(made, language));
                if (found == by_term.end() || may_be_genitive(word, language)) continue;
                auto& most = commonest[found->second];
                if (term.get_termfreq() <= most) continue;
                most = term.get_termfreq();
                found->second->word = word;
            }
        }
    }
}

/// The words of those traits that the other document has too, rarest first. The traits are in the
/// order of their terms, so that its terms are read once.
std::vector<SharedWord> shared(std::vector<Trait> const& traits, Xapian::Database const& database,
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
    std::vector<SharedWord> words;
    for (auto const* const trait : both) {
        SharedWord const word{trait->word, trait->language};
        if (std::ranges::find(words, word) == words.end()) words.push_back(word);
    }
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
