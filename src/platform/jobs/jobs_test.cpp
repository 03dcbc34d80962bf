// The worker: order, failures, and stopping.
#include <doctest/doctest.h>

#include <atomic>
#include <latch>
#include <stdexcept>
#include <string>
#include <vector>

#include "platform/jobs/worker.h"

TEST_CASE("work is done in the order in which it was given, and a failure stops only itself") {
    std::vector<int> done;
    std::string why;
    std::latch finished(1);
    jobs::Worker worker([&](std::string const& text) { why = text; });
    worker.submit([&](std::stop_token const&) { done.push_back(1); });
    worker.submit([&](std::stop_token const&) { throw std::runtime_error("no luck"); });
    worker.submit([&](std::stop_token const&) {
        done.push_back(2);
        finished.count_down();
    });
    finished.wait();
    CHECK(done == std::vector{1, 2});
    CHECK(why == "no luck");
}

TEST_CASE("the end tells the present work to stop and drops what has not begun") {
    std::atomic<bool> stopped = false, began_second = false;
    std::latch began(1);
    {
        jobs::Worker worker([](std::string const&) {});
        worker.submit([&](std::stop_token const& stop) {
            began.count_down();
            while (!stop.stop_requested()) std::this_thread::yield();
            stopped = true;
        });
        worker.submit([&](std::stop_token const&) { began_second = true; });
        began.wait();
    }
    CHECK(stopped);
    CHECK_FALSE(began_second);
}
