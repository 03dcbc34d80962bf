// The thread ends when it is told to, or sleeps until there is work.
#include "platform/jobs/worker.h"

#include <exception>
#include <string>

#include "platform/db/reach.h"

namespace jobs {

Worker::Worker(std::function<void(std::string const&)> failed)
    : failed_(std::move(failed)), thread_([this](std::stop_token const& stop) { run(stop); }) {}

Worker::~Worker() {
    thread_.request_stop();
    thread_.join();
}

void Worker::submit(Work work) {
    std::lock_guard const lock(mutex_);
    waiting_.push_back(std::move(work));
    changed_.notify_one();
}

void Worker::run(std::stop_token const& stop) {
    // The program's own work, for nobody in particular.
    db::Within const all(db::Reach::everything());
    while (true) {
        Work work;
        {
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
            if (stop.stop_requested()) return;
            work = std::move(waiting_.front());
            waiting_.pop_front();
        }
        try {
            work(stop);
        } catch (std::exception const& failure) { failed_(failure.what()); }
    }
}

}
