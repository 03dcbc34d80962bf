// Each change is a question of its own; the solver gets them together.
#include "features/leverage/answering.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace leverage {

namespace {

struct Asked {
    Varied varied = {};
    Question question = {};
};

Question with_untold(Question question, std::int64_t cost) {
    for (std::size_t i = 0; i < question.costs.size(); ++i)
        if (!question.is_told[i]) question.costs[i] = cost;
    return question;
}

/// Untold costs as the lowest and the highest told; nothing when all, or none, are told.
void add_untold(Question const& question, std::vector<Asked>& asked) {
    auto low = std::numeric_limits<std::int64_t>::max(), high = std::int64_t(-1);
    for (std::size_t i = 0; i < question.costs.size(); ++i) {
        if (!question.is_told[i]) continue;
        low = std::min(low, question.costs[i]);
        high = std::max(high, question.costs[i]);
    }
    bool const some_untold = std::ranges::find(question.is_told, false) != question.is_told.end();
    if (high < 0 || !some_untold || low == high) return;
    asked.push_back({{.change = Change::low}, with_untold(question, low)});
    asked.push_back({{.change = Change::high}, with_untold(question, high)});
}

std::vector<Asked> changes(Question const& question, Found const& found) {
    std::vector<Asked> asked;
    for (auto const share : shares) {
        if (share == question.share) continue;
        asked.push_back({{.change = Change::share, .value = share}, question});
        asked.back().question.share = share;
    }
    for (std::size_t i = 0; i < by_names.size(); ++i) {
        auto other = question;
        other.by = static_cast<By>(i);
        if (other.by == question.by || whole(other) == 0) continue;
        asked.push_back(
            {{.change = Change::counted, .value = static_cast<std::int64_t>(i)}, std::move(other)});
    }
    add_untold(question, asked);
    std::vector<std::uint32_t> things;
    for (auto const& step : found.order)
        things.insert(things.end(), step.things.begin(), step.things.end());
    for (std::size_t i = 0; i < things.size() && i < most_doubled; ++i) {
        asked.push_back({{.change = Change::doubled, .value = things[i]}, question});
        auto& cost = asked.back().question.costs[things[i]];
        cost = std::min(cost * 2, selection::most_value);
    }
    // So dear that no choice close to the cheapest has it: whoever has it cannot do without.
    for (std::size_t i = 0; i < things.size() && i < most_without; ++i) {
        asked.push_back({{.change = Change::without, .value = things[i]}, question});
        auto& cost = asked.back().question.costs[things[i]];
        cost = std::clamp(2 * found.answer.best.cost + 1, cost, selection::most_value);
    }
    return asked;
}

Found begun(selection::Problem const& problem, selection::Answer answer) {
    Found found{.answer = std::move(answer)};
    found.order = selection::greedy(problem, found.answer.best.things);
    found.greedy = selection::greedy(problem);
    found.bought = selection::made_of(problem, found.greedy);
    return found;
}

/// The most that a choice close to the cheapest costs.
std::int64_t close_to(std::int64_t cost) { return cost + cost * close_per_cent / 100; }

}

Hold hold_of(Found const& found, Varied const& without) {
    auto const close = close_to(found.answer.best.cost);
    if (without.answer.bound > close) return Hold::needed;
    auto const thing = static_cast<std::uint32_t>(without.value);
    bool const has = std::ranges::binary_search(without.answer.best.things, thing);
    return !has && without.answer.best.cost <= close ? Hold::spared : Hold::unknown;
}

std::int64_t paid(Found const& found) {
    std::int64_t sum = 0;
    for (auto const& step : found.greedy) sum += step.cost;
    return sum;
}

std::vector<std::uint32_t> in_all(Found const& found) {
    auto all = found.answer.best.things;
    for (auto const& one : found.varied) {
        if (one.change == Change::share || one.change == Change::without) continue;
        std::vector<std::uint32_t> both;
        std::ranges::set_intersection(all, one.answer.best.things, std::back_inserter(both));
        all = std::move(both);
    }
    return all;
}

Found answered_by_order(Question const& question) {
    auto const asked = problem(question);
    selection::Answer answer{.best = selection::made_of(asked, selection::greedy(asked))};
    return begun(asked, std::move(answer));
}

Found answered(Question const& question, selection::Solver const& solver,
               std::function<void(Found)> const& first) {
    auto const asked = problem(question);
    auto found = begun(asked, selection::choose({asked}, solver).front());
    if (found.answer.best.things.empty() || found.answer.ending == selection::Ending::broken_off)
        return found;
    if (first) {
        auto so_far = found;
        so_far.is_whole = false;
        first(std::move(so_far));
    }
    auto varied = changes(question, found);
    std::vector<selection::Problem> problems;
    for (auto const& one : varied) problems.push_back(problem(one.question));
    auto answers = selection::choose(problems, solver);
    for (std::size_t i = 0; i < varied.size(); ++i) {
        varied[i].varied.answer = std::move(answers[i]);
        found.varied.push_back(std::move(varied[i].varied));
    }
    return found;
}

}
