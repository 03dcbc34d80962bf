// Few things at a time: their matrices are small and dense.
#include "features/ideas/pairs/bradley_terry.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace ideas::pairs {

namespace {

/// Half the width of an interval that holds the truth 95 times of 100, in standard deviations.
constexpr double half_width = 1.959963984540054;
constexpr int most_steps = 200;

/// What was answered, counted: each pair's choices in a table of n by n.
struct Counts {
    std::size_t things = 0;
    std::vector<double> chosen = {};  ///< At [i * things + j]: how often i was chosen before j.

    Counts(std::size_t things, std::span<Comparison const> answers)
        : things(things), chosen(things * things) {
        for (auto const& [first, second, choice] : answers) {
            if (first >= things || second >= things || first == second)
                throw std::invalid_argument("a comparison of things that are none");
            auto& forward = chosen[first * things + second];
            auto& backward = chosen[second * things + first];
            forward += choice == Choice::first ? 1 : choice == Choice::equal ? 0.5 : 0;
            backward += choice == Choice::second ? 1 : choice == Choice::equal ? 0.5 : 0;
        }
    }
    double at(std::size_t one, std::size_t other) const { return chosen[one * things + other]; }
};

double logistic(double x) { return 1 / (1 + std::exp(-x)); }
/// The logarithm of it, also far out.
double log_logistic(double x) {
    return x < 0 ? x - std::log1p(std::exp(x)) : -std::log1p(std::exp(-x));
}

double posterior(Counts const& counts, double prior, std::vector<double> const& strengths) {
    double sum = 0;
    for (std::size_t i = 0; i < counts.things; ++i) {
        sum += prior * (log_logistic(strengths[i]) + log_logistic(-strengths[i]));
        for (std::size_t j = 0; j < counts.things; ++j)
            if (counts.at(i, j) > 0)
                sum += counts.at(i, j) * log_logistic(strengths[i] - strengths[j]);
    }
    return sum;
}

/// The slope of the posterior, and minus its curvature: the observed information.
void derive(Counts const& counts, double prior, std::vector<double> const& strengths,
            std::vector<double>& slope, std::vector<double>& information) {
    auto const n = counts.things;
    slope.assign(n, 0);
    information.assign(n * n, 0);
    for (std::size_t i = 0; i < n; ++i) {
        double const alone = logistic(strengths[i]);
        slope[i] += prior * (1 - 2 * alone);
        information[i * n + i] += 2 * prior * alone * (1 - alone);
        for (std::size_t j = i + 1; j < n; ++j) {
            double const met = counts.at(i, j) + counts.at(j, i);
            if (met == 0) continue;
            double const p = logistic(strengths[i] - strengths[j]);
            double const pull = counts.at(i, j) - met * p, weight = met * p * (1 - p);
            slope[i] += pull;
            slope[j] -= pull;
            information[i * n + i] += weight;
            information[j * n + j] += weight;
            information[i * n + j] -= weight;
            information[j * n + i] -= weight;
        }
    }
}

/// The inverse of a symmetric positive definite matrix, by Gauss and Jordan: the prior keeps every
/// pivot above zero.
std::vector<double> inverse(std::vector<double> matrix, std::size_t n) {
    std::vector<double> result(n * n);
    for (std::size_t i = 0; i < n; ++i) result[i * n + i] = 1;
    for (std::size_t pivot = 0; pivot < n; ++pivot) {
        double const by = matrix[pivot * n + pivot];
        for (std::size_t j = 0; j < n; ++j) {
            matrix[pivot * n + j] /= by;
            result[pivot * n + j] /= by;
        }
        for (std::size_t i = 0; i < n; ++i) {
            double const factor = matrix[i * n + pivot];
            if (i == pivot || factor == 0) continue;
            for (std::size_t j = 0; j < n; ++j) {
                matrix[i * n + j] -= factor * matrix[pivot * n + j];
                result[i * n + j] -= factor * result[pivot * n + j];
            }
        }
    }
    return result;
}

std::vector<double> times(std::vector<double> const& matrix, std::vector<double> const& vector) {
    auto const n = vector.size();
    std::vector<double> result(n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) result[i] += matrix[i * n + j] * vector[j];
    return result;
}

/// One step of Newton's, halved until it leads upwards. False at the top.
bool step(Counts const& counts, double prior, std::vector<double>& strengths) {
    std::vector<double> slope, information;
    derive(counts, prior, strengths, slope, information);
    auto const way = times(inverse(std::move(information), counts.things), slope);
    double const furthest =
        std::abs(*std::ranges::max_element(way, {}, [](double one) { return std::abs(one); }));
    if (furthest < 1e-10) return false;
    double const here = posterior(counts, prior, strengths);
    for (double part = 1; part > 1e-6; part /= 2) {
        auto there = strengths;
        for (std::size_t i = 0; i < there.size(); ++i) there[i] += part * way[i];
        if (posterior(counts, prior, there) >= here - 1e-12 * std::abs(here)) {
            strengths = std::move(there);
            return true;
        }
    }
    return false;
}

/// The variance of one strength above the mean of all.
double variance_above_mean(std::vector<double> const& covariance, std::size_t n, std::size_t one) {
    double row = 0, all = 0;
    for (std::size_t j = 0; j < n; ++j) row += covariance[one * n + j];
    for (double const each : covariance) all += each;
    auto const size = static_cast<double>(n);
    return covariance[one * n + one] - 2 * row / size + all / (size * size);
}

void count(Fit& fit, std::span<Comparison const> answers) {
    for (auto const& [first, second, choice] : answers) {
        ++fit.standings[first].compared;
        ++fit.standings[second].compared;
        fit.standings[first].chosen += choice == Choice::first   ? 1
                                       : choice == Choice::equal ? 0.5
                                                                 : 0;
        fit.standings[second].chosen += choice == Choice::second  ? 1
                                        : choice == Choice::equal ? 0.5
                                                                  : 0;
    }
}

}

double Fit::variance_of(std::size_t one, std::size_t other) const {
    auto const n = raw.size();
    return covariance[one * n + one] + covariance[other * n + other] -
           2 * covariance[one * n + other];
}

double Fit::probability(std::size_t one, std::size_t other) const {
    return logistic(raw[one] - raw[other]);
}

Fit fit(std::size_t things, std::span<Comparison const> answers, double prior) {
    Counts const counts(things, answers);
    Fit result{.standings = std::vector<Standing>(things), .raw = std::vector<double>(things)};
    if (things == 0) return result;
    for (int number = 0; number < most_steps && step(counts, prior, result.raw);) ++number;
    std::vector<double> slope, information;
    derive(counts, prior, result.raw, slope, information);
    result.covariance = inverse(std::move(information), things);
    double const mean =
        std::accumulate(result.raw.begin(), result.raw.end(), 0.0) / static_cast<double>(things);
    for (std::size_t i = 0; i < things; ++i) {
        auto& one = result.standings[i];
        double const deviation =
            std::sqrt(std::max(0.0, variance_above_mean(result.covariance, things, i)));
        one.strength = result.raw[i] - mean;
        one.low = one.strength - half_width * deviation;
        one.high = one.strength + half_width * deviation;
    }
    count(result, answers);
    return result;
}

std::vector<std::size_t> order_of(Fit const& fit) {
    std::vector<std::size_t> order(fit.standings.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // What differs by the last digits of the arithmetic does not differ.
    std::ranges::stable_sort(order, {}, [&](std::size_t one) {
        return std::llround(-fit.standings[one].strength * 1e7);
    });
    return order;
}

std::vector<std::vector<std::size_t>> cannot_be_told_apart(Fit const& fit) {
    auto const order = order_of(fit);
    std::vector<std::vector<std::size_t>> groups;
    std::size_t covered = 0;  // Behind the last one of the group before.
    for (std::size_t begin = 0; begin < order.size(); ++begin) {
        // All of them overlap while the highest lower end lies below the lowest upper end.
        double low = fit.standings[order[begin]].low, high = fit.standings[order[begin]].high;
        std::size_t end = begin + 1;
        for (; end < order.size(); ++end) {
            auto const& next = fit.standings[order[end]];
            if (std::max(low, next.low) > std::min(high, next.high)) break;
            low = std::max(low, next.low);
            high = std::min(high, next.high);
        }
        if (end - begin >= 2 && end > covered)
            groups.emplace_back(order.begin() + static_cast<std::ptrdiff_t>(begin),
                                order.begin() + static_cast<std::ptrdiff_t>(end));
        covered = std::max(covered, end);
    }
    return groups;
}

}
