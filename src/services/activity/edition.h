// The number that tells whether what was made of the log is still good.
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stop_token>

namespace activity {

/// The log's edition: grows when something recorded has become visible. A page made at one edition
/// is good while it lasts. Search adds to it when its index has followed.
class Edition {
public:
    std::uint64_t now() const { return number_.load(std::memory_order_acquire); }
    void advance();
    /// Waits until the edition is another than `known`, or until the time has come or the thread is
    /// asked to stop.
    void wait_for_another_than(std::uint64_t known, std::chrono::steady_clock::time_point latest,
                               std::stop_token const& stop);

private:
    std::atomic<std::uint64_t> number_{1};
    std::mutex mutex_;
    std::condition_variable_any changed_;
};

}
