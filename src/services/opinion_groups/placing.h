// Where people and statements stand on the map, however little somebody has answered.
#pragma once
#include "services/opinion_groups/components.h"

#include <cstddef>
#include <vector>

namespace opinion_groups {

/// Places are multiples of this, so that their sums are exact in any order.
constexpr double place_step = 0x1p-20;

/// The nearest such place.
Place on_grid(Place const& place);

/// What a place is made of, so that one answer can be taken out of it again.
struct Standing {
    double x = 0, y = 0;      ///< Sums along the two directions.
    std::size_t answers = 0;  ///< To statements that place.
};

/// D1.4: sums over what was answered, made longer for those who answered little.
class Placement {
public:
    /// For Method::polis statements that are out count as answered by everybody, as there.
    Placement(Components const& components, std::vector<StatementState> const& states,
              std::vector<Count> const& counts, Method method);

    Standing standing(Row const& row) const;
    Place place(Standing const& standing) const;
    /// Where the person would stand without this answer.
    Place place_without(Standing standing, Cell const& cell) const;
    bool places(std::size_t statement) const { return places_[statement]; }
    /// D1.5: where one would stand who had only agreed to it.
    Place of_statement(std::size_t statement) const;
    /// How many statements place people.
    std::size_t statements() const { return placing_; }

private:
    Place stretched(double x, double y, std::size_t answers, std::size_t statements) const;

    Components const& components_;
    std::vector<bool> places_ = {};
    std::size_t placing_ = 0;
    std::size_t out_ = 0;  ///< Columns that count as answered by everybody.
};

}
