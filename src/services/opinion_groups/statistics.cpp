// Textbook formulas; each with its source in the header.
#include "services/opinion_groups/statistics.h"

#include <algorithm>
#include <cmath>

namespace opinion_groups {

namespace {

constexpr double z95 = 1.6448536269514722;

/// Wilson's bound below (-1) or above (1) the share.
double wilson(double some, double all, double side) {
    double const share = some / all, square = z95 * z95 / all;
    double const half = z95 * std::sqrt(share * (1 - share) / all + square / (4 * all));
    return std::clamp((share + square / 2 + side * half) / (1 + square), 0.0, 1.0);
}

}

double at_least(double some, double all) {
    return all <= 0 || some <= 0 ? 0 : wilson(some, all, -1);
}

double at_most(double some, double all) { return all <= 0 ? 1 : wilson(some, all, 1); }

double above(double z) { return 0.5 * std::erfc(z / std::sqrt(2.0)); }

double squares_above(double sum, double how_many) {
    if (how_many <= 0) return 1;
    double const part = 2 / (9 * how_many);
    return above((std::cbrt(sum / how_many) - (1 - part)) / std::sqrt(part));
}

Urn::Urn(std::size_t most) : factorials_(most + 1) {
    for (std::size_t i = 2; i <= most; ++i)
        factorials_[i] = factorials_[i - 1] + std::log(static_cast<double>(i));
}

double Urn::choose(std::size_t all, std::size_t some) const {
    return factorials_[all] - factorials_[some] - factorials_[all - some];
}

double Urn::at_least(std::size_t hits, std::size_t drawn, std::size_t marked,
                     std::size_t all) const {
    // No fewer than expected: nothing is said by a chance so great.
    if (hits * all <= drawn * marked) return 1;
    auto const last = std::min(drawn, marked);
    double sum = 0;
    double const whole = choose(all, drawn);
    for (std::size_t i = hits; i <= last; ++i) {
        double const term = std::exp(choose(marked, i) + choose(all - marked, drawn - i) - whole);
        sum += term;
        if (term < sum * 1e-12) break;
    }
    return std::min(sum, 1.0);
}

double Urn::few(std::size_t hits, std::size_t tries, double share) const {
    if (static_cast<double>(hits) >= static_cast<double>(tries) * share) return 1;
    double sum = 0;
    for (std::size_t i = hits + 1; i-- > 0;) {
        double const term = std::exp(choose(tries, i) + static_cast<double>(i) * std::log(share) +
                                     static_cast<double>(tries - i) * std::log1p(-share));
        sum += term;
        if (term < sum * 1e-12) break;
    }
    return std::min(sum, 1.0);
}

double taken_up_to(std::vector<double> chances, double false_share) {
    std::ranges::sort(chances);
    auto const all = static_cast<double>(chances.size());
    for (std::size_t i = chances.size(); i-- > 0;)
        if (chances[i] <= static_cast<double>(i + 1) / all * false_share) return chances[i];
    return -1;
}

}
