// Xapian's stemmers keep state, so each thread has its own, and a memory of the words it stemmed
// last.
#include "platform/fulltext/snowball.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "platform/language/guess.h"

namespace fulltext {

namespace {

class Stemmer {
public:
    explicit Stemmer(char const* name) : stem_(name) {}

    std::string const& operator()(std::string const& word) {
        constexpr std::size_t most_remembered = 20'000;
        if (auto const known = remembered_.find(word); known != remembered_.end())
            return known->second;
        if (remembered_.size() >= most_remembered) remembered_.clear();
        return remembered_.emplace(word, stem_(word)).first->second;
    }

private:
    Xapian::Stem stem_;
    std::unordered_map<std::string, std::string> remembered_;
};

Stemmer& stemmer(texts::Language language) {
    thread_local std::array<Stemmer, texts::languages.size()> stemmers = {
        Stemmer("swedish"), Stemmer("english"), Stemmer("norwegian")};
    return stemmers[static_cast<std::size_t>(language)];
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}

void Snowball::analyse(language::Word const& word, texts::Language language,
                       std::vector<language::Term>& terms) const {
    terms.push_back({.text = word.text});
    if (std::ranges::any_of(word.text, is_digit) || language::is_function_word(word.text, language))
        return;
    terms.push_back({.text = stemmer(language)(word.text), .source = language::Source::stem});
}

}
