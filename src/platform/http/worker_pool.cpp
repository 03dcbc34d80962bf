// One lock, one condition: a page takes milliseconds, so this is never what is slow.
#include "platform/http/worker_pool.h"

#include <algorithm>

namespace http {

namespace {

/// How full the queue may be, in percent, for something of this importance to get in.
constexpr std::array<std::size_t, 4> share = {50, 75, 90, 100};

}

WorkerPool::WorkerPool(int workers, std::size_t queue_limit) : queue_limit_(queue_limit) {
    for (int i = 0; i < std::max(1, workers); ++i) threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() { stop(); }

bool WorkerPool::try_submit(Importance importance, Task task) {
    auto const rank = static_cast<std::size_t>(importance);
    {
        std::lock_guard const lock(mutex_);
        if (stopping_ || waiting_ * 100 >= queue_limit_ * share[rank]) return false;
        queues_[rank].push_back(std::move(task));
        ++waiting_;
    }
    ready_.notify_one();
    return true;
}

void WorkerPool::submit(Task task) {
    {
        std::lock_guard const lock(mutex_);
        if (stopping_) return;
        queues_[static_cast<std::size_t>(Importance::high)].push_back(std::move(task));
        ++waiting_;
    }
    ready_.notify_one();
}

std::size_t WorkerPool::waiting() const {
    std::lock_guard const lock(mutex_);
    return waiting_;
}

void WorkerPool::work() {
    for (;;) {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [this] { return stopping_ || waiting_ > 0; });
        if (stopping_) return;
        auto& queue = *std::ranges::find_if(queues_.rbegin(), queues_.rend(),
                                            [](auto const& each) { return !each.empty(); });
        auto task = std::move(queue.front());
        queue.pop_front();
        --waiting_;
        lock.unlock();
        task();
    }
}

void WorkerPool::stop() {
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    ready_.notify_all();
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
    for (auto& queue : queues_) queue.clear();
    waiting_ = 0;
}

}
