// A piece is read as it stands, without its binding letters, or with the vowel back that it
// dropped.
#include "platform/language/first_parts.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>
#include <vector>

#include "platform/language/letters.h"

namespace language {

double rarity(int family, std::size_t length) {
    double const weight = length <= 3 ? 1.0 : length <= 5 ? 0.6 : length <= 7 ? 0.35 : 0.15;
    return weight * 0.5 * std::max(0.0, std::log(2000.0 / (1.0 + std::max(0, family))));
}

namespace {

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

class FirstParts {
public:
    FirstParts(Lexicon const& lexicon, bool known)
        : lexicon_(lexicon), words_(lexicon.dictionary()), known_(known) {}

    Guess of(std::string_view text) const {
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

private:
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
            if (clipped || is_cut_noun(entry, text)) other_as_it_stands(text, cost, take);
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

    /// "jordgubb" stands in the dictionary without endings, for jordgubbe.
    bool is_cut_noun(Entry const& entry, std::string_view text) const {
        return entry.flags == Flags("v") && words_.has(std::string(text) + "e", Kind::noun);
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
            if (entry.bound || !entry.is(Kind::noun) || is_cut_noun(entry, stem)) continue;
            bool const said = entry.flags.has('v') || entry.flags.has('f');
            // After a vowel hardly any noun binds with s: "pianospelare" has no pelare.
            auto const unsaid = is_vowel(stem.back()) && stem.back() != 'e' ? 1.4 : 0.9;
            auto const cost = family_cost(words_.find(stem), stem) +
                              (said || binds_with_s(stem) ? 0.1 : unsaid) +
                              (entry.proper ? 1.5 : 0);
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
    bool known_;
};

}

Guess first_part(Lexicon const& lexicon, std::string_view text, bool known) {
    return FirstParts(lexicon, known).of(text);
}

Guess made_noun(std::string_view text) {
    constexpr std::size_t shortest = 7;
    constexpr double cost = 3;
    if (text.size() <= shortest || text.back() != 's') return {};
    auto const noun = text.substr(0, text.size() - 1);
    bool const is_noun =
        ends_with_any(noun, {"ning", "ering", "het", "itet", "else", "skap", "tion", "sjon"});
    return is_noun ? Guess{.lemma = std::string(noun), .cost = cost} : Guess{};
}

}
