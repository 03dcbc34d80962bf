// Least squares on Q = pM + (q − p)N − (q/M)N², where N is how many had it before the period. With
// M known that is Q = p(M − N) + q(N − N²/M).
#include "features/adoptions/bass.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

namespace adoptions {

namespace {

constexpr std::array<std::string_view, 5> names = {"few_adopters", "few_periods", "no_market",
                                                   "no_sense", "unsteady"};

struct Period {
    double already = 0, added = 0;
};

std::vector<Period> periods_of(std::vector<double> const& added) {
    std::vector<Period> periods;
    double already = 0;
    for (double const one : added) {
        periods.push_back({already, one});
        already += one;
    }
    return periods;
}

template <std::size_t size>
using Matrix = std::array<std::array<double, size + 1>, size>;

/// Solves the normal equations by elimination with pivoting; nothing when they have no one answer.
template <std::size_t size>
std::optional<std::array<double, size>> solved(Matrix<size> rows) {
    for (std::size_t column = 0; column < size; ++column) {
        std::size_t best = column;
        for (std::size_t row = column + 1; row < size; ++row)
            if (std::abs(rows[row][column]) > std::abs(rows[best][column])) best = row;
        std::swap(rows[column], rows[best]);
        if (std::abs(rows[column][column]) < 1e-9) return std::nullopt;
        for (std::size_t row = 0; row < size; ++row) {
            if (row == column) continue;
            double const times = rows[row][column] / rows[column][column];
            for (std::size_t at = column; at <= size; ++at)
                rows[row][at] -= times * rows[column][at];
        }
    }
    std::array<double, size> answer{};
    for (std::size_t i = 0; i < size; ++i) answer[i] = rows[i][size] / rows[i][i];
    return answer;
}

template <std::size_t size, class Terms>
std::optional<std::array<double, size>> least_squares(std::vector<Period> const& periods,
                                                      Terms terms) {
    Matrix<size> rows{};
    for (auto const& period : periods) {
        std::array<double, size> const x = terms(period.already);
        for (std::size_t i = 0; i < size; ++i) {
            for (std::size_t j = 0; j < size; ++j) rows[i][j] += x[i] * x[j];
            rows[i][size] += x[i] * period.added;
        }
    }
    return solved<size>(rows);
}

bool makes_sense(Bass const& bass, double observed) {
    return std::isfinite(bass.market) && bass.market >= observed && bass.innovation > 0 &&
           bass.innovation < 1 && bass.imitation >= -1e-9 && bass.imitation < 10;
}

std::optional<Bass> fitted(std::vector<Period> const& periods, double market) {
    auto const answer = least_squares<2>(
        periods, [&](double n) { return std::array{market - n, n - n * n / market}; });
    if (!answer) return std::nullopt;
    return Bass{market, (*answer)[0], (*answer)[1]};
}

std::optional<Bass> fitted_with_market(std::vector<Period> const& periods, double scale) {
    // In parts of the scale, so that the sums are of one size.
    auto const answer = least_squares<3>(
        periods, [&](double n) { return std::array{1.0, n / scale, n * n / (scale * scale)}; });
    if (!answer) return std::nullopt;
    double const a = (*answer)[0], b = (*answer)[1] / scale, c = (*answer)[2] / (scale * scale);
    double const root = b * b - 4 * a * c;
    if (c >= 0 || root < 0) return std::nullopt;
    double const market = (-b - std::sqrt(root)) / (2 * c);
    return Bass{market, a / market, -c * market};
}

/// Whether the most were added in a period before the last one.
bool has_peak(std::vector<double> const& added) {
    auto const most = std::ranges::max_element(added);
    return most != added.end() && std::next(most) != added.end();
}

std::vector<double> ahead(Bass const& bass, double already, std::size_t periods) {
    std::vector<double> totals;
    for (std::size_t i = 0; i < periods; ++i) {
        already = std::min(already + std::max(next_adopters(bass, already), 0.0),
                           std::max(bass.market, already));
        totals.push_back(already);
    }
    return totals;
}

}

std::string_view name(NoFit why) { return names.at(static_cast<std::size_t>(why)); }

double next_adopters(Bass const& bass, double already) {
    return (bass.innovation + bass.imitation * already / bass.market) * (bass.market - already);
}

std::expected<Scenario, NoFit> scenario(std::vector<double> const& new_adopters, double eligible,
                                        std::size_t periods_ahead) {
    auto const periods = periods_of(new_adopters);
    double const observed = std::accumulate(new_adopters.begin(), new_adopters.end(), 0.0);
    if (observed < fewest_adopters) return std::unexpected(NoFit::few_adopters);
    if (periods.size() < fewest_periods) return std::unexpected(NoFit::few_periods);
    if (eligible < observed) return std::unexpected(NoFit::no_market);
    bool const is_market_fitted = periods.size() >= periods_for_market && has_peak(new_adopters);
    auto const fit = [&](std::vector<Period> const& some) -> std::optional<Bass> {
        auto const bass =
            is_market_fitted ? fitted_with_market(some, observed) : fitted(some, eligible);
        bool const is_good =
            bass && makes_sense(*bass, observed) && bass->market <= eligible * 1.0001;
        return is_good ? bass : std::nullopt;
    };
    auto const bass = fit(periods);
    if (!bass) return std::unexpected(NoFit::no_sense);
    Scenario made{.bass = *bass, .is_market_fitted = is_market_fitted};
    made.middle = made.low = made.high = ahead(*bass, observed, periods_ahead);
    for (std::size_t left_out = 0; left_out < periods.size(); ++left_out) {
        auto some = periods;
        some.erase(some.begin() + static_cast<std::ptrdiff_t>(left_out));
        auto const other = fit(some);
        if (!other) return std::unexpected(NoFit::unsteady);
        auto const totals = ahead(*other, observed, periods_ahead);
        for (std::size_t i = 0; i < totals.size(); ++i) {
            made.low[i] = std::min(made.low[i], totals[i]);
            made.high[i] = std::max(made.high[i], totals[i]);
        }
    }
    return made;
}

}
