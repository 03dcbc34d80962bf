// Two hands at a large change: one takes texts apart, another writes them into the index.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "platform/fulltext/index.h"
#include "services/search/stored.h"

namespace search {

/// What a change puts into an index, in its order. The first few documents are written by the
/// caller; only when there are more is there a thread for it, which the caller is never far ahead
/// of. Used by one thread at a time.
class Handover {
public:
    /// The index outlives it. A thread costs more than writing a few documents: so many are
    /// written by the caller.
    explicit Handover(fulltext::Index& index, std::size_t by_caller = 16)
        : index_(index), left_to_caller_(by_caller) {}
    ~Handover() { stop(); }
    Handover(Handover const&) = delete;
    Handover& operator=(Handover const&) = delete;

    /// Writes the document soon. Throws what an earlier one failed with.
    void put(fulltext::Prepared document, Row row);
    /// Waits until all is written. Throws what one failed with.
    void finish();
    /// Drops what is not written yet, and ends the thread.
    void stop();

    /// The rows that were written, by number; none for what was removed. Only after finish().
    std::map<fulltext::Number, std::optional<Row>> rows = {};

private:
    struct Piece {
        fulltext::Prepared document;
        Row row;
    };

    void run(std::stop_token const& stop);
    void write(Piece piece);
    /// With `mutex_` held.
    void rethrow_failure();

    fulltext::Index& index_;
    std::size_t left_to_caller_;
    std::mutex mutex_ = {};
    std::condition_variable_any changed_ = {};
    std::deque<Piece> waiting_ = {};
    bool writing_ = false;
    std::exception_ptr failure_;
    std::jthread thread_ = {};
};

}
