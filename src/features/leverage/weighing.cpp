// Sums in which nothing counts twice, and the problem for the solver.
#include "features/leverage/weighing.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <numeric>
#include <system_error>
#include <utility>

namespace leverage {

namespace {

Sum sum(Picture const& picture, std::vector<std::size_t> const& places) {
    Sum sum{.projects = std::ssize(places)};
    std::set<std::string_view> municipalities;
    for (auto const place : places) {
        auto const& project = picture.projects[place];
        if (project.money) sum.money += *project.money;
        else ++sum.without_money;
        if (project.municipalities.empty()) ++sum.without_people;
        sum.goals.insert(project.goals.begin(), project.goals.end());
        municipalities.insert(project.municipalities.begin(), project.municipalities.end());
    }
    for (auto const code : municipalities)
        if (auto const found = picture.people.find(std::string(code));
            found != picture.people.end())
            sum.people += found->second;
    return sum;
}

std::int64_t weight(Project const& project, By by) {
    switch (by) {
        case By::projects: return 1;
        case By::people: return project.people;
        case By::money: return project.money.value_or(0);
    }
    return 0;
}

}

std::string_view name(By by) { return by_names.at(static_cast<std::size_t>(by)); }

std::optional<By> parse_by(std::string_view name) {
    auto const found = std::ranges::find(by_names, name);
    if (found == by_names.end()) return std::nullopt;
    return static_cast<By>(found - by_names.begin());
}

Sum held_by(Picture const& picture, Held const& held) { return sum(picture, held.projects); }

Sum held_in_all(Picture const& picture) {
    std::vector<std::size_t> all(picture.projects.size());
    std::iota(all.begin(), all.end(), std::size_t());
    return sum(picture, all);
}

Costs costs(Picture const& picture) {
    Costs costs;
    std::vector<std::int64_t> told;
    for (auto const& held : picture.barriers) {
        costs.is_told.push_back(held.removal.cost.has_value());
        if (held.removal.cost) told.push_back(*held.removal.cost);
    }
    costs.untold = picture.barriers.size() - told.size();
    std::ranges::sort(told);
    if (!told.empty()) costs.stand_in = told[(told.size() - 1) / 2];
    for (auto const& held : picture.barriers)
        costs.counted.push_back(costs.stand_in ? held.removal.cost.value_or(*costs.stand_in) : 1);
    return costs;
}

std::optional<int> parse_share(std::string_view text) {
    int share = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), share);
    bool const is_good = error == std::errc() && end == text.data() + text.size() &&
                         share >= least_share && share <= most_share;
    return is_good ? std::optional(share) : std::nullopt;
}

Question question(Picture const& picture, By by, int share) {
    auto counted = costs(picture);
    Question question{.costs = std::move(counted.counted),
                      .is_told = std::move(counted.is_told),
                      .by = by,
                      .share = share};
    question.needs.resize(picture.projects.size());
    for (std::uint32_t i = 0; i < picture.barriers.size(); ++i)
        for (auto const place : picture.barriers[i].projects) question.needs[place].push_back(i);
    for (std::size_t i = 0; i < by_names.size(); ++i)
        for (auto const& project : picture.projects)
            question.weights.at(i).push_back(std::clamp<std::int64_t>(
                weight(project, static_cast<By>(i)), 0, selection::most_value));
    return question;
}

std::int64_t whole(Question const& question) {
    auto const& weights = question.weights.at(static_cast<std::size_t>(question.by));
    return std::accumulate(weights.begin(), weights.end(), std::int64_t());
}

selection::Problem problem(Question const& question) {
    selection::Problem problem{.costs = question.costs, .percent = question.share};
    auto const& weights = question.weights.at(static_cast<std::size_t>(question.by));
    for (std::size_t i = 0; i < question.needs.size(); ++i)
        problem.gains.push_back({.weight = weights[i], .needs = question.needs[i]});
    return problem;
}

}
