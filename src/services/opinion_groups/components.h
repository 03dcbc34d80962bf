// The two directions in which answers differ most (principal components), with answers missing.
#pragma once
#include "services/opinion_groups/ballots.h"
#include "services/opinion_groups/connections.h"

#include <array>
#include <vector>

namespace opinion_groups {

struct Components {
    /// By statement; all 0 for statements that are out.
    std::vector<double> mean = {}, first = {}, second = {};
    std::array<double, 2> strength = {};  ///< The two eigenvalues.
    double total = 0;                     ///< The sum of all eigenvalues.
};

/// The statements that place people: active and answered by somebody.
std::vector<std::size_t> placing(std::vector<StatementState> const& states,
                                 std::vector<Count> const& counts);

/// The mean answer; passes count as 0.
double mean(Count const& count);

/// Of the answers less their statement's mean, where a missing answer is the mean. `connections`
/// are used if they know the statements; otherwise the rows are gone through again and again.
/// For Method::ours by Lanczos' method to the precision of the numbers; for Method::polis by a
/// hundred rounds of power iteration from a start of ones (D1.3).
Components components(Ballots const& ballots, std::vector<Count> const& counts,
                      Connections const& connections, Method method);

}
