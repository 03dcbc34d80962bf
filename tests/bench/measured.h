// Times of a measurement: percentiles, and the clocks that they are taken with.
#pragma once
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <vector>

namespace measured {

using Clock = std::chrono::steady_clock;

inline double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

inline double rounded(double value) {
    return static_cast<double>(static_cast<std::int64_t>(value * 1000 + 0.5)) / 1000;
}

/// What this thread has had of a processor, so that other programs on the machine are not measured.
/// (The indexes are in the page cache: nothing waits for the disk.)
inline double processor_milliseconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Processor time of some work, in milliseconds.
template <class Work>
double time_of(Work&& work) {
    auto const start = processor_milliseconds();
    work();
    return processor_milliseconds() - start;
}

struct Times {
    std::vector<double> each;

    double percentile(double share) {
        std::ranges::sort(each);
        return each[static_cast<std::size_t>(static_cast<double>(each.size() - 1) * share)];
    }
};

}
