// From a document to postings.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#include "platform/fulltext/parts.h"
#include "platform/fulltext/sketch.h"
#include "platform/fulltext/terms.h"
#include "platform/language/words.h"

namespace fulltext {

namespace {

// Words of two fields are never side by side.
constexpr std::uint32_t gap_between_fields = 100;
constexpr std::size_t most_words_of_a_field = 100'000;

class Postings {
public:
    Postings(language::Analyser const& analyser, Xapian::Document& target)
        : analyser_(analyser), target_(target) {}

    void add(Field const& field) {
        sketch_.next_field();
        places_.next_field(field.shown);
        auto const words = language::words(field.text, most_words_of_a_field);
        std::uint32_t last = 0;
        for (auto const& word : words) {
            add(word, field);
            last = word.position;
        }
        base_ += last + gap_between_fields;
    }

    /// Says in the document how long it is in each language.
    void add_lengths() {
        for (auto const language : texts::languages)
            if (auto const length = lengths_[static_cast<std::size_t>(language)]; length > 0)
                target_.add_term(length_term(language), length);
    }

    std::string const& sketch() const { return sketch_.bytes(); }
    std::string const& places() { return places_.bytes(); }

    std::vector<std::string> exact_words;

private:
    language::Analyser const& analyser_;
    Xapian::Document& target_;
    std::uint32_t base_ = 1;
    std::vector<language::Term> terms_;
    Sketch sketch_;
    Places places_;
    std::array<unsigned, texts::languages.size()> lengths_{};

    void add(language::Word const& word, Field const& field) {
        terms_.clear();
        analyser_.analyse(word, field.language, terms_);
        if (word.kind != language::WordKind::whole && !terms_.empty()) {
            sketch_.add(terms_);
            places_.add(word.begin);
        }
        for (auto const& term : terms_) {
            auto const text = index_term(term, field.language);
            if (term.source == language::Source::exact) {
                target_.add_posting(text, base_ + word.position, field.weight);
                lengths_[static_cast<std::size_t>(field.language)] += field.weight;
                exact_words.push_back(text);
            } else {
                target_.add_term(text, field.weight);
            }
            if (!field.prefix.empty()) target_.add_term(std::string(field.prefix) + text);
        }
    }
};

std::size_t bytes_of(std::vector<Field> const& fields) {
    std::size_t sum = 0;
    for (auto const& field : fields) sum += field.text.size();
    return sum;
}

void check(Document const& document) {
    constexpr std::size_t longest_id = 200;
    if (document.id.empty() || document.id.size() > longest_id)
        throw Failure("a document's id is empty or too long");
    for (auto const& viewer : document.allowed)
        if (viewer.empty() || viewer.size() > longest_id)
            throw Failure("a viewer's term is empty or too long");
}

}

void gather_little() { setenv("XAPIAN_FLUSH_THRESHOLD", "1000", 0); }

struct Prepared::Parts {
    std::string id;
    Xapian::Document target;
    std::vector<std::string> exact_words;
    std::size_t bytes = 0;  // Of the texts and what is kept with them.
};

Prepared::Prepared(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Prepared::Prepared(Prepared&&) noexcept = default;
Prepared& Prepared::operator=(Prepared&&) noexcept = default;
Prepared::~Prepared() = default;

Prepared Index::prepare(Document const& document) const {
    check(document);
    Xapian::Document target;
    Postings postings(parts_->analyser, target);
    for (auto const& field : document.fields) postings.add(field);
    postings.add_lengths();
    auto id = id_term(document.id);
    target.add_boolean_term(id);
    for (auto const& viewer : document.allowed) target.add_boolean_term(visible_term(viewer));
    target.set_data(document.data);
    target.add_value(row_slot, document.row);
    target.add_value(sketch_slot, postings.sketch());
    target.add_value(places_slot, postings.places());
    return Prepared(std::unique_ptr<Prepared::Parts>(
        new Prepared::Parts{std::move(id), std::move(target), std::move(postings.exact_words),
                            document.data.size() + bytes_of(document.fields)}));
}

Number Index::put(Prepared const& document) {
    auto const& prepared = *document.parts_;
    std::lock_guard const lock(parts_->writing);
    auto& database = guarded([&]() -> auto& { return parts_->change(); });
    parts_->new_terms += prepared.target.termlist_count();
    parts_->new_bytes += prepared.bytes;
    parts_->must_have_room();
    parts_->absent.remove(prepared.target.termlist_begin(), prepared.target.termlist_end());
    auto const number =
        guarded([&] { return database.replace_document(prepared.id, prepared.target); });
    parts_->note_words(prepared.exact_words);
    return number;
}

std::optional<Number> Index::remove(std::string_view id) {
    auto const term = id_term(id);
    if (term.size() > longest_term) return std::nullopt;
    std::lock_guard const lock(parts_->writing);
    return guarded([&]() -> std::optional<Number> {
        auto& database = parts_->change();
        auto const found = database.postlist_begin(term);
        if (found == database.postlist_end(term)) return std::nullopt;
        Number const number = *found;
        database.delete_document(number);
        return number;
    });
}

void Index::set_note(std::string const& name, std::string const& value) {
    std::lock_guard const lock(parts_->writing);
    guarded([&] { parts_->change().set_metadata("note:" + name, value); });
}

}
