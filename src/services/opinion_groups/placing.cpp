// Projection on the two directions, with the length that all statements would have given.
#include "services/opinion_groups/placing.h"

#include <algorithm>
#include <cmath>

namespace opinion_groups {

Placement::Placement(Components const& components, std::vector<StatementState> const& states,
                     std::vector<Count> const& counts, Method method)
    : components_(components), places_(states.size()) {
    for (auto const statement : opinion_groups::placing(states, counts)) {
        places_[statement] = true;
        ++placing_;
    }
    if (method == Method::polis)
        for (std::size_t i = 0; i < states.size(); ++i)
            out_ += states[i] != StatementState::active && counts[i].all() > 0 ? 1 : 0;
}

Standing Placement::standing(Row const& row) const {
    Standing sum;
    for (auto const& [statement, answer] : row) {
        if (!places_[statement]) continue;
        double const apart = answer - components_.mean[statement];
        sum.x += apart * components_.first[statement];
        sum.y += apart * components_.second[statement];
        ++sum.answers;
    }
    return sum;
}

double Placement::stretch(std::size_t answers, std::size_t statements) const {
    auto const seen = static_cast<double>(std::max<std::size_t>(answers + out_, 1));
    return std::sqrt(static_cast<double>(statements + out_) / seen);
}

Place Placement::place(Standing const& standing) const {
    double const longer = stretch(standing.answers, placing_);
    return on_grid({longer * standing.x, longer * standing.y});
}

Place Placement::place_without(Standing const& standing, Cell const& cell, double shorter) const {
    double const apart = cell.answer - components_.mean[cell.statement];
    return on_grid({shorter * (standing.x - apart * components_.first[cell.statement]),
                    shorter * (standing.y - apart * components_.second[cell.statement])});
}

Place Placement::of_statement(std::size_t statement) const {
    if (!places_[statement]) return {};
    double const length =
        std::sqrt(static_cast<double>(placing_ + out_)) * (1 - components_.mean[statement]);
    return on_grid({length * components_.first[statement], length * components_.second[statement]});
}

}
