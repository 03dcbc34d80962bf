// The direction that a symmetric matrix stretches most, found by its products with vectors.
#pragma once
#include <Eigen/Core>
#include <functional>
#include <vector>

namespace opinion_groups {

using Product = std::function<Eigen::VectorXd(Eigen::VectorXd const&)>;

struct Dominant {
    double value = 0;
    Eigen::VectorXd vector = {};  ///< Of length 1, at right angles to those known.
};

/// Lanczos' method with every vector held at right angles to all before, from a fixed start; begins
/// again from the best so far until it is exact. `total` is the sum of all eigenvalues: what is far
/// below it is rounding.
Dominant by_lanczos(Product const& product, Eigen::Index size,
                    std::vector<Eigen::VectorXd> const& known, double total);

/// A hundred rounds from a start of ones, or until the value repeats.
Dominant by_power_iteration(Product const& product, Eigen::Index size,
                            std::vector<Eigen::VectorXd> const& known);

}
