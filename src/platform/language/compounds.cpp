// The cheapest way from the first letter to the last, where every part costs, a rare or short one
// more, and the binding letters what they are worth.
#include "platform/language/compounds.h"

#include <algorithm>
#include <string>
#include <utility>

#include "platform/language/first_parts.h"
#include "platform/language/letters.h"
#include "platform/language/made_words.h"

namespace language {

namespace {

constexpr double each_part = 4;

/// What a word may begin with: words that the dictionary has, or also nouns that it lacks.
enum class Beginnings { listed, made };

class Splitter {
public:
    Splitter(Lexicon const& lexicon, std::string_view word, bool known,
             Beginnings beginnings = Beginnings::listed)
        : lexicon_(lexicon),
          words_(lexicon.dictionary()),
          word_(word),
          known_(known),
          beginnings_(beginnings) {}

    Split best() {
        search();
        Split split;
        if (end_ == npos) return split;
        std::vector<std::size_t> begins;
        for (auto at = end_; at != 0; at = steps_[at].from_step) begins.push_back(at);
        std::ranges::reverse(begins);
        std::size_t begin = 0;
        for (auto const at : begins) {
            split.parts.push_back(
                {.lemma = steps_[at].lemma, .begin = begin, .end = steps_[at].end});
            begin = at;
        }
        split.parts.push_back({.lemma = last_.front().lemma, .begin = begin, .end = word_.size()});
        split.last = std::move(last_);
        split.last_begin = begin;
        return split;
    }

    double cost() const { return total_; }

private:
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    /// The cheapest way to a place where a part begins.
    struct Step {
        double cost = never;
        std::size_t from_step = 0, end = 0;
        std::string lemma;
    };

    void search() {
        auto const size = word_.size();
        if (size < 5) return;
        steps_.resize(size + 1);
        steps_[0].cost = 0;
        for (std::size_t begin = 0; begin + 2 < size; ++begin) {
            if (steps_[begin].cost == never) continue;
            if (begin != 0) try_last(begin);
            for (auto end = begin + 1; end + 2 <= size; ++end) try_part(begin, end);
        }
        // Words of one or two letters may end a compound when they are known for it.
        for (auto begin = size - 2; begin < size; ++begin)
            if (begin != 0 && steps_[begin].cost != never) try_last(begin);
    }

    void try_part(std::size_t begin, std::size_t end) {
        auto const text = word_.substr(begin, end - begin);
        auto guess = first_part(lexicon_, text, known_);
        if (guess.cost == never && beginnings_ == Beginnings::made) guess = made_noun(text);
        if (guess.cost == never) return;
        auto const cost = steps_[begin].cost + each_part + guess.cost;
        reach(end, cost, begin, end, guess.lemma);
        // Three alike are written as two: "fall" + "lucka".
        if (text.size() > 3 && text.back() == text[text.size() - 2] && is_consonant(text.back()))
            reach(end - 1, cost + 0.6, begin, end, guess.lemma);
    }

    void reach(std::size_t place, double cost, std::size_t from, std::size_t end,
               std::string const& lemma) {
        if (cost >= steps_[place].cost) return;
        steps_[place] = {.cost = cost, .from_step = from, .end = end, .lemma = lemma};
    }

    void try_last(std::size_t begin) {
        auto const text = word_.substr(begin);
        if (lexicon_.is_only_ending(word_, begin)) return;
        if (text.size() < 3 && !lexicon_.own().short_parts.contains(text)) return;
        auto ways = lexicon_.readings(text, Place::last);
        std::erase_if(ways, [&](Reading const& way) {
            return way.entry == 0 || lexicon_.own().endings.contains(way.lemma) ||
                   (way.lemma.size() < 3 && !lexicon_.own().short_parts.contains(way.lemma));
        });
        if (ways.empty()) return;
        for (auto& way : ways) way.cost += last_cost(way, text);
        std::ranges::stable_sort(ways, {}, &Reading::cost);
        auto const total = steps_[begin].cost + each_part + std::max(0.0, ways.front().cost) +
                           (shares_a_letter_for_nothing(begin) ? 2.5 : 0);
        if (total >= total_) return;
        total_ = total;
        end_ = begin;
        last_ = std::move(ways);
    }

    /// "ryggrad" is rygg + rad: that a letter is shared is believed when nothing else fits.
    bool shares_a_letter_for_nothing(std::size_t begin) const {
        constexpr std::size_t shortest = 3;
        return steps_[begin].end == begin + 1 && word_.size() - begin > shortest &&
               words_.has(word_.substr(begin + 1), Kind::noun);
    }

    double last_cost(Reading const& way, std::string_view text) const {
        // What stands under its verb ("spelare") is counted nowhere, and no rarer than others.
        constexpr int usual = 100;
        auto const number = words_.find(way.lemma);
        auto const family = number != 0 ? words_.entry(number).as_last : usual;
        double cost = 1.5 + rarity(family - (known_ ? 1 : 0), text.size());
        if (known_ && way.ending != 0 && way.ending != '*') cost += 2;
        // What is asked for by itself is no genitive: "hästsvans" does not end in van. Nor is much
        // else: "klimatstress" does not end in tre.
        if (way.ending == 's') cost += known_ ? 6 : 1;
        if (way.kind == Kind::verb) cost += known_ ? 1 : 3;
        if (way.kind == Kind::adjective) cost += 0.5;
        if (way.kind == Kind::other) cost += 1.5;
        if (words_.entry(way.entry).proper) cost += 2;
        // What is made of three is mostly made of two and one: "kommunfullmäktige" + "ledamot".
        if (way.kind == Kind::noun && words_.entry(way.entry).compound) cost += 0.1;
        return cost + 0.04 * static_cast<double>(text.size());
    }

    Lexicon const& lexicon_;
    Dictionary const& words_;
    std::string_view word_;
    bool known_;
    Beginnings beginnings_;
    std::vector<Step> steps_;
    double total_ = never;
    std::size_t end_ = npos;
    std::vector<Reading> last_;
};

}

/// Four letters and more are seldom a word by accident.
bool is_of_two_long_words(Lexicon const& lexicon, std::string_view lemma, Split const& split) {
    constexpr std::size_t shortest = 4;
    if (split.parts.size() != 2) return false;
    auto const& first = split.parts.front();
    auto const& last = split.parts.back();
    auto const& words = lexicon.dictionary();
    return first.end >= shortest && lemma.size() - last.begin >= shortest &&
           (words.has(first.lemma, Kind::noun) || words.has(first.lemma, Kind::adjective));
}

/// Two parts, the last a noun as it stands that ends many others: how most compounds are made.
bool ends_as_many_do(Lexicon const& lexicon, std::string_view lemma, Split const& split) {
    constexpr int many = 10;
    if (split.parts.size() != 2 || split.last.front().kind != Kind::noun) return false;
    auto const& last = split.parts.back();
    auto const& words = lexicon.dictionary();
    auto const number = words.find(last.lemma);
    return last.lemma == lemma.substr(last.begin) && last.lemma.size() > 2 && number != 0 &&
           words.entry(number).as_last >= many;
}

/// Two nouns, the last as it stands.
bool is_of_two_nouns(Lexicon const& lexicon, std::string_view lemma, Split const& split) {
    if (split.parts.size() != 2 || split.last.front().kind != Kind::noun) return false;
    auto const& last = split.parts.back();
    return last.lemma == lemma.substr(last.begin) && last.lemma.size() > 2 &&
           lexicon.dictionary().has(split.parts.front().lemma, Kind::noun);
}

Split cheap_split(Lexicon const& lexicon, std::string_view form, bool known,
                  Beginnings beginnings) {
    Splitter splitter(lexicon, form, known, beginnings);
    auto split = splitter.best();
    constexpr double dearest_part = 8;
    return splitter.cost() <= dearest_part * static_cast<double>(split.parts.size()) ? split
                                                                                     : Split{};
}

/// "uppvakningsavdelning": nothing else explains the word, and the dictionary lacks what it begins
/// with; so there are two parts, and the last is a plain noun.
Split split_with_made_noun(Lexicon const& lexicon, std::string_view form, bool known) {
    auto split = cheap_split(lexicon, form, known, Beginnings::made);
    if (split.parts.size() != 2 || split.last.front().kind != Kind::noun) return {};
    auto const first = form.substr(0, split.parts.front().end);
    return first_part(lexicon, first, known).cost == never ? split : Split{};
}

std::vector<Part> parts_of_known(Lexicon const& lexicon, std::string_view lemma) {
    if (lexicon.own().opaque.contains(lemma)) return {};
    if (is_made_of_simple_verb(lexicon, lemma)) return {};
    if (auto derived = derived_parts(lexicon, lemma); !derived.empty()) return derived;
    Splitter splitter(lexicon, lemma, true);
    auto const split = splitter.best();
    // Short words look like two others by accident ("bud" + "get").
    auto const dearest = 13 + 0.3 * (static_cast<double>(lemma.size()) - 7) +
                         (is_of_two_long_words(lexicon, lemma, split) ? 1 : 0) +
                         (is_of_two_nouns(lexicon, lemma, split) ? 0.7 : 0) +
                         (ends_as_many_do(lexicon, lemma, split) ? 0.6 : 0);
    if (split.parts.size() < 2 || splitter.cost() > dearest)
        return split_with_made_noun(lexicon, lemma, true).parts;
    auto const& first = split.parts.front();
    if (lexicon.own().particles.contains(lemma.substr(0, first.end))) return {};
    return split.parts;
}

/// "stads" + "utvecklingsprojekt" is three parts: the last is a compound that anybody could have
/// made on the spot, while "sjukhus" is a word in its own right.
void open_last(Lexicon const& lexicon, Split& split) {
    auto const last = split.parts.back();
    if (split.last.front().kind != Kind::noun) return;
    auto inner = parts_of_known(lexicon, last.lemma);
    if (inner.size() != 2 || !inner.front().lemma.ends_with("ing")) return;
    split.parts.pop_back();
    for (auto& part : inner) {
        part.begin += last.begin;
        part.end += last.begin;
        split.parts.push_back(std::move(part));
    }
    split.parts.back().end = last.end;
}

Split parts_of_unknown(Lexicon const& lexicon, std::string_view form) {
    auto split = cheap_split(lexicon, form, false, Beginnings::listed);
    if (split.parts.empty()) split = split_with_made_noun(lexicon, form, false);
    if (split.parts.size() == 2) open_last(lexicon, split);
    return split;
}

}
