// The queue of questions, and what is kept.
#include "features/leverage/solving.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "platform/secrets/secrets.h"

namespace leverage {

namespace {

using namespace std::chrono_literals;

/// What the solver did not finish is asked again after this.
constexpr auto failed_for = 10min;
/// What took longer than this is followed by a rest of three times as long.
constexpr auto quick = 1s;

std::string key_of(Question const& question) {
    std::string text = std::to_string(question.share) + " " + std::string(name(question.by));
    for (std::size_t i = 0; i < question.costs.size(); ++i)
        text += (question.is_told[i] ? " +" : " -") + std::to_string(question.costs[i]);
    for (std::size_t i = 0; i < question.needs.size(); ++i) {
        text += "\n";
        for (auto const& weights : question.weights) text += std::to_string(weights[i]) + " ";
        for (auto const thing : question.needs[i]) text += " " + std::to_string(thing);
    }
    return secrets::hash(text);
}

}

Solving::Solving(std::function<void(std::string const&)> failed, selection::Solver solver)
    : solver_(std::move(solver)), worker_(std::move(failed)) {}

void Solving::keep(std::string const& key, Kept kept, Clock::time_point began) {
    auto const now = Clock::now();
    std::lock_guard const lock(mutex_);
    --waiting_;
    if (now - began > quick) rests_until_ = now + 3 * (now - began);
    if (kept.found) kept_[key] = std::move(kept);
    else kept_.erase(key);
    changed_.notify_all();
}

void Solving::solve(std::string const& key, Question const& question) {
    auto const began = Clock::now();
    Kept kept;
    auto const first = [&](Found found) {
        std::lock_guard const lock(mutex_);
        kept_[key].found = std::make_shared<Found const>(std::move(found));
        changed_.notify_all();
    };
    try {
        kept.found = std::make_shared<Found const>(answered(question, solver_, first));
        auto const is_broken_off = [](selection::Answer const& one) {
            return one.ending == selection::Ending::broken_off;
        };
        if (is_broken_off(kept.found->answer) ||
            std::ranges::any_of(kept.found->varied, is_broken_off, &Varied::answer))
            kept.good_until = Clock::now() + failed_for;
    } catch (...) {
        keep(key, {}, began);
        throw;
    }
    keep(key, std::move(kept), began);
}

Solving::State Solving::begin(std::string const& key, Question const& question,
                              std::function<bool()> const& may_begin) {
    if (waiting_ == most_waiting || Clock::now() < rests_until_) return State::busy;
    if (!may_begin()) return State::too_often;
    if (kept_.size() >= most_kept)
        std::erase_if(kept_, [](auto const& one) { return one.second.found != nullptr; });
    kept_.insert_or_assign(key, Kept());
    ++waiting_;
    worker_.submit([this, key, question](std::stop_token const&) { solve(key, question); });
    return State::under_way;
}

Solving::Told Solving::ask(Question const& question, std::chrono::milliseconds patience,
                           std::function<bool()> const& may_begin) {
    if (!selection::is_sound(problem(question))) return {State::too_large};
    auto const key = key_of(question);
    std::unique_lock lock(mutex_);
    auto place = kept_.find(key);
    bool const is_old = place != kept_.end() && place->second.good_until < Clock::now();
    if (place == kept_.end() || is_old) {
        auto const state = begin(key, question, may_begin);
        // What was found before is better than nothing.
        if (state != State::under_way && is_old) return {State::found, place->second.found};
        if (state != State::under_way) return {state};
    }
    auto const is_there = [&] {
        place = kept_.find(key);
        return place == kept_.end() || (place->second.found && place->second.found->is_whole);
    };
    if (patient_ < most_patient) {
        ++patient_;
        changed_.wait_for(lock, patience, is_there);
        --patient_;
    }
    place = kept_.find(key);
    if (place == kept_.end() || !place->second.found) return {State::under_way};
    return {State::found, place->second.found};
}

}
