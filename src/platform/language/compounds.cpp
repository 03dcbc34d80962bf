// The cheapest way from the first letter to the last, where every part costs, a rare or short one
// more, and the binding letters what they are worth.
#include "platform/language/compounds.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "platform/language/letters.h"

namespace language {

namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double each_part = 4;

/// What a piece of a word may stand for, and what believing so costs.
struct Guess {
    std::string lemma;
    double cost = never;
};

double rarity(std::uint16_t family, std::size_t length) {
    double const weight = length <= 3 ? 1.0 : length <= 5 ? 0.6 : length <= 7 ? 0.35 : 0.15;
    return weight * 0.5 * std::max(0.0, std::log(2000.0 / (1.0 + family)));
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
        if (lexicon_.own().endings.contains(text)) return;
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
        auto const& entry = words_.entry(words_.find(way.lemma));
        double cost = 1.5 + rarity(entry.as_last, text.size());
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
        return rarity(words_.entry(number).as_first, text.size());
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
            if (entry.proper) cost += 1.5;
            if (entry.is(Kind::noun)) take(std::string(text), cost);
            else if (entry.is(Kind::adjective)) take(std::string(text), cost + 0.6);
            else if (entry.is(Kind::verb)) take(std::string(text), cost + 0.9);
            else if (auto const apart = listed_apart_from(words_, lexicon_.language(), number))
                take(*apart, cost + 0.6);
            else other_as_it_stands(text, cost, take);
        }
        if (auto const own = lexicon_.own().irregular.find(text);
            own != lexicon_.own().irregular.end() && words_.has(own->second.front(), Kind::noun))
            take(own->second.front(), 1);
    }

    /// What has no endings is often a form for the inside of compounds: "idrotts", "smitt".
    template <typename Take>
    void other_as_it_stands(std::string_view text, double cost, Take take) const {
        auto const stem = text.substr(0, text.size() - 1);
        if (text.back() == 's' && words_.has(stem, Kind::noun)) take(std::string(stem), cost + 0.3);
        else if (auto const whole = std::string(text) + "a"; words_.has(whole, Kind::noun))
            take(whole, cost + 0.5);
        else take(std::string(text), cost + 0.9);
    }

    /// "kyrko" is kyrka, "lärar" is lärare, "skol" is skola.
    std::string lemma_of_bound(std::string_view text) const {
        std::string const whole(text);
        auto const stem = whole.substr(0, whole.size() - 1);
        for (auto const& lemma :
             {whole + "e", whole + "a", stem + "a", stem + "e", stem, stem + "um", whole + "ia"})
            if (words_.has(lemma, Kind::noun)) return lemma;
        for (auto const& lemma : {whole + "a", stem + "a"})
            if (words_.has(lemma, Kind::verb)) return lemma;
        return whole;
    }

    template <typename Take>
    void with_binding_letters(std::string_view text, Take take) const {
        if (text.size() < 4 || text.back() != 's') return;
        auto const stem = text.substr(0, text.size() - 1);
        for (auto number = words_.find(stem); number != 0; number = words_.entry(number).next) {
            auto const& entry = words_.entry(number);
            if (entry.bound || !entry.is(Kind::noun)) continue;
            bool const said = entry.flags.has('v') || entry.flags.has('f');
            auto const cost = family_cost(words_.find(stem), stem) +
                              (said || binds_with_s(stem) ? 0.1 : 0.9) + (entry.proper ? 1.5 : 0);
            take(std::string(stem), cost);
        }
        if (stem.back() == 'e') {
            auto base = std::string(stem.substr(0, stem.size() - 1));
            for (auto const& lemma : {base, base + "a"})
                if (words_.has(lemma, Kind::noun))
                    take(lemma, family_cost(words_.find(lemma), stem) + 1.2);
        }
        auto const whole = std::string(stem) + "e";
        if (words_.has(whole, Kind::noun)) take(whole, family_cost(words_.find(whole), stem) + 0.8);
    }

    template <typename Take>
    void with_vowel_back(std::string_view text, Take take) const {
        if (text.size() < 3) return;
        auto const offer = [&](std::string const& lemma, double noun, double verb) {
            auto const number = words_.find(lemma);
            if (number == 0) return;
            if (words_.has(lemma, Kind::noun)) take(lemma, family_cost(number, text) + noun);
            else if (words_.has(lemma, Kind::verb)) take(lemma, family_cost(number, text) + verb);
        };
        offer(std::string(text) + "a", 0.5, 0.8);
        offer(std::string(text) + "e", 0.6, 0.9);
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

std::vector<Part> parts_of_known(Lexicon const& lexicon, std::string_view lemma,
                                 Reading const& reading) {
    if (lexicon.own().opaque.contains(lemma)) return {};
    Splitter splitter(lexicon, lemma, true);
    auto split = splitter.best();
    constexpr double dearest = 13;
    if (split.parts.size() < 2 || splitter.cost() > dearest) return {};
    if (lexicon.own().particles.contains(split.parts.front().lemma)) return {};
    (void)reading;
    return split.parts;
}

/// "stads" + "utvecklingsprojekt" is three parts: the last is a compound that anybody could have
/// made on the spot, while "sjukhus" is a word in its own right.
void open_last(Lexicon const& lexicon, Split& split) {
    auto const last = split.parts.back();
    if (split.last.front().kind != Kind::noun) return;
    auto inner = parts_of_known(lexicon, last.lemma, split.last.front());
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
