// Which words the index has: read once, then kept even with what is written.
#include <memory>

#include "platform/fulltext/parts.h"
#include "platform/fulltext/terms.h"

namespace fulltext {

namespace {

std::shared_ptr<Vocabulary const> all_words(Xapian::Database const& database) {
    auto made = std::make_shared<Vocabulary>();
    auto const end = database.allterms_end();
    auto term = database.allterms_begin();
    while (term != end) {
        if (is_exact_word(*term)) {
            made->add(*term, term.get_termfreq());
            ++term;
        } else {
            term.skip_to("[");  // The byte after Z: past everything with a prefix.
        }
    }
    return made;
}

/// So many words may wait before the vocabulary is read anew.
std::size_t most_recent(Vocabulary const& known) { return 5'000 + known.size() / 10; }

}

Words Index::Parts::vocabulary(Xapian::Database const& database) const {
    {
        std::lock_guard const lock(keeping);
        if (words.known && (access == Access::write || words_revision == database.get_revision())) return words;
    }
    auto const made = all_words(database);
    std::lock_guard const lock(keeping);
    words = {made, std::make_shared<std::set<std::string, std::less<>>>()};
    words_revision = database.get_revision();
    return words;
}

void Index::Parts::note_words(std::vector<std::string> const& written) {
    std::lock_guard const lock(keeping);
    if (!words.known) unknown_words = true;
    else
        for (auto const& word : written)
            if (!words.recent->contains(word) && !words.known->contains(word)) new_words.insert(word);
}

void Index::Parts::learn_new_words() {
    std::lock_guard const lock(keeping);
    if (unknown_words) {
        words = {};
    } else if (!new_words.empty()) {
        auto recent = std::make_shared<std::set<std::string, std::less<>>>(*words.recent);
        recent->merge(new_words);
        bool const too_many = recent->size() > most_recent(*words.known);
        words = too_many ? Words() : Words{words.known, std::move(recent)};
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
