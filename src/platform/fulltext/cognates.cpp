// Spelling rules, applied from the longest on; where a rule may or may not apply both spellings are
// given.
#include "platform/fulltext/cognates.h"

#include <algorithm>
#include <span>

namespace fulltext {

namespace {

constexpr std::size_t most_spellings = 12, shortest = 3;

enum class Where : std::uint8_t { anywhere, at_end };

/// `sure`: no word of the other language is spelt the first way.
struct Rule {
    std::string_view swedish, norwegian;
    Where where = Where::anywhere;
    bool sure = false;
};

// recognises: spellings of Swedish and Norwegian.
constexpr Rule rules[] = {{"tioner", "sjoner"},
                          {"tion", "sjon"},
                          {"ssion", "sjon"},
                          {"sion", "sjon"},
                          {"ckl", "kl"},
                          {"ck", "kk"},
                          {"xt", "kst"},
                          {"x", "ks"},
                          {"ö", "ø", Where::anywhere, true},
                          {"jä", "je"},
                          {"ä", "e"},
                          {"ä", "æ"},
                          {"ande", "ende", Where::at_end},
                          {"are", "ere", Where::at_end},
                          {"lig", "elig", Where::at_end},
                          {"ad", "et", Where::at_end},
                          {"ade", "et", Where::at_end},
                          {"or", "er", Where::at_end},
                          {"ar", "er", Where::at_end},
                          {"orna", "ene", Where::at_end},
                          {"arna", "ene", Where::at_end},
                          {"erna", "ene", Where::at_end},
                          {"na", "ene", Where::at_end},
                          {"a", "e", Where::at_end},
                          {"an", "en", Where::at_end},
                          {"ik", "ikk", Where::at_end},
                          {"kommun", "kommune", Where::at_end}};

std::string replaced(std::string word, std::string_view from, std::string_view to) {
    for (std::size_t at = word.find(from); at != std::string::npos;
         at = word.find(from, at + to.size()))
        word.replace(at, from.size(), to);
    return word;
}

/// The word by one rule; itself when the rule says nothing about it.
std::string by_rule(std::string const& word, Rule const& rule, bool to_norwegian) {
    auto const from = to_norwegian ? rule.swedish : rule.norwegian,
               to = to_norwegian ? rule.norwegian : rule.swedish;
    if (rule.where == Where::anywhere) return replaced(word, from, to);
    if (!word.ends_with(from)) return word;
    return word.substr(0, word.size() - from.size()).append(to);
}

}

std::vector<std::string> cognates(std::string_view word, texts::Language language) {
    if (language == texts::Language::en || word.size() < shortest) return {};
    bool const to_norwegian = language == texts::Language::sv;
    std::vector<std::string> spellings = {std::string(word)};
    for (auto const& rule : rules) {
        auto const before = spellings.size();
        for (std::size_t i = 0; i < before && spellings.size() < most_spellings; ++i) {
            auto spelt = by_rule(spellings[i], rule, to_norwegian);
            if (std::ranges::find(spellings, spelt) != spellings.end()) continue;
            if (rule.sure) spellings[i] = std::move(spelt);
            else spellings.push_back(std::move(spelt));
        }
    }
    std::erase(spellings, word);
    return spellings;
}

}
