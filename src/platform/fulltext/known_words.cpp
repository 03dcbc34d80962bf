// Which words the index has: read once, then kept even with what is written.
#include <algorithm>
#include <iterator>
#include <memory>
#include <set>

#include "platform/fulltext/parts.h"
#include "platform/fulltext/terms.h"

namespace fulltext {

namespace {

// In a large index a word that stands once, and in no named field (title, number), is mostly a
// misspelling or a chance compound: nobody misses it among suggestions, and there are millions.
constexpr std::size_t large_index = 20'000;

/// The words of one named field in the order of their bytes.
class FieldWords {
public:
    FieldWords(Xapian::Database const& database, std::string prefix)
        : prefix_(std::move(prefix)),
          term_(database.allterms_begin(prefix_)),
          end_(database.allterms_end(prefix_)) {}

    /// Asked with words in their order.
    bool contains(std::string const& word) {
        while (term_ != end_ && (*term_).compare(prefix_.size(), std::string::npos, word) < 0)
            ++term_;
        return term_ != end_ && (*term_).compare(prefix_.size(), std::string::npos, word) == 0;
    }

private:
    std::string prefix_;
    Xapian::TermIterator term_, end_;
};

std::vector<FieldWords> named_fields(Xapian::Database const& database) {
    std::vector<FieldWords> fields;
    auto const end = database.allterms_end("X");
    for (auto term = database.allterms_begin("X"); term != end;) {
        auto const prefix = (*term).substr(0, 2);
        fields.emplace_back(database, prefix);
        term.skip_to(prefix + "\xFF");
    }
    return fields;
}

std::shared_ptr<Vocabulary const> all_words(Xapian::Database const& database) {
    auto made = std::make_shared<Vocabulary>();
    bool const all = database.get_doccount() < large_index;
    auto fields = named_fields(database);
    auto const in_field = [&](std::string const& word) {
        return std::ranges::any_of(fields, [&](FieldWords& field) { return field.contains(word); });
    };
    auto const end = database.allterms_end();
    auto term = database.allterms_begin();
    while (term != end) {
        auto const word = *term;
        if (is_exact_word(word)) {
            auto const documents = term.get_termfreq();
            if (all || documents > 1 || in_field(word)) made->add(word, documents);
            ++term;
        } else {
            term.skip_to("[");  // The byte after Z: past everything with a prefix.
        }
    }
    made->shrink();
    return made;
}

/// So many words may wait before the vocabulary is read anew, and so many at most.
std::size_t many_recent(Vocabulary const& known) { return 5'000 + known.size() / 10; }
constexpr std::size_t most_recent = 300'000;

using RecentWords = std::set<std::string, std::less<>>;

}

Words Index::Parts::vocabulary(Xapian::Database const& database) const {
    {
        std::lock_guard const lock(keeping);
        if (words.known && (access == Access::write || words_revision == database.get_revision()))
            return words;
    }
    auto const made = all_words(database);
    std::lock_guard const lock(keeping);
    words = {made, std::make_shared<RecentWords>()};
    words_revision = database.get_revision();
    return words;
}

void Index::learn_words() {
    Words before;
    {
        std::lock_guard const lock(parts_->keeping);
        before = parts_->words;
        if (before.known && before.recent->size() <= many_recent(*before.known)) return;
    }
    std::shared_ptr<Vocabulary const> made;
    read([&](Reader const& reader) { made = reader.all_words(); });
    std::lock_guard const lock(parts_->keeping);
    RecentWords since;
    if (parts_->words.recent && before.recent)
        std::ranges::set_difference(*parts_->words.recent, *before.recent,
                                    std::inserter(since, since.end()));
    parts_->words = {made, std::make_shared<RecentWords>(std::move(since))};
}

std::shared_ptr<Vocabulary const> Reader::all_words() const {
    return guarded([&] { return fulltext::all_words(state_.database); });
}

void Index::Parts::note_words(std::vector<std::string> const& written) {
    std::lock_guard const lock(keeping);
    if (!words.known) unknown_words = true;
    else
        for (auto const& word : written)
            if (!words.recent->contains(word) && !words.known->contains(word))
                new_words.insert(word);
}

void Index::Parts::learn_new_words() {
    std::lock_guard const lock(keeping);
    if (unknown_words) {
        words = {};
    } else if (!new_words.empty()) {
        auto recent = std::make_shared<RecentWords>(*words.recent);
        if (recent->size() < most_recent) recent->merge(new_words);
        words.recent = std::move(recent);
    }
    unknown_words = false;
    new_words.clear();
}

void Index::Parts::forget_new_words() {
    std::lock_guard const lock(keeping);
    unknown_words = false;
    new_words.clear();
}

}
