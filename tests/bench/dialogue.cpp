// How long opinion groups take: usage bench_dialogue full|update PEOPLE STATEMENTS VOTES
// ours|polis. Prints {"ms","bytes"}: the median time, and the most memory the process ever held.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "measured.h"
#include "services/opinion_groups/made_dialogue.h"
#include "services/opinion_groups/running.h"

using namespace opinion_groups;

namespace {

double most_memory() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::atof(line.c_str() + 6) * 1024;
    return 0;
}

/// The median of processor time; there is one thread.
template <class Work>
double median_ms(int times, Work const& work) {
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        all.push_back(measured::time_of([&] { work(i); }));
    }
    std::ranges::sort(all);
    return all[all.size() / 2];
}

double full(MadeDialogue const& made, Parameters const& parameters) {
    return median_ms(made.votes.size() > 1'000'000 ? 3 : 15, [&](int) {
        auto const result = analyse(made.participants, made.states, made.votes, parameters);
        if (!result || result->statements.size() != made.states.size()) std::abort();
    });
}

/// An answer comes, and the result with it is there.
double update(MadeDialogue const& made, Parameters const& parameters) {
    Running running(parameters);
    for (auto const state : made.states) running.add_statement(state);
    for (auto const& vote : made.votes)
        if (!running.add(vote)) std::abort();
    return median_ms(31, [&](int time) {
        auto vote = made.votes[static_cast<std::size_t>(time) * 97 % made.votes.size()];
        vote.answer = vote.answer == Answer::agree ? Answer::disagree : Answer::agree;
        vote.when += static_cast<std::int64_t>(made.votes.size());
        if (!running.add(vote) || running.result().participants.empty()) std::abort();
    });
}

}

int main(int count, char** words) {
    if (count != 6) return 2;
    auto const people = static_cast<std::size_t>(std::atoll(words[2]));
    auto const statements = static_cast<std::size_t>(std::atoll(words[3]));
    auto const made =
        made_dialogue({.people = people,
                       .statements = statements,
                       .groups = 3,
                       .seen = std::atof(words[4]) / static_cast<double>(people * statements)});
    Parameters const parameters{.method = std::string_view(words[5]) == "polis" ? Method::polis
                                                                                : Method::ours};
    double const ms =
        std::string_view(words[1]) == "update" ? update(made, parameters) : full(made, parameters);
    std::printf("{\"ms\":%.3f,\"bytes\":%.0f,\"votes\":%zu}\n", ms, most_memory(),
                made.votes.size());
}
