// D1.11, with the totals handed in.
#include "services/opinion_groups/routing.h"

#include <cmath>
#include <vector>

namespace opinion_groups {

double priority(double agree, double pass, double all, double extremity) {
    double const passed = (pass + 1) / (all + 2), agreed = (agree + 1) / (all + 2);
    double const importance = (1 - passed) * (extremity + 1) * agreed;
    double const weight = importance * (1 + 8 * std::exp2(-all / 5));
    return weight * weight;
}

double priority(Count const& answers, double extremity) {
    return priority(answers.agree, answers.pass, answers.all(), extremity);
}

std::optional<std::size_t> drawn(std::span<double const> weights, std::uint64_t random) {
    double total = 0;
    for (double const weight : weights) total += weight > 0 ? weight : 0;
    if (!(total > 0)) return {};
    double left = static_cast<double>(random >> 11) * 0x1p-53 * total;
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (!(weights[i] > 0)) continue;
        last = i;
        left -= weights[i];
        if (left < 0) break;
    }
    return last;
}

namespace {

double weight_of(Result const& result, StatementState state, std::size_t statement) {
    if (state == StatementState::background) return background_priority;
    return statement < result.statements.size() ? result.statements[statement].priority
                                                : priority({}, 0);
}

}

std::optional<std::size_t> next_statement(Result const& result,
                                          std::span<StatementState const> statements,
                                          std::span<bool const> answered, std::uint64_t random) {
    std::vector<double> weights(statements.size());
    for (std::size_t i = 0; i < statements.size(); ++i) {
        if (statements[i] == StatementState::moderated_out || (i < answered.size() && answered[i]))
            continue;
        weights[i] = weight_of(result, statements[i], i);
    }
    return drawn(weights, random);
}

}
