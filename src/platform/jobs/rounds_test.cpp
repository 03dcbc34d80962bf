// Rounds: at once, when woken, after a while, and never after the end.
#include "platform/jobs/rounds.h"

#include <doctest/doctest.h>

#include <atomic>
#include <semaphore>
#include <stdexcept>

using namespace std::chrono_literals;

TEST_CASE(
    "a round is made at once and each time somebody knows of work, whatever the last one threw") {
    std::counting_semaphore made(0);
    std::string why;
    std::atomic<int> count = 0;
    jobs::Rounds rounds(
        1h,
        [&](std::stop_token const&) {
            made.release();
            if (++count == 1) throw std::runtime_error("no luck");
        },
        [&](std::string const& text) { why = text; });
    made.acquire();
    rounds.wake();
    made.acquire();
    CHECK(why == "no luck");
    CHECK(count == 2);
}

TEST_CASE("without being woken a round comes after a while") {
    std::counting_semaphore made(0);
    jobs::Rounds const rounds(
        1ms, [&](std::stop_token const&) { made.release(); }, [](std::string const&) {});
    for (int i = 0; i < 3; ++i) made.acquire();
    CHECK(true);
}

TEST_CASE("being woken during a round makes another one") {
    std::counting_semaphore made(0);
    jobs::Rounds* itself = nullptr;
    std::atomic<int> count = 0;
    std::binary_semaphore known(0);
    jobs::Rounds rounds(
        1h,
        [&](std::stop_token const&) {
            if (++count == 1) {
                known.acquire();
                itself->wake();
            }
            made.release();
        },
        [](std::string const&) {});
    itself = &rounds;
    known.release();
    made.acquire();
    made.acquire();
    CHECK(count == 2);
}

TEST_CASE("the end tells the present round to stop") {
    std::binary_semaphore begun(0);
    std::atomic<bool> stopped = false;
    {
        jobs::Rounds const rounds(
            1h,
            [&](std::stop_token const& stop) {
                begun.release();
                while (!stop.stop_requested()) std::this_thread::yield();
                stopped = true;
            },
            [](std::string const&) {});
        begun.acquire();
    }
    CHECK(stopped);
}
