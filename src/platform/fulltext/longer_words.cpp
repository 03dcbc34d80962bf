// One walk over the terms that begin so.
#include "platform/fulltext/longer_words.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "platform/language/words.h"

namespace fulltext {

namespace {

constexpr std::size_t most_words = 60, most_words_read = 20'000;

}

std::vector<std::string> longer_words(Clause const& clause, Xapian::Database const& database) {
    auto const typed = language::words(clause.text, 1);
    if (typed.empty()) return {};
    auto const beginning = clause.prefix + typed.front().text;
    std::vector<std::pair<Xapian::doccount, std::string>> found;
    auto const end = database.allterms_end(beginning);
    for (auto term = database.allterms_begin(beginning);
         term != end && found.size() < most_words_read; ++term)
        found.emplace_back(term.get_termfreq(), *term);
    auto const kept = std::min(found.size(), most_words);
    std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(kept),
                              std::greater());
    std::vector<std::string> words;
    for (std::size_t i = 0; i < kept; ++i) words.push_back(std::move(found[i].second));
    return words;
}

}
