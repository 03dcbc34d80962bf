// The cheapest choice among 200 things for 2,000 gains, on made problems of several shapes: a line
// of JSON for each, with how long it took and how far it may be from the best.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string_view>

#include "platform/selection/selection.h"

namespace {

constexpr std::uint32_t things = 200, gains = 2'000, clusters = 20;

enum class Shape { sparse, alike, clustered, heavy_tailed };
constexpr char const* names[] = {"sparse", "all alike", "clustered", "heavy-tailed"};

class Maker {
public:
    Maker(Shape shape, unsigned seed) : shape_(shape), chance_(seed) {}

    selection::Problem problem(int percent) {
        selection::Problem problem{.percent = percent};
        for (std::uint32_t i = 0; i < things; ++i) problem.costs.push_back(cost());
        for (std::uint32_t i = 0; i < gains; ++i) problem.gains.push_back(gain());
        return problem;
    }

private:
    std::uint32_t below(std::uint32_t count) {
        return static_cast<std::uint32_t>(chance_() % count);
    }
    /// 0 < x ≤ 1
    double part() { return (below(1'000'000) + 1) / 1e6; }

    std::int64_t cost() {
        if (shape_ == Shape::heavy_tailed) return static_cast<std::int64_t>(10'000 / part());
        return 50'000 + below(4'950'000);
    }
    std::int64_t weight() {
        if (shape_ == Shape::alike) return 1;
        if (shape_ == Shape::heavy_tailed)
            return static_cast<std::int64_t>(1'000 / std::pow(part(), 0.9));
        return 100 * (1 + below(1'000));
    }
    std::uint32_t thing(std::uint32_t cluster) {
        constexpr auto size = things / clusters;
        if (shape_ == Shape::clustered && below(10) != 0) return cluster * size + below(size);
        if (shape_ == Shape::heavy_tailed)
            return std::min(things - 1, static_cast<std::uint32_t>(things * std::pow(part(), 3)));
        return below(things);
    }
    selection::Gain gain() {
        selection::Gain gain{.weight = weight()};
        auto const cluster = below(clusters);
        for (auto const count = 1 + below(3); gain.needs.size() < count;) {
            auto const one = thing(cluster);
            if (std::ranges::find(gain.needs, one) == gain.needs.end()) gain.needs.push_back(one);
        }
        return gain;
    }

    Shape shape_;
    std::mt19937 chance_;
};

void measure(Shape shape, unsigned seed, int percent) {
    auto const problem = Maker(shape, seed).problem(percent);
    auto const begin = std::chrono::steady_clock::now();
    auto const answer = selection::choose({problem}, {}).front();
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - begin;
    auto const bought = selection::made_of(problem, selection::greedy(problem));
    auto const cost = static_cast<double>(answer.best.cost);
    std::printf(
        R"({"shape":"%s","seed":%u,"percent":%d,"seconds":%.3f,"gap":%.6f,"proven":%s,"greedy":%.6f})"
        "\n",
        names[static_cast<int>(shape)], seed, percent, took.count(),
        (cost - static_cast<double>(answer.bound)) / cost,
        answer.ending == selection::Ending::proven ? "true" : "false",
        static_cast<double>(bought.cost) / cost);
    std::fflush(stdout);
}

}

int main(int count, char** words) {
    // The solver is this program again.
    if (count == 2 && std::string_view(words[1]) == "choose")
        std::_Exit(selection::choose_main(0, 1));
    for (auto const shape : {Shape::sparse, Shape::alike, Shape::clustered, Shape::heavy_tailed})
        for (auto const seed : {1U, 2U})
            for (auto const percent : {25, 50, 75}) measure(shape, seed, percent);
}
