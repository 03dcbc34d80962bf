// Answers questions beside requests: one at a time, each answer kept for as long as it is the
// answer. Equal questions have equal answers whoever asks, so nothing that somebody may not see is
// in them.
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "features/leverage/answering.h"
#include "platform/jobs/worker.h"

namespace leverage {

class Solving {
public:
    /// `failed` hears what was thrown while something was worked out.
    explicit Solving(std::function<void(std::string const&)> failed, selection::Solver solver = {});

    /// How many questions wait at most, how many answers are kept, and how many requests wait for
    /// one.
    static constexpr std::size_t most_waiting = 4, most_kept = 64, most_patient = 2;

    enum class State : std::uint8_t {
        found,
        under_way,  ///< Ask again in a while.
        busy,       ///< Too many wait, or too much was worked out lately: nothing was begun.
        too_often,  ///< The one who asks has asked for too much: nothing was begun.
        too_large   ///< More than the solver takes: nothing was begun.
    };
    struct Told {
        State state = State::busy;
        std::shared_ptr<Found const> found = {};
    };
    /// The answer, when it is there or comes within `patience`; without what would change it when
    /// that does not come as soon. `may_begin` says whether one that
    /// is not known is worked out for the one who asks, and counts it.
    Told ask(Question const& question, std::chrono::milliseconds patience,
             std::function<bool()> const& may_begin);

private:
    using Clock = std::chrono::steady_clock;
    struct Kept {
        std::shared_ptr<Found const> found = {};  ///< Null while it is under way.
        Clock::time_point good_until = Clock::time_point::max();
    };

    void solve(std::string const& key, Question const& question);
    void keep(std::string const& key, Kept kept, Clock::time_point began);
    /// Begins what is not known; anything but under_way when it does not.
    State begin(std::string const& key, Question const& question,
                std::function<bool()> const& may_begin);

    selection::Solver solver_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::string, Kept> kept_;
    std::size_t waiting_ = 0, patient_ = 0;
    Clock::time_point rests_until_ = {};
    jobs::Worker worker_;  // Ends before what it writes to.
};

}
