// Each person adds to the pairs of what they answered.
#include "services/opinion_groups/connections.h"

#include <utility>

namespace opinion_groups {

void Connections::grow(std::size_t statements) {
    statements_ = statements;
    pairs_.resize(statements * (statements + 1) / 2);
}

void Connections::add(Row const& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        std::size_t const second = row[i].statement;
        auto* pairs = pairs_.data() + second * (second + 1) / 2;
        auto const answer = row[i].answer;
        for (std::size_t j = 0; j <= i; ++j) {
            auto const other = row[j].answer;
            auto& pair = pairs[row[j].statement];
            pair.product += answer * other;
            pair.first += other;
            pair.second += answer;
            ++pair.both;
        }
    }
}

void Connections::count_cell(Row const& row, Cell const& cell, std::int32_t times) {
    for (auto const& other : row) {
        auto const& [first, second] =
            other < cell ? std::pair(other, cell) : std::pair(cell, other);
        std::size_t const column = second.statement;
        auto& pair = pairs_[column * (column + 1) / 2 + first.statement];
        pair.product += times * first.answer * second.answer;
        pair.first += times * first.answer;
        pair.second += times * second.answer;
        pair.both += times;
    }
}

}
