// Numbers that shape the texts: function words are 38 %, compounds 12 % of Swedish and Norwegian
// words.
#include "app/demo/synthetic.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace synthetic {

namespace {

using texts::Language;

double unit(std::mt19937_64& random) { return static_cast<double>(random() >> 11) * 0x1.0p-53; }

std::size_t below(std::mt19937_64& random, std::size_t limit) {
    return static_cast<std::size_t>(unit(random) * static_cast<double>(limit));
}

/// A number below `limit`, small ones more often.
std::size_t skewed(std::mt19937_64& random, std::size_t limit) {
    double const u = unit(random);
    return static_cast<std::size_t>(u * u * u * static_cast<double>(limit));
}

std::vector<std::string> function_words(Language language) {
    switch (language) {
        case Language::sv:
            return {"och", "att",  "i",    "som",   "för",  "med",   "på", "av",  "en",
                    "det", "är",   "till", "den",   "ett",  "de",    "om", "har", "inte",
                    "vid", "från", "kan",  "genom", "samt", "eller", "ska"};
        case Language::en:
            return {"the",   "of", "and", "to",   "in", "a",    "is", "for",  "that",
                    "with",  "on", "as",  "are",  "by", "will", "be", "this", "from",
                    "which", "we", "an",  "have", "or", "not",  "can"};
        case Language::nb:
            return {"og",  "i",   "å",   "som",     "for",  "med",   "på",  "av",  "en",
                    "det", "er",  "til", "den",     "et",   "de",    "om",  "har", "ikke",
                    "ved", "fra", "kan", "gjennom", "samt", "eller", "skal"};
    }
    return {};
}

std::string made_up_word(Language language, std::mt19937_64& random) {
    static constexpr std::array onsets = {"b", "br", "d",  "dr", "f",  "fl",  "g", "gr", "h",
                                          "j", "k",  "kl", "kv", "l",  "m",   "n", "p",  "pl",
                                          "r", "s",  "sk", "sl", "st", "str", "t", "tr", "v"};
    static constexpr std::array swedish_vowels = {"a", "e", "i", "o", "u", "y",
                                                  "å", "ä", "ö", "a", "e", "o"};
    static constexpr std::array english_vowels = {"a",  "e",  "i",  "o", "u", "ea",
                                                  "ou", "ai", "ee", "a", "e", "o"};
    static constexpr std::array norwegian_vowels = {"a", "e", "i",  "o", "u", "y",
                                                    "å", "ø", "ei", "a", "e", "o"};
    static constexpr std::array codas = {"",   "",  "d",  "g",  "l", "ld", "m", "n", "nd",
                                         "ng", "r", "rd", "rk", "s", "st", "t", "v"};
    auto const& vowels = language == Language::sv   ? swedish_vowels
                         : language == Language::en ? english_vowels
                                                    : norwegian_vowels;
    std::string word;
    for (std::size_t syllables = 2 + below(random, 2); syllables > 0; --syllables) {
        word += onsets[below(random, onsets.size())];
        word += vowels[below(random, vowels.size())];
        word += codas[below(random, codas.size())];
    }
    return word;
}

std::string bent(Language language, std::string word, std::mt19937_64& random) {
    static constexpr std::array swedish = {"", "", "", "en", "ar", "arna", "a", "ens", "et"};
    static constexpr std::array english = {"", "", "", "", "s", "s", "ed", "ing"};
    static constexpr std::array norwegian = {"", "", "", "en", "er", "ene", "e", "et"};
    switch (language) {
        case Language::sv: return word + swedish[below(random, swedish.size())];
        case Language::en: return word + english[below(random, english.size())];
        case Language::nb: return word + norwegian[below(random, norwegian.size())];
    }
    return word;
}

}

Vocabulary::Vocabulary(Language language, std::size_t lemmas, std::uint64_t seed)
    : language_(language), function_words_(function_words(language)) {
    std::mt19937_64 random(seed);
    double sum = 0;
    for (std::size_t i = 0; i < lemmas; ++i) {
        lemmas_.push_back(made_up_word(language, random));
        sum += 1 / std::pow(static_cast<double>(i) + 20.0, 1.05);
        reach_.push_back(sum);
    }
    for (auto& reach : reach_) reach /= sum;
}

std::size_t Vocabulary::rank(std::mt19937_64& random) const {
    auto const found = std::ranges::lower_bound(reach_, unit(random));
    return std::min<std::size_t>(static_cast<std::size_t>(found - reach_.begin()),
                                 lemmas_.size() - 1);
}

std::string Vocabulary::word(std::mt19937_64& random) const {
    constexpr double function_share = 0.38, compound_share = 0.12;
    if (unit(random) < function_share)
        return function_words_[skewed(random, function_words_.size())];
    std::string found = lemmas_[rank(random)];
    if (language_ != Language::en && unit(random) < compound_share / (1 - function_share))
        found += (unit(random) < 0.4 ? "s" : "") + lemmas_[rank(random)];
    return bent(language_, std::move(found), random);
}

std::string Vocabulary::text(std::mt19937_64& random, std::size_t words) const {
    std::string made;
    for (std::size_t i = 0; i < words; ++i) {
        if (i > 0) made += i % 14 == 0 ? ". " : " ";
        made += word(random);
    }
    return made;
}

Projects::Projects(std::uint64_t seed)
    : seed_(seed),
      swedish_(Language::sv, 40'000, seed),
      english_(Language::en, 30'000, seed + 1),
      norwegian_(Language::nb, 30'000, seed + 2) {}

Project Projects::make(std::size_t number) const {
    std::mt19937_64 random(seed_ * 1'000'003 + number);
    bool const norwegian = unit(random) < 0.1, both = !norwegian && unit(random) < 0.33;
    auto const text = [&](Language language, Vocabulary const& words) {
        return Project::Text{language, words.text(random, 6 + below(random, 6)),
                             words.text(random, 30 + below(random, 30)),
                             words.text(random, 80 + below(random, 200))};
    };
    Project made;
    made.id = "01j" + std::to_string(100'000'000'000'000 + number) + "abcdefgh";
    made.texts.push_back(norwegian ? text(Language::nb, norwegian_) : text(Language::sv, swedish_));
    if (both) made.texts.push_back(text(Language::en, english_));
    made.number =
        std::to_string(2005 + number % 20) + "-" + std::to_string(10'000 + number % 90'000);
    made.organisation = "o" + std::to_string(skewed(random, 6'000));
    made.funder = "f" + std::to_string(skewed(random, 25));
    made.status = std::array{"planned", "ongoing", "completed", "terminated"}[below(random, 4)];
    made.step = "s" + std::to_string(below(random, 7));
    for (std::size_t i = 1 + skewed(random, 5); i > 0; --i)
        made.municipalities.push_back(std::to_string(1000 + skewed(random, 647)));
    made.county = made.municipalities[0].substr(0, 2);
    for (std::size_t i = skewed(random, 6); i > 0; --i)
        made.goals.push_back(std::to_string(1 + below(random, 17)));
    for (std::size_t i = skewed(random, 5); i > 0; --i)
        made.themes.push_back("t" + std::to_string(skewed(random, 40)));
    made.first_year = 2008 + static_cast<int>(below(random, 17));
    made.last_year = made.first_year + static_cast<int>(below(random, 5));
    made.month = 1 + static_cast<int>(below(random, 12));
    made.amount = static_cast<std::int64_t>(std::exp(11 + 5 * unit(random))) * 100;
    made.updated =
        1'600'000'000'000'000 + static_cast<std::int64_t>(below(random, 150'000'000)) * 1'000'000;
    made.has_lessons = unit(random) < 0.2;
    made.ready_to_reuse = unit(random) < 0.05;
    return made;
}

}
