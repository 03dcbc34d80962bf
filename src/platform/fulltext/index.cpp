// Opening, leasing readers, committing. Indexing of a document is in writing.cpp, asking in
// reader.cpp.
#include "platform/fulltext/index.h"

#include <optional>
#include <string>
#include <system_error>

#include "platform/fulltext/parts.h"
#include "platform/fulltext/terms.h"

namespace fulltext {

namespace {

/// Raised when what terms mean changes: an index of another form is built again.
constexpr char const* form_note = "form";
constexpr char const* form = "9";

bool has_index(std::filesystem::path const& folder) {
    std::error_code ignored;
    return std::filesystem::exists(folder / "iamglass", ignored);
}

void check_form(Xapian::Database const& database) {
    if (database.get_metadata(form_note) != form)
        throw Damaged("the search index has another form than this program's");
}

/// What is wrong with a document that the index says it has; nothing when it is whole. A table that
/// is missing looks empty to Xapian.
std::optional<std::string> wrong_with(Xapian::Database const& database, Xapian::docid number) {
    auto const document = database.get_document(number);
    if (!document.get_value(row_slot).empty() && document.get_data().empty())
        return "a document has lost its data";
    bool has_positions = false;
    for (auto term = database.termlist_begin(number); term != database.termlist_end(number);
         ++term) {
        if (database.get_termfreq(*term) == 0) return "a document's word is missing";
        has_positions = has_positions || term.positionlist_count() > 0;
    }
    if (!has_positions && database.get_doclength(number) > 0)
        return "a document has lost the places of its words";
    return std::nullopt;
}

/// Reads a few documents from every table, since Xapian opens some only when they are needed: what
/// is missing or broken at its root is found now, when the index can still be made again, and not
/// by the first who asks.
void probe(Xapian::Database const& database) {
    if (database.get_doccount() == 0) return;
    try {
        auto const end = database.postlist_end("");
        for (Xapian::docid const from : {Xapian::docid(1), database.get_lastdocid() / 2}) {
            auto document = database.postlist_begin("");
            document.skip_to(from);
            if (document == end) continue;
            if (auto const wrong = wrong_with(database, *document))
                throw Damaged("the search index is damaged: " + *wrong);
        }
    } catch (Xapian::Error const& error) {
        throw Damaged("the search index is damaged: " + error.get_description());
    }
}

Xapian::WritableDatabase opened_writer(std::filesystem::path const& folder) {
    bool const is_new = !has_index(folder);
    std::filesystem::create_directories(folder);
    Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE_OR_OPEN);
    if (is_new) {
        database.set_metadata(form_note, form);
        database.commit();
    }
    check_form(database);
    return database;
}

}

Xapian::WritableDatabase& Index::Parts::open_for_writing() {
    if (access != Access::write) throw Failure("the search index is open for reading only");
    if (!writer) writer = opened_writer(folder);
    return *writer;
}

void Index::Parts::give_up_writer() noexcept {
    changed = false;
    forget_new_words();
    writer.reset();
}

std::unique_ptr<Reader::State> Index::Parts::lease() const {
    auto const newest = generation.load();
    std::unique_ptr<Reader::State> state;
    {
        std::lock_guard const lock(leasing);
        if (!free_states.empty()) {
            state = std::move(free_states.back());
            free_states.pop_back();
        }
    }
    if (!state) {
        state.reset(new Reader::State{Xapian::Database(folder.string()), newest, *this});
    } else if (access == Access::read || state->generation != newest) {
        state->database.reopen();
        state->generation = newest;
    }
    std::lock_guard const lock(keeping);
    state->learnt = learnt;
    return state;
}

void Index::Parts::give_back(std::unique_ptr<Reader::State> state) const {
    std::lock_guard const lock(leasing);
    free_states.push_back(std::move(state));
}

Index::Index(std::filesystem::path const& folder, language::Analyser const& analyser, Access access)
    : parts_(new Parts{.folder = folder, .analyser = analyser, .access = access}) {
    guarded([&] {
        if (access == Access::write) {
            probe(parts_->open_for_writing());
            return;
        }
        auto const state = parts_->lease();
        check_form(state->database);
    });
}

Index::~Index() {
    // What was not committed is dropped: Xapian itself would commit it here.
    try {
        roll_back();
    } catch (Failure const&) {
        // The next opening finds the last committed state, or damage, and says so.
    }
}

void Index::commit() {
    std::lock_guard const lock(parts_->writing);
    if (!parts_->changed) return;
    parts_->must_have_room();
    parts_->changed = false;  // Xapian leaves the transaction whether it succeeds or not.
    try {
        guarded([&] { parts_->writer->commit_transaction(); });
    } catch (Failure const&) {
        parts_->give_up_writer();
        throw;
    }
    parts_->absent.end_batch(guarded([&] { return parts_->writer->get_revision(); }));
    parts_->learn_new_words();
    ++parts_->generation;
}

void Index::roll_back() {
    std::lock_guard const lock(parts_->writing);
    if (!parts_->changed) return;
    parts_->changed = false;
    parts_->forget_new_words();
    try {
        guarded([&] { parts_->writer->cancel_transaction(); });
        parts_->absent.end_batch(0);
    } catch (Failure const&) {
        parts_->give_up_writer();
        throw;
    }
}

std::string Index::note(std::string const& name) const {
    auto const name_in_index = "note:" + name;
    if (parts_->access == Access::write) {
        std::lock_guard const lock(parts_->writing);
        return guarded([&] { return parts_->open_for_writing().get_metadata(name_in_index); });
    }
    std::string value;
    read([&](Reader const& reader) { value = reader.note(name); });
    return value;
}

void Index::read(std::function<void(Reader const&)> const& use) const {
    constexpr int attempts_beside_writer = 3, most_attempts = 10;
    for (int attempt = 1;; ++attempt) {
        // A writer who commits faster than this question can be answered has to wait for it in the
        // end.
        std::unique_lock writer_waits(parts_->writing, std::defer_lock);
        if (attempt > attempts_beside_writer) writer_waits.lock();
        std::unique_ptr<Reader::State> state;
        try {
            state = guarded([&] { return parts_->lease(); });
            if (attempt > 1) guarded([&] { return state->database.reopen(); });
            use(Reader(*state));
        } catch (Stale const&) {
            if (attempt == most_attempts) throw;
            if (state) parts_->give_back(std::move(state));
            continue;
        }
        parts_->give_back(std::move(state));
        return;
    }
}

void Index::use_lexicon(std::shared_ptr<translation::Lexicon const> lexicon) {
    std::lock_guard const lock(parts_->keeping);
    parts_->learnt = std::make_shared<Learnt const>(std::move(lexicon));
    parts_->forget_kept();
}

std::shared_ptr<translation::Lexicon const> Index::lexicon() const { return learnt()->lexicon; }

std::shared_ptr<Learnt const> Index::learnt() const {
    std::lock_guard const lock(parts_->keeping);
    return parts_->learnt;
}

void write_compactly(std::filesystem::path const& folder, std::filesystem::path const& target) {
    guarded([&] {
        Xapian::Database(folder.string()).compact(target.string(), Xapian::DBCOMPACT_NO_RENUMBER);
    });
}

language::Analyser const& Index::analyser() const { return parts_->analyser; }

}
