// Terms that were looked for and that no document has. Most of what stands for a word is nowhere in
// the index (it has no such form, no such translation), and finding that out takes reading a block.
#pragma once
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

namespace fulltext {

/// A term stays absent until a document with it is written, whatever else in the index changes.
/// Bounded; from any thread.
class AbsentTerms {
public:
    /// Whether a reader of this revision need not look for the term.
    bool has(std::string const& term, std::uint64_t revision) const;
    /// A reader of this revision has not found the term.
    void add(std::string const& term, std::uint64_t revision);

    /// A batch begins: nothing is added until it has ended. One whose end is unknown, since it
    /// failed, ends with the next.
    void begin_batch();
    /// The batch has a document with these terms.
    template <class Term>
    void remove(Term term, Term end) {
        std::lock_guard const lock(mutex_);
        if (since_.empty()) return;
        for (; term != end; ++term) since_.erase(*term);
    }
    /// From this revision on the index is what the batch has made of it.
    void end_batch(std::uint64_t revision);

private:
    mutable std::mutex mutex_;
    std::unordered_map<std::string, std::uint64_t> since_;  // By term: the reader's revision.
    std::uint64_t newest_ = 0;
    bool in_batch_ = false;
};

}
