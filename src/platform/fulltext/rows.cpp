// Postings tell who has all the words, sketches in which order.
#include "platform/fulltext/rows.h"

#include <algorithm>
#include <string>
#include <vector>

#include "platform/fulltext/parts.h"
#include "platform/fulltext/sketch.h"
#include "platform/fulltext/terms.h"
#include "platform/language/guess.h"

namespace fulltext {

namespace {

Numbers documents_with_any(std::vector<std::string> const& terms,
                           Xapian::Database const& database) {
    Numbers numbers;
    for (auto const& term : terms) {
        auto const end = database.postlist_end(term);
        for (auto posting = database.postlist_begin(term); posting != end; ++posting)
            numbers.add(*posting);
    }
    return numbers;
}

/// Who has every word, wherever it stands. What only binds is in nearly everything and is not read
/// beside others.
Numbers documents_with_all(std::vector<RowWord> const& words, Xapian::Database const& database) {
    auto const binds = [](RowWord const& word) { return language::is_function_word(word.text); };
    bool const only_binding = std::ranges::all_of(words, binds);
    Numbers found;
    bool first = true;
    for (auto const& word : words) {
        if (binds(word) && !only_binding) continue;
        auto documents = documents_with_any(word.terms, database);
        if (first) found = std::move(documents);
        else found.keep_only(documents);
        first = false;
    }
    return found;
}

SketchedRow sketched(std::vector<RowWord> const& words) {
    SketchedRow row;
    for (auto const& word : words) {
        std::vector<std::uint16_t> marks;
        for (auto const& term : word.terms) marks.push_back(mark_of(base_of(term)));
        row.add(marks);
    }
    return row;
}

/// Whether the words stand side by side just as they were typed.
bool stand_as_typed(std::vector<RowWord> const& words, Xapian::Database const& database,
                    Number document) {
    std::vector<Xapian::termpos> places;
    for (std::size_t i = 0; i < words.size() && (i == 0 || !places.empty()); ++i) {
        std::vector<Xapian::termpos> const own(database.positionlist_begin(document, words[i].text),
                                               database.positionlist_end(document, words[i].text));
        if (i == 0) places = own;
        else
            std::erase_if(places, [&](Xapian::termpos begin) {
                return !std::ranges::binary_search(own, begin + i);
            });
    }
    return !places.empty();
}

}

Numbers documents_with_row(Clause const& row, Xapian::Database const& database,
                           Understanding const& understanding) {
    auto const words = words_of_row(row, understanding);
    auto const having = documents_with_all(words, database);
    if (words.size() < 2) return having;
    auto const wanted = sketched(words);
    Numbers found;
    auto sketch = database.valuestream_begin(sketch_slot);
    auto const end = database.valuestream_end(sketch_slot);
    having.each([&](Number number) {
        if (sketch == end) return;
        sketch.skip_to(number);
        if (sketch == end || sketch.get_docid() != number) return;
        auto const bytes = *sketch;
        if (wanted.stands_in(bytes) || (is_cut(bytes) && stand_as_typed(words, database, number)))
            found.add(number);
    });
    return found;
}

}
