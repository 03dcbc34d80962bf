// A bounded queue with one thread behind it.
#include "services/search/handover.h"

#include <utility>

namespace search {

namespace {

/// A document that has been taken apart takes some hundred kilobytes.
constexpr std::size_t most_waiting = 32;

}

void Handover::stop() {
    if (!thread_.joinable()) return;
    thread_.request_stop();
    thread_.join();
}

void Handover::write(Piece piece) {
    auto const number = index_.put(piece.document);
    rows[number] = std::move(piece.row);
}

void Handover::rethrow_failure() {
    if (failure_) std::rethrow_exception(failure_);
}

void Handover::put(fulltext::Prepared document, Row row) {
    if (left_to_caller_ > 0) {
        --left_to_caller_;
        write({std::move(document), std::move(row)});
        return;
    }
    if (!thread_.joinable())
        thread_ = std::jthread([this](std::stop_token const& stop) { run(stop); });
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.size() < most_waiting || failure_; });
    rethrow_failure();
    waiting_.push_back({std::move(document), std::move(row)});
    changed_.notify_all();
}

void Handover::finish() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return (waiting_.empty() && !writing_) || failure_; });
    rethrow_failure();
}

void Handover::run(std::stop_token const& stop) {
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return !waiting_.empty(); }) &&
           !stop.stop_requested()) {
        auto piece = std::move(waiting_.front());
        waiting_.pop_front();
        writing_ = true;
        lock.unlock();
        std::exception_ptr failed;
        try {
            write(std::move(piece));
        } catch (...) { failed = std::current_exception(); }
        lock.lock();
        writing_ = false;
        if (failed) failure_ = failed;
        changed_.notify_all();
        if (failed) return;
    }
}

}
