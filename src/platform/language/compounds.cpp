// The cheapest way from the first letter to the last, where every part costs, a rare or short one
// more, and the binding letters what they are worth.
#include "platform/language/compounds.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>

#include "platform/language/letters.h"
#include "platform/language/made_words.h"

namespace language {

namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double each_part = 4;

/// What a piece of a word may stand for, and what believing so costs.
struct Guess {
    std::string lemma;
    double cost = never;
};

double rarity(int family, std::size_t length) {
    double const weight = length <= 3 ? 1.0 : length <= 5 ? 0.6 : length <= 7 ? 0.35 : 0.15;
    return weight * 0.5 * std::max(0.0, std::log(2000.0 / (1.0 + std::max(0, family))));
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings) {
    return std::ranges::any_of(endings, [&](auto ending) { return text.ends_with(ending); });
}

/// Nouns that bind with s although the dictionary does not say so: "innovation", "verksamhet".
bool binds_with_s(std::string_view noun) {
    for (std::string_view const ending :
         {"ing", "ion", "het", "skap", "dom", "ling", "nad", "else", "itet", "um", "an", "sjon",
          "sel", "ment", "ent", "ande", "ende"})
        if (noun.size() > ending.size() + 2 && noun.ends_with(ending)) return true;
    return false;
}

class Splitter {
public:
    Splitter(Lexicon const& lexicon, std::string_view word, bool known)
        : lexicon_(lexicon), words_(lexicon.dictionary()), word_(word), known_(known) {}

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
        auto const guess = beginning_of(text);
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
        auto const total = steps_[begin].cost + each_part + std::max(0.0, ways.front().cost);
        if (total >= total_) return;
        total_ = total;
        end_ = begin;
        last_ = std::move(ways);
    }

    double last_cost(Reading const& way, std::string_view text) const {
        // What stands under its verb ("spelare") is counted nowhere, and no rarer than others.
        constexpr int usual = 100;
        auto const number = words_.find(way.lemma);
        auto const family = number != 0 ? words_.entry(number).as_last : usual;
        double cost = 1.5 + rarity(family - (known_ ? 1 : 0), text.size());
        if (known_ && way.ending != 0 && way.ending != '*') cost += 2;
        if (way.kind == Kind::verb) cost += known_ ? 1 : 3;
        if (way.kind == Kind::adjective) cost += 0.5;
        if (way.kind == Kind::other) cost += 1.5;
        if (words_.entry(way.entry).proper) cost += 2;
        return cost + 0.04 * static_cast<double>(text.size());
    }

    /// The cheapest lemma that this text is when it stands inside a compound.
    Guess beginning_of(std::string_view text) const {
        Guess best;
        if (text.size() < 3 && !lexicon_.own().short_parts.contains(text)) return best;
        auto const take = [&](std::string lemma, double cost) {
            if (cost < best.cost) best = {.lemma = std::move(lemma), .cost = cost};
        };
        as_it_stands(text, take);
        with_binding_letters(text, take);
        with_vowel_back(text, take);
        return best;
    }

    double family_cost(EntryNumber number, std::string_view text) const {
        // The word itself is no witness of its own parts.
        auto const family = words_.entry(number).as_first - (known_ ? 1 : 0);
        return rarity(family, text.size()) + (family < 1 && text.size() < 6 ? 1.2 : 0) +
               (text.size() < 3 ? 1 : 0);
    }

    /// "ögon" is a form of öga, but "band" is first of all itself.
    bool is_irregular_noun(std::string const& lemma, EntryNumber form) const {
        return words_.has(lemma, Kind::noun) && !words_.has(lemma, Kind::verb) &&
               !words_.entry(form).flags.any_of(Flags("BGH"));
    }

    /// A noun that binds with s, as compounds do, is doubtful without it.
    double unbound(Entry const& entry, std::string_view noun) const {
        if (noun.back() == 's')
            return noun.size() > 5 && words_.has(noun.substr(0, noun.size() - 1), Kind::noun) ? 1
                                                                                              : 0;
        if (is_vowel(noun.back())) return 0;
        if (entry.compound && noun.size() > 6) return 1.2;
        bool const said = entry.flags.has('v') && !entry.flags.has('X');
        return binds_with_s(noun) ? 1.2 : said ? 0.9 : 0;
    }

    template <typename Take>
    void as_it_stands(std::string_view text, Take take) const {
        auto const first = words_.find(text);
        for (auto number = first; number != 0; number = words_.entry(number).next) {
            auto const& entry = words_.entry(number);
            auto cost = family_cost(first, text);
            if (entry.bound) {
                take(lemma_of_bound(text), cost + 0.3);
                continue;
            }
            if (entry.proper) cost += 2;
            bool const clipped = entry.flags.has('b') && !entry.is(Kind::adjective) &&
                                 !entry.flags.any_of(Flags("BCDEGH"));
            if (clipped) other_as_it_stands(text, cost, take);
            else if (entry.is(Kind::noun)) take(std::string(text), cost + unbound(entry, text));
            else if (entry.is(Kind::adjective)) take(std::string(text), cost + 0.3);
            else if (entry.is(Kind::verb)) take(std::string(text), cost + 1.4);
            else if (auto const apart =
                         listed_apart_from(words_, lexicon_.own(), lexicon_.language(), number))
                take(*apart, cost + (is_passive_of(text, *apart) ? 3 : 0.6));
            else if (text.back() == 's' || entry.flags.any_of(Flags("bXU")))
                other_as_it_stands(text, cost, take);
            else take(std::string(text), cost + 0.9);
        }
        if (auto const own = lexicon_.own().irregular.find(text);
            own != lexicon_.own().irregular.end() &&
            (own->second.front() == text || is_irregular_noun(own->second.front(), first)))
            take(own->second.front(), 0.5);
        if (first != 0 || text.size() < 5) return;
        bool const derived =
            is_noun(std::string(text)) || (text.ends_with("isk") && is_form_of_itself(text));
        if (derived) take(std::string(text), 0.2);
    }

    /// What has no endings is often a form for the inside of compounds: "idrotts", "smitt".
    template <typename Take>
    void other_as_it_stands(std::string_view text, double cost, Take take) const {
        if (auto lemma = lemma_of_bound(text); lemma != text) take(std::move(lemma), cost + 0.4);
        else take(std::string(text), cost + 0.9);
    }

    /// "stöds" in a compound is stöd with its binding s, not what is done to something.
    bool is_passive_of(std::string_view text, std::string const& lemma) const {
        return text.back() == 's' && words_.has(lemma, Kind::verb) &&
               !words_.has(lemma, Kind::noun);
    }

    bool is_form_of_itself(std::string_view text) const {
        return std::ranges::any_of(lexicon_.readings(text),
                                   [&](Reading const& reading) { return reading.lemma == text; });
    }

    bool is_noun(std::string const& lemma) const {
        if (words_.has(lemma, Kind::noun)) return true;
        // Such nouns stand under their verbs.
        if (!ends_with_any(lemma, {"are", "an", "ande", "ing", "het", "else", "skap"}))
            return false;
        return std::ranges::any_of(lexicon_.readings(lemma), [&](Reading const& reading) {
            return reading.kind == Kind::noun && reading.lemma == lemma;
        });
    }

    /// "kyrko" is kyrka, "lärar" is lärare, "samverkans" samverkan, "föräldra" förälder.
    std::string lemma_of_bound(std::string_view text) const {
        std::string whole(text);
        auto const stem = whole.substr(0, whole.size() - 1);
        auto const shorter = stem.substr(0, stem.size() - 1);
        std::vector<std::string> tried;
        if (text.ends_with("ar")) tried = {whole + "e"};
        if (text.back() == 's') tried = {stem, stem + "e", stem + "a"};
        tried.insert(tried.end(), {whole + "a", whole + "e"});
        if (is_vowel(text.back()) && text.back() != 'i')
            tried.insert(tried.end(), {stem + "a", stem + "e"});
        for (auto const* const letter : {"r", "l"}) {
            if (text.ends_with(std::string(letter) + "a")) tried.push_back(shorter + "e" + letter);
            if (text.ends_with(std::string("e") + letter))
                tried.insert(tried.end(), {shorter + letter + "a", shorter + letter + "e"});
        }
        tried.insert(tried.end(), {stem, stem + "um", whole + "ia", whole + "me", whole + "ma"});
        for (auto const& lemma : tried)
            if ((lemma.size() > 2 || lexicon_.own().short_parts.contains(lemma)) && is_noun(lemma))
                return lemma;
        for (auto const& lemma : {whole + "a", stem + "a"})
            if (words_.has(lemma, Kind::verb)) return lemma;
        return whole;
    }

    template <typename Take>
    void with_binding_letters(std::string_view text, Take take) const {
        if (text.size() < 3 || text.back() != 's') return;
        auto const stem = text.substr(0, text.size() - 1);
        if (stem.size() < 3 && !lexicon_.own().short_parts.contains(stem)) return;
        for (auto number = words_.find(stem); number != 0; number = words_.entry(number).next) {
            auto const& entry = words_.entry(number);
            if (entry.bound || !entry.is(Kind::noun)) continue;
            bool const said = entry.flags.has('v') || entry.flags.has('f');
            auto const cost = family_cost(words_.find(stem), stem) +
                              (said || binds_with_s(stem) ? 0.1 : 0.9) + (entry.proper ? 1.5 : 0);
            take(std::string(stem), cost);
        }
        if (words_.find(stem) == 0 && stem.size() > 4 && is_noun(std::string(stem)))
            take(std::string(stem), 1);
        if (stem.back() == 'e') {
            auto base = std::string(stem.substr(0, stem.size() - 1));
            for (auto const& lemma : {base, base + "a"})
                if (words_.has(lemma, Kind::noun))
                    take(lemma, family_cost(words_.find(lemma), stem) + 0.7);
        }
        auto const whole = std::string(stem) + "e";
        if (words_.has(whole, Kind::noun)) take(whole, family_cost(words_.find(whole), stem) + 0.8);
    }

    template <typename Take>
    void with_vowel_back(std::string_view text, Take take) const {
        if (text.size() < 3) return;
        // What stands by itself is seldom a clipped form of something else.
        auto const itself = words_.find(text);
        bool const whole =
            itself != 0 && !words_.entry(itself).bound && !words_.entry(itself).flags.has('b');
        auto const offer = [&](std::string const& lemma, double noun, double verb) {
            if (whole) noun += 1, verb += 1;
            auto const number = words_.find(lemma);
            if (number == 0) return;
            if (words_.entry(number).proper) return;
            if (words_.has(lemma, Kind::noun)) take(lemma, family_cost(number, text) + noun);
            else if (words_.has(lemma, Kind::verb)) take(lemma, family_cost(number, text) + verb);
        };
        offer(std::string(text) + "a", 0.5, 1.5);
        offer(std::string(text) + "e", 0.6, 9);
        auto const stem = std::string(text.substr(0, text.size() - 1));
        switch (text.back()) {
            case 'e': offer(stem + "a", 0.6, 0.9); break;
            case 'o': offer(stem + "a", 0.5, 9); break;
            case 'u': offer(stem + "a", 0.3, 9); break;
            case 'a': offer(stem, 0.9, 9); break;
            default: break;
        }
    }

    Lexicon const& lexicon_;
    Dictionary const& words_;
    std::string_view word_;
    bool known_;
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

std::vector<Part> parts_of_known(Lexicon const& lexicon, std::string_view lemma) {
    if (lexicon.own().opaque.contains(lemma)) return {};
    if (is_made_of_simple_verb(lexicon, lemma)) return {};
    if (auto derived = derived_parts(lexicon, lemma); !derived.empty()) return derived;
    Splitter splitter(lexicon, lemma, true);
    auto split = splitter.best();
    // Short words look like two others by accident ("bud" + "get").
    auto const dearest = 13 + 0.3 * (static_cast<double>(lemma.size()) - 7) +
                         (is_of_two_long_words(lexicon, lemma, split) ? 1 : 0);
    if (split.parts.size() < 2 || splitter.cost() > dearest) return {};
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
    Splitter splitter(lexicon, form, false);
    auto split = splitter.best();
    constexpr double dearest_part = 8;
    if (splitter.cost() > dearest_part * static_cast<double>(split.parts.size())) return {};
    if (split.parts.size() == 2) open_last(lexicon, split);
    return split;
}

}
