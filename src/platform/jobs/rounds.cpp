// Sleeps until there is work, it is time, or the end.
#include "platform/jobs/rounds.h"

#include <exception>

#include "platform/db/reach.h"

namespace jobs {

Rounds::Rounds(std::chrono::milliseconds at_the_latest, Round round,
               std::function<void(std::string const&)> failed)
    : at_the_latest_(at_the_latest),
      round_(std::move(round)),
      failed_(std::move(failed)),
      thread_([this](std::stop_token const& stop) { run(stop); }) {}

Rounds::~Rounds() {
    thread_.request_stop();
    thread_.join();
}

void Rounds::wake() {
    std::lock_guard const lock(mutex_);
    woken_ = true;
    changed_.notify_one();
}

void Rounds::run(std::stop_token const& stop) {
    // The program's own work, for nobody in particular.
    db::Within const all(db::Reach::everything());
    while (true) {
        {
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, stop, at_the_latest_, [this] { return woken_; });
            if (stop.stop_requested()) return;
            woken_ = false;
        }
        try {
            round_(stop);
        } catch (std::exception const& failure) { failed_(failure.what()); }
    }
}

}
