// Projection on the two directions, with the length that all statements would have given.
#include "services/opinion_groups/placing.h"

#include <algorithm>
#include <cmath>

namespace opinion_groups {

Place on_grid(Place const& place) {
    return {std::round(place.x / place_step) * place_step,
            std::round(place.y / place_step) * place_step};
}

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

Place Placement::stretched(double x, double y, std::size_t answers, std::size_t statements) const {
    auto const seen = static_cast<double>(std::max<std::size_t>(answers + out_, 1));
    double const stretch = std::sqrt(static_cast<double>(statements + out_) / seen);
    return on_grid({stretch * x, stretch * y});
}

Place Placement::place(Standing const& standing) const {
    return stretched(standing.x, standing.y, standing.answers, placing_);
}

Place Placement::place_without(Standing standing, Cell const& cell) const {
    double const apart = cell.answer - components_.mean[cell.statement];
    return stretched(standing.x - apart * components_.first[cell.statement],
                     standing.y - apart * components_.second[cell.statement], standing.answers - 1,
                     placing_ - 1);
}

Place Placement::of_statement(std::size_t statement) const {
    if (!places_[statement]) return {};
    double const length =
        std::sqrt(static_cast<double>(placing_ + out_)) * (1 - components_.mean[statement]);
    return on_grid({length * components_.first[statement], length * components_.second[statement]});
}

}
