// The same computation again over drawn parts of the people.
#include "services/opinion_groups/stability.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

#include "services/opinion_groups/computing.h"
#include "services/opinion_groups/mixing.h"

namespace opinion_groups {

namespace {

double pairs(double count) { return count * (count - 1) / 2; }

std::uint64_t seed_of(Tally const& tally) {
    std::uint64_t seed = 0;
    for (auto const& count : tally.counts)
        seed = mixed(seed ^ mixed(count.agree) ^ mixed(count.disagree + (1ULL << 32)));
    return seed;
}

/// So many of the people, drawn without putting back.
std::vector<std::size_t> drawn_from(std::vector<std::size_t> people, double share, Draws& draws) {
    auto const many =
        static_cast<std::size_t>(std::ceil(static_cast<double>(people.size()) * share));
    for (std::size_t i = 0; i < many; ++i)
        std::swap(people[i], people[i + draws.below(people.size() - i)]);
    people.resize(many);
    std::ranges::sort(people);
    return people;
}

/// The group of the sample that is most like each group of all, by people; each at most once.
std::vector<std::optional<std::size_t>> alike(Result const& all, Result const& sample,
                                              std::vector<std::size_t> const& people) {
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> shared;
    for (std::size_t i = 0; i < people.size(); ++i)
        if (auto const group = sample.participants[i].group)
            ++shared[{*all.participants[people[i]].group, *group}];
    std::vector<std::pair<std::size_t, std::pair<std::size_t, std::size_t>>> order;
    for (auto const& [groups, count] : shared) order.push_back({count, groups});
    std::ranges::stable_sort(
        order, [](auto const& left, auto const& right) { return left.first > right.first; });
    std::vector<std::optional<std::size_t>> found(all.groups.size());
    std::vector<bool> used(sample.groups.size());
    for (auto const& [count, groups] : order)
        if (!found[groups.first] && !used[groups.second]) {
            found[groups.first] = groups.second;
            used[groups.second] = true;
        }
    return found;
}

class Sampling {
public:
    Sampling(Tally const& tally, Parameters const& parameters)
        : tally_(tally), parameters_(parameters), all_(computed(tally, parameters)) {
        // In an order that answers decide, so that who has which number changes nothing.
        for (auto const person : order_by_answers(tally.ballots.rows))
            if (all_.participants[person].group) people_.push_back(person);
        found_.representative.assign(all_.statements.size(),
                                     std::vector<double>(all_.groups.size()));
    }

    Stability over(StabilityOptions const& options) {
        if (all_.groups.empty() || options.samples == 0) return std::move(found_);
        Draws draws(seed_of(tally_));
        for (std::size_t i = 0; i < options.samples; ++i) sample(options.share, draws);
        auto const many = static_cast<double>(options.samples);
        found_.found /= many;
        for (auto& statement : found_.representative)
            for (auto& share : statement) share /= many;
        auto sorted = found_.likeness;
        std::ranges::sort(sorted);
        found_.median = (sorted[(sorted.size() - 1) / 2] + sorted[sorted.size() / 2]) / 2;
        return std::move(found_);
    }

private:
    void sample(double share, Draws& draws);

    Tally const& tally_;
    Parameters const& parameters_;
    Result const all_;
    std::vector<std::size_t> people_ = {};
    Stability found_ = {};
};

void Sampling::sample(double share, Draws& draws) {
    std::vector<std::size_t> places(people_.size());
    std::iota(places.begin(), places.end(), 0);
    std::vector<std::size_t> people;
    Ballots part{tally_.ballots.states};
    for (auto const place : drawn_from(std::move(places), share, draws)) {
        people.push_back(people_[place]);
        part.rows.push_back(tally_.ballots.rows[people.back()]);
    }
    auto const result = computed(tallied(std::move(part)), parameters_);
    std::vector<std::size_t> left, right;
    for (std::size_t i = 0; i < people.size(); ++i) {
        left.push_back(*all_.participants[people[i]].group);
        // Who is in no group stands with all others who are in none.
        right.push_back(result.participants[i].group.value_or(result.groups.size()));
    }
    found_.likeness.push_back(adjusted_rand_index(left, right));
    if (result.groups.empty()) return;
    ++found_.found;
    auto const like = alike(all_, result, people);
    for (std::size_t group = 0; group < like.size(); ++group)
        if (like[group])
            for (auto const& one : result.groups[*like[group]].representative)
                ++found_.representative[one.statement][group];
}

}

double adjusted_rand_index(std::span<std::size_t const> left, std::span<std::size_t const> right) {
    std::map<std::pair<std::size_t, std::size_t>, double> both;
    std::map<std::size_t, double> ours, theirs;
    auto const many = std::min(left.size(), right.size());
    for (std::size_t i = 0; i < many; ++i) {
        ++both[{left[i], right[i]}];
        ++ours[left[i]];
        ++theirs[right[i]];
    }
    double together = 0, in_left = 0, in_right = 0;
    for (auto const& [groups, count] : both) together += pairs(count);
    for (auto const& [group, count] : ours) in_left += pairs(count);
    for (auto const& [group, count] : theirs) in_right += pairs(count);
    double const all = pairs(static_cast<double>(many));
    double const expected = all > 0 ? in_left * in_right / all : 0;
    double const most = (in_left + in_right) / 2;
    // Both put everybody together, or everybody apart.
    if (most == expected) return 1;
    return (together - expected) / (most - expected);
}

std::expected<Stability, Mistake> stability(std::size_t participants,
                                            std::span<StatementState const> statements,
                                            std::span<Vote const> votes,
                                            Parameters const& parameters,
                                            StabilityOptions const& options) {
    auto made = ballots(participants, statements, votes);
    if (!made) return std::unexpected(made.error());
    auto const tally = tallied(std::move(*made));
    return Sampling(tally, parameters).over(options);
}

}
