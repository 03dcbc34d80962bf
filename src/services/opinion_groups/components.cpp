// The matrix of what goes together is asked only for its product with a vector.
#include "services/opinion_groups/components.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <functional>

#include "services/opinion_groups/dominant.h"

namespace opinion_groups {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

MatrixXd together(std::vector<std::size_t> const& columns, std::vector<double> const& means,
                  Connections const& connections) {
    auto const size = static_cast<Eigen::Index>(columns.size());
    MatrixXd matrix(size, size);
    for (Eigen::Index j = 0; j < size; ++j)
        for (Eigen::Index i = 0; i <= j; ++i) {
            auto const first = columns[static_cast<std::size_t>(i)];
            auto const second = columns[static_cast<std::size_t>(j)];
            auto const& pair = connections.at(first, second);
            double const left = means[first], right = means[second];
            matrix(i, j) = matrix(j, i) =
                pair.product - right * pair.first - left * pair.second + left * right * pair.both;
        }
    return matrix;
}

/// The same product without the matrix, in the order of people's answers.
Product through_rows(Ballots const& ballots, std::vector<std::size_t> const& columns,
                     std::vector<double> const& means) {
    std::vector<std::int64_t> place(ballots.states.size(), -1);
    for (std::size_t i = 0; i < columns.size(); ++i)
        place[columns[i]] = static_cast<std::int64_t>(i);
    return [&ballots, &means, place, order = order_by_answers(ballots.rows)](VectorXd const& in) {
        VectorXd out = VectorXd::Zero(in.size());
        for (auto const person : order) {
            double along = 0;
            for (auto const& cell : ballots.rows[person])
                if (auto const at = place[cell.statement]; at >= 0)
                    along += (cell.answer - means[cell.statement]) * in[at];
            for (auto const& cell : ballots.rows[person])
                if (auto const at = place[cell.statement]; at >= 0)
                    out[at] += (cell.answer - means[cell.statement]) * along;
        }
        return out;
    };
}

/// The same whichever way it was found: the greatest of its numbers is positive.
void turn(VectorXd& vector) {
    Eigen::Index greatest = 0;
    for (Eigen::Index i = 1; i < vector.size(); ++i)
        if (std::abs(vector[i]) > std::abs(vector[greatest]) * (1 + 1e-9)) greatest = i;
    if (vector.size() > 0 && vector[greatest] < 0) vector = -vector;
}

double total_of(std::vector<std::size_t> const& columns, std::vector<Count> const& counts) {
    double total = 0;
    for (auto const column : columns) {
        auto const& count = counts[column];
        double const average = mean(count);
        total += count.agree + count.disagree - average * average * count.all();
    }
    return total;
}

}

double mean(Count const& count) {
    if (count.all() == 0) return 0;
    return (static_cast<double>(count.agree) - count.disagree) / count.all();
}

std::vector<std::size_t> placing(std::vector<StatementState> const& states,
                                 std::vector<Count> const& counts) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < states.size(); ++i)
        if (states[i] == StatementState::active && counts[i].all() > 0) found.push_back(i);
    return found;
}

Components components(Ballots const& ballots, std::vector<Count> const& counts,
                      Connections const& connections, Method method) {
    auto const statements = ballots.states.size();
    auto const columns = placing(ballots.states, counts);
    Components found{std::vector<double>(statements), std::vector<double>(statements),
                     std::vector<double>(statements)};
    for (auto const column : columns) found.mean[column] = mean(counts[column]);
    found.total = total_of(columns, counts);
    if (columns.empty() || found.total < 1e-9) return found;
    Product product;
    if (connections.statements() == statements) {
        product = [matrix = together(columns, found.mean, connections)](VectorXd const& in) {
            return VectorXd(matrix * in);
        };
    } else {
        product = through_rows(ballots, columns, found.mean);
    }
    auto const size = static_cast<Eigen::Index>(columns.size());
    std::vector<VectorXd> known;
    for (std::size_t k = 0; k < 2 && k < columns.size(); ++k) {
        auto one = method == Method::ours ? by_lanczos(product, size, known, found.total)
                                          : by_power_iteration(product, size, known);
        // What is left is rounding: there is no further direction.
        if (!(one.value >= 1e-9 * found.total)) break;
        turn(one.vector);
        found.strength[k] = one.value;
        auto& to = k == 0 ? found.first : found.second;
        for (std::size_t i = 0; i < columns.size(); ++i)
            to[columns[i]] = one.vector[static_cast<Eigen::Index>(i)];
        known.push_back(std::move(one.vector));
    }
    return found;
}

}
