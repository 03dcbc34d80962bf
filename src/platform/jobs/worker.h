// Work that takes longer than a request: one thread, one piece after the other.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace jobs {

/// Runs what it is given in the order given. A piece of work asks the token now and then and ends
/// early when the program stops; what it was doing is its own to take up again at the next start.
class Worker {
public:
    using Work = std::function<void(std::stop_token const&)>;
    /// `failed` hears what a piece of work threw.
    explicit Worker(std::function<void(std::string const& why)> failed);
    /// Tells the present work to stop and waits for it; what has not begun is dropped.
    ~Worker();
    Worker(Worker const&) = delete;
    Worker& operator=(Worker const&) = delete;
    void submit(Work work);

private:
    void run(std::stop_token const& stop);

    std::function<void(std::string const&)> failed_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Work> waiting_;
    std::jthread thread_;
};

}
