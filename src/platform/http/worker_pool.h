// The threads on which the program answers, and the queue in front of them.
#pragma once
#include <array>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/http/server.h"

namespace http {

/// A bounded queue with a few threads behind it. What is more important is done first; the fuller
/// the queue, the more important something must be to get in.
class WorkerPool {
public:
    using Task = std::move_only_function<void()>;

    WorkerPool(int workers, std::size_t queue_limit);
    /// Stops and waits for what is running.
    ~WorkerPool();

    /// False when the queue is too full for this importance. The task must not throw.
    [[nodiscard]] bool try_submit(Importance importance, Task task);
    /// Takes the task however full the queue is: for going on with what has begun.
    void submit(Task task);
    std::size_t waiting() const;
    /// Drops what waits and returns when what is running has ended.
    void stop();

private:
    void work();

    std::size_t queue_limit_;
    mutable std::mutex mutex_;
    std::condition_variable ready_;
    std::array<std::deque<Task>, 4> queues_;
    std::size_t waiting_ = 0;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}
