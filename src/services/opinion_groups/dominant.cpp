// Lanczos: Golub and Van Loan, Matrix Computations, chapter 10; the small matrix is Eigen's.
#include "services/opinion_groups/dominant.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "services/opinion_groups/mixing.h"

namespace opinion_groups {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr Index most_steps = 80;
constexpr int most_rounds = 20;
constexpr double precision = 1e-12;

void straighten(VectorXd& vector, std::vector<VectorXd> const& others) {
    // Twice is enough (Kahan and Parlett).
    for (int times = 0; times < 2; ++times)
        for (auto const& other : others) vector -= other.dot(vector) * other;
}

/// Fixed and without pattern, so that no dialogue is likely to be at right angles to it.
VectorXd uneven(Index size) {
    Draws draws(1);
    VectorXd vector(size);
    for (Index i = 0; i < size; ++i) vector[i] = draws.share() + 0.5;
    return vector;
}

/// Of the small matrix with these numbers in and beside its diagonal.
Dominant greatest(std::vector<double> const& diagonal, std::vector<double> const& beside) {
    auto const size = static_cast<Index>(diagonal.size());
    if (size == 1) return {diagonal.front(), VectorXd::Ones(1)};
    Eigen::SelfAdjointEigenSolver<MatrixXd> solver;
    solver.computeFromTridiagonal(VectorXd(VectorXd::Map(diagonal.data(), size)),
                                  VectorXd(VectorXd::Map(beside.data(), size - 1)));
    return {solver.eigenvalues()[size - 1], solver.eigenvectors().col(size - 1)};
}

struct Round {
    Dominant best;
    bool exact = false;
};

Round lanczos_round(Product const& product, VectorXd start, std::vector<VectorXd> const& known,
                    double total) {
    std::vector<VectorXd> basis = known;
    std::vector<double> diagonal, beside;
    auto const first = basis.size();
    straighten(start, basis);
    if (start.norm() < 1e-150) return {{0, VectorXd::Zero(start.size())}, true};
    basis.push_back(start.normalized());
    auto const steps = std::min(most_steps, start.size() - static_cast<Index>(first));
    for (Index step = 1;; ++step) {
        VectorXd next = product(basis.back());
        diagonal.push_back(basis.back().dot(next));
        straighten(next, basis);
        double const left = next.norm();
        bool const last = step >= steps || left <= precision * total;
        if (last || step % 8 == 0) {
            auto const [value, shares] = greatest(diagonal, beside);
            bool const exact = left * std::abs(shares[step - 1]) <= precision * total ||
                               step >= start.size() - static_cast<Index>(first);
            if (last || exact) {
                VectorXd vector = VectorXd::Zero(start.size());
                for (Index i = 0; i < step; ++i)
                    vector += shares[i] * basis[first + static_cast<std::size_t>(i)];
                straighten(vector, known);
                return {{value, vector.normalized()}, exact || left == 0};
            }
        }
        beside.push_back(left);
        basis.push_back(next / left);
    }
}

}

Dominant by_lanczos(Product const& product, Index size, std::vector<VectorXd> const& known,
                    double total) {
    auto round = lanczos_round(product, uneven(size), known, total);
    for (int times = 1; times < most_rounds && !round.exact; ++times)
        round = lanczos_round(product, round.best.vector, known, total);
    return round.best;
}

Dominant by_power_iteration(Product const& product, Index size,
                            std::vector<VectorXd> const& known) {
    VectorXd vector = VectorXd::Ones(size);
    straighten(vector, known);
    if (vector.norm() < 1e-9) vector = uneven(size);
    straighten(vector, known);
    if (vector.norm() < 1e-150) return {0, VectorXd::Zero(size)};
    vector.normalize();
    double value = 0;
    for (int round = 0; round < 100; ++round) {
        VectorXd next = product(vector);
        straighten(next, known);
        double const length = next.norm();
        if (length == 0) return {0, VectorXd::Zero(size)};
        vector = next / length;
        if (length == value) break;
        value = length;
    }
    return {value, std::move(vector)};
}

}
