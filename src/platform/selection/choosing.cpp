// From a problem to its best choice: by buying, by the bound, by trying, and by branching on what
// is left.
#include "platform/selection/branching.h"
#include "platform/selection/improving.h"
#include "platform/selection/relaxed.h"

#include <algorithm>
#include <stdexcept>

namespace selection {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int variations = 400;

/// The best answer so far; who listens hears of each better one.
class Answering {
public:
    Answering(Problem const& problem, Reduced const& smaller, Listener& listener)
        : problem_(problem), smaller_(smaller), listener_(listener) {}

    void offer(Choice choice) {
        if (has_best_ && choice.cost >= answer_.best.cost) return;
        answer_.best = std::move(choice);
        has_best_ = true;
        tell();
    }
    void offer(std::vector<std::uint32_t> const& things) {
        offer(whole(problem_, smaller_, things));
    }
    void raise_bound(std::int64_t bound) {
        bound = std::min(bound, answer_.best.cost);
        if (bound <= answer_.bound) return;
        answer_.bound = bound;
        tell();
    }
    Answer const& answer() const { return answer_; }
    bool is_proven() const { return selection::is_proven(answer_.bound, answer_.best.cost); }

private:
    void tell() {
        answer_.ending = is_proven() ? Ending::proven : Ending::bounded;
        listener_.hear(answer_);
    }

    Problem const& problem_;
    Reduced const& smaller_;
    Listener& listener_;
    Answer answer_ = {};
    bool has_best_ = false;
};

/// By what needs no solver: a bound, and choices close to it.
Relaxed approach(Reduced const& smaller, Closures& closures, Improving& improving,
                 Answering& answering, std::chrono::milliseconds search) {
    auto const until = Clock::now() + search / 5;
    auto found = relaxed(smaller, closures);
    answering.raise_bound(found.bound);
    for (auto const& things : found.seen) {
        if (Clock::now() < until) improving.try_with(things);
    }
    answering.offer(improving.best());
    if (!answering.is_proven()) improving.vary(variations, until);
    answering.offer(improving.best());
    return found;
}

}

Answer choose_here(Problem const& problem, std::chrono::milliseconds search, Listener& listener) {
    if (!is_sound(problem)) throw std::invalid_argument("no sound problem to choose in");
    auto const end = Clock::now() + search;
    auto const smaller = reduced(problem);
    Answering answering(problem, smaller, listener);
    answering.offer(made_of(problem, greedy(problem)));
    if (answering.is_proven()) return answering.answer();
    Closures closures(smaller);
    Improving improving(smaller);
    auto const found = approach(smaller, closures, improving, answering, search);
    if (answering.is_proven()) return answering.answer();

    auto const settling = std::min(end, Clock::now() + search / 5);
    Search const rest{
        .problem = smaller,
        .settled = settled(smaller, closures, found, improving.cost(), settling),
        .best = improving.best(),
        .until = end,
        .found =
            [&](std::vector<std::uint32_t> const& things) {
                if (improving.try_with(things)) answering.offer(improving.best());
            },
        .proved = [&](std::int64_t bound) { answering.raise_bound(bound); },
    };
    branch(rest);
    return answering.answer();
}

}
