// Waiting for the next edition.
#include "services/activity/edition.h"

namespace activity {

void Edition::advance() {
    {
        std::lock_guard const lock(mutex_);
        number_.fetch_add(1, std::memory_order_acq_rel);
    }
    changed_.notify_all();
}

void Edition::wait_for_another_than(std::uint64_t known,
                                    std::chrono::steady_clock::time_point latest,
                                    std::stop_token const& stop) {
    std::unique_lock lock(mutex_);
    changed_.wait_until(lock, stop, latest, [&] { return now() != known; });
}

}
