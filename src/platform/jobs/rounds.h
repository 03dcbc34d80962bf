// Work that comes back: looked for now and then, and when somebody knows of some.
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace jobs {

/// One thread that makes a round at once, whenever it is woken, and at the latest so long after the
/// last. What a round throws ends that round only.
class Rounds {
public:
    using Round = std::function<void(std::stop_token const&)>;
    Rounds(std::chrono::milliseconds at_the_latest, Round round,
           std::function<void(std::string const& why)> failed);
    /// Tells the present round to stop and waits for it.
    ~Rounds();
    Rounds(Rounds const&) = delete;
    Rounds& operator=(Rounds const&) = delete;
    /// There is work: another round soon, also when one is under way.
    void wake();

private:
    void run(std::stop_token const& stop);

    std::chrono::milliseconds at_the_latest_;
    Round round_;
    std::function<void(std::string const&)> failed_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool woken_ = true;
    std::jthread thread_;
};

}
