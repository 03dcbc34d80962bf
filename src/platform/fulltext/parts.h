// What an Index is made of; seen only inside this folder.
#pragma once
#include <xapian.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <mutex>
#include <optional>
#include <set>
#include <system_error>
#include <unordered_map>
#include <vector>

#include "platform/fulltext/absent.h"
#include "platform/fulltext/index.h"
#include "platform/fulltext/understood.h"
#include "platform/fulltext/vocabulary.h"

namespace fulltext {

/// The value slot of Document::row.
inline constexpr Xapian::valueno row_slot = 0;
/// The value slot of what sketch.h writes.
inline constexpr Xapian::valueno sketch_slot = 1;
/// The value slot of what shape.h writes.
inline constexpr Xapian::valueno places_slot = 2;

/// Xapian tells the system's reason in words only.
inline bool is_for_want_of_room(Xapian::Error const& error) {
    auto const* const reason = error.get_error_string();
    constexpr std::array reasons = {ENOSPC, EDQUOT, EFBIG};
    return reason && std::ranges::any_of(reasons, [&](int number) {
               return std::generic_category().message(number) == reason;
           });
}

/// Runs `work` and turns Xapian's exceptions into ours.
template <class Work>
auto guarded(Work&& work) -> decltype(work()) {
    try {
        return work();
    } catch (Xapian::DatabaseModifiedError const& error) {
        throw Stale(error.get_msg());
    } catch (Xapian::DatabaseLockError const& error) {
        throw InUse("the search index is being written by another process: " + error.get_msg());
    } catch (Xapian::DatabaseCorruptError const& error) {
        throw Damaged("the search index is damaged: " + error.get_msg());
    } catch (Xapian::DatabaseVersionError const& error) {
        throw Damaged("the search index was made by another version: " + error.get_msg());
    } catch (Xapian::DatabaseOpeningError const& error) {
        throw Damaged("the search index cannot be opened: " + error.get_msg());
    } catch (Xapian::Error const& error) {
        if (error.get_msg().starts_with("EOF reading block"))
            throw Damaged("the search index is cut short: " + error.get_msg());
        if (is_for_want_of_room(error))
            throw Full("the search index has no room: " + error.get_description());
        throw Failure("the search index failed: " + error.get_description());
    }
}

/// The name under which is kept what was found for a clause of a question in this language.
std::string name_of(Clause const& clause, texts::Language language);

/// A reader's view of the index, used by one thread at a time.
struct Reader::State {
    Xapian::Database database;
    std::uint64_t generation = 0;
    Index::Parts const& parts;
    std::shared_ptr<Learnt const> learnt = {};
};

/// How good a document is for one clause.
struct Impact {
    Number number = 0;
    float score = 0;
};

/// How good all documents are for one clause, by number, and how rare each of its meanings is.
struct Impacts {
    std::vector<Impact> documents;
    std::vector<float> rarities;
};

/// What one occurrence of a word counts in each document, by number and for each language: less
/// where there is more text in it than on the average of those that have any; the last is for all
/// languages together.
using LengthWeights = std::array<std::vector<float>, texts::languages.size() + 1>;

/// What is worth keeping between questions, by a name for it, until the index changes.
template <class Value>
struct Kept {
    std::unordered_map<std::string, std::shared_ptr<Value const>> values = {};
    std::size_t bytes = 0;

    void clear() {
        values.clear();
        bytes = 0;
    }
};

/// The words of the index as they were, and those written since.
struct Words {
    std::shared_ptr<Vocabulary const> known;
    std::shared_ptr<std::set<std::string, std::less<>> const> recent;
};

struct Index::Parts {
    std::filesystem::path folder;
    language::Analyser const& analyser;
    Access access;

    // Writing. A batch is one transaction of Xapian's, so that it appears whole or not at all.
    mutable std::mutex writing = {};
    std::optional<Xapian::WritableDatabase> writer = {};
    bool changed = false;
    std::size_t size_before = 0;               // The bytes of the index when the batch began.
    std::size_t new_terms = 0, new_bytes = 0;  // What the batch has brought.
    std::set<std::string, std::less<>> new_words = {};

    // Reading. A lease is taken for each question; `generation` counts the commits of this process.
    std::atomic<std::uint64_t> generation = 1;
    mutable std::mutex leasing = {};
    mutable std::vector<std::unique_ptr<Reader::State>> free_states = {};

    // What no document has. Only for who writes: what another process writes is not told here.
    mutable AbsentTerms absent = {};

    // What is worth keeping between questions.
    mutable std::mutex keeping = {};
    mutable Kept<Numbers> kept_sets = {};
    mutable Kept<Impacts> kept_impacts = {};
    mutable Kept<std::vector<std::string>> kept_beginnings = {};
    mutable std::shared_ptr<LengthWeights const> lengths = {};
    mutable std::uint64_t kept_revision = 0;
    std::shared_ptr<Learnt const> learnt = std::make_shared<Learnt const>();
    mutable Words words = {};
    mutable std::uint64_t words_revision = 0;
    bool unknown_words = false;  // Words were written while none were known.

    /// The writer; opened again when it was given up after a failure.
    Xapian::WritableDatabase& open_for_writing();
    /// Starts the batch with its first change.
    Xapian::WritableDatabase& change();
    /// Throws Full unless the disk has room for the batch and some more (room.cpp).
    void must_have_room() const;
    /// After a failure Xapian's writer may have closed itself: the next change opens another.
    void give_up_writer() noexcept;

    std::unique_ptr<Reader::State> lease() const;
    void give_back(std::unique_ptr<Reader::State> state) const;

    /// The words to suggest from; read from `database` when they are not known yet.
    Words vocabulary(Xapian::Database const& database) const;
    /// Remembers the words of a document until its batch is committed.
    void note_words(std::vector<std::string> const& written);
    /// Makes the words of the batch just committed known.
    void learn_new_words();
    void forget_new_words();

    /// The set of this name in the database's state: kept, or read now.
    std::shared_ptr<Numbers const> kept(Xapian::Database const& database, std::string const& key,
                                        std::function<Numbers()> const& read) const;
    /// The same for impacts.
    std::shared_ptr<Impacts const> kept_impact(Xapian::Database const& database,
                                               std::string const& key,
                                               std::function<Impacts()> const& make) const;
    /// What longer_words() finds for a beginning.
    std::shared_ptr<std::vector<std::string> const> kept_longer_words(
        Xapian::Database const& database, Clause const& clause) const;
    std::shared_ptr<LengthWeights const> length_weights(Xapian::Database const& database) const;
    /// From now on what is kept is of this revision, unless it is of a later one.
    void keep_for(std::uint64_t revision) const;
    /// Forgets what was kept; with `keeping` held.
    void forget_kept() const;
};

}
