// D1.8 to D1.10.
#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "services/opinion_groups/polis.h"

namespace opinion_groups {

namespace {

constexpr double z90 = 1.2816;
constexpr std::size_t longest_list = 5;

/// The figures of one answer (agree or disagree) of one group to one statement.
struct Side {
    double share = 0;       ///< p
    double share_test = 0;  ///< p_t
    double ratio = 0;       ///< r
    double ratio_test = 0;  ///< r_t
    bool significant() const { return ratio_test > z90 && share_test > z90; }
    double weight() const { return ratio * ratio_test * share * share_test; }
};

struct Compared {
    std::size_t statement = 0;
    Count own = {};
    Side agree = {}, disagree = {};
    bool most_agreed = false;  ///< Chosen as what the group agrees to most.
    bool agrees() const { return most_agreed || agree.ratio_test > disagree.ratio_test; }
    Side const& side() const { return agrees() ? agree : disagree; }
    bool sufficient() const { return agree.significant() || disagree.significant(); }
};

Side side(Count const& own, Count const& rest, Answer answer) {
    double const mine = of(own, answer), theirs = of(rest, answer);
    double const all = own.all(), all_theirs = rest.all();
    Side made{(mine + 1) / (all + 2), polis_share_test(mine, all)};
    made.ratio = made.share / ((theirs + 1) / (all_theirs + 2));
    made.ratio_test = polis_difference_test(mine, theirs, all, all_theirs);
    return made;
}

Count others(std::vector<Count> const& groups, std::size_t group) {
    Count sum;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i == group) continue;
        sum.agree += groups[i].agree;
        sum.disagree += groups[i].disagree;
        sum.pass += groups[i].pass;
    }
    return sum;
}

/// Whether `next` replaces `best` as the statement most agreed to.
bool better_agreed(std::optional<Compared> const& best, Compared const& next) {
    if (next.own.agree == 0 && next.own.disagree == 0) return false;
    if (!best)
        return next.agree.share_test > z90 || (next.agree.ratio > 1 && next.agree.share > 0.5);
    if (best->agree.ratio > 1) return next.agree.weight() > best->agree.weight();
    return next.agree.share * next.agree.share_test > best->agree.share * best->agree.share_test;
}

struct Found {
    std::vector<Compared> sufficient = {};
    std::optional<Compared> best = {}, best_agreed = {};
};

Found compared(Result const& result, std::vector<StatementState> const& states, std::size_t group) {
    Found found;
    double most = 0;
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (states[i] == StatementState::moderated_out) continue;
        auto const& groups = result.statements[i].groups;
        auto const rest = others(groups, group);
        Compared const one{i, groups[group], side(groups[group], rest, Answer::agree),
                           side(groups[group], rest, Answer::disagree)};
        if (one.sufficient()) found.sufficient.push_back(one);
        double const test = std::max(one.agree.ratio_test, one.disagree.ratio_test);
        if (!found.best || test > most) {
            found.best = one;
            most = test;
        }
        if (better_agreed(found.best_agreed, one)) found.best_agreed = one;
    }
    if (found.best_agreed) found.best_agreed->most_agreed = true;
    std::ranges::stable_sort(found.sufficient, std::ranges::greater(),
                             [](Compared const& one) { return one.side().weight(); });
    return found;
}

/// At most five: what is most agreed to first, then the sufficient ones; agrees before disagrees.
std::vector<Compared> chosen(Found const& found) {
    if (found.sufficient.empty()) {
        if (found.best_agreed) return {*found.best_agreed};
        return found.best ? std::vector{*found.best} : std::vector<Compared>();
    }
    std::vector<Compared> list;
    if (found.best_agreed) list.push_back(*found.best_agreed);
    for (auto const& one : found.sufficient)
        if (!found.best_agreed || one.statement != found.best_agreed->statement)
            list.push_back(one);
    if (list.size() > longest_list) list.resize(longest_list);
    std::ranges::stable_partition(list, &Compared::agrees);
    return list;
}

}

double polis_share_test(double some, double all) {
    return 2 * std::sqrt(all + 1) * ((some + 1) / (all + 1) - 0.5);
}

double polis_difference_test(double some, double others, double all, double all_others) {
    double const first = (some + 1) / (all + 1), second = (others + 1) / (all_others + 1);
    double const both = (some + others + 2) / (all + all_others + 2);
    if (both >= 1) return 0;
    return (first - second) / std::sqrt(both * (1 - both) * (1 / (all + 1) + 1 / (all_others + 1)));
}

void find_representative_by_polis(Result& result, std::vector<StatementState> const& states) {
    for (std::size_t group = 0; group < result.groups.size(); ++group)
        for (auto const& one : chosen(compared(result, states, group))) {
            auto const answer = one.agrees() ? Answer::agree : Answer::disagree;
            auto const rest = others(result.statements[one.statement].groups, group);
            result.groups[group].representative.push_back(
                {.statement = one.statement,
                 .answer = answer,
                 .share = one.side().share,
                 .share_of_others = (of(rest, answer) + 1) / (rest.all() + 2.0),
                 .weight = one.side().weight()});
        }
}

void list_majority(Result& result, std::vector<StatementState> const& states) {
    for (auto const answer : {Answer::agree, Answer::disagree}) {
        std::vector<Listed> list;
        for (std::size_t i = 0; i < states.size(); ++i) {
            if (states[i] == StatementState::moderated_out) continue;
            auto const& all = result.statements[i].all;
            double const share = (of(all, answer) + 1) / (all.all() + 2.0);
            double const test = polis_share_test(of(all, answer), all.all());
            if (share > 0.5 && test > z90) list.push_back({i, answer, share * test});
        }
        std::ranges::stable_sort(list, std::ranges::greater(), &Listed::weight);
        if (list.size() > longest_list) list.resize(longest_list);
        result.consensus.insert(result.consensus.end(), list.begin(), list.end());
    }
}

}
