// Each person adds to the pairs of what they answered.
#include "services/opinion_groups/connections.h"

namespace opinion_groups {

void Connections::grow(std::size_t statements) {
    statements_ = statements;
    pairs_.resize(statements * (statements + 1) / 2);
}

void Connections::count(Row const& row, std::int32_t times) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        std::size_t const second = row[i].statement;
        auto* pairs = pairs_.data() + second * (second + 1) / 2;
        auto const answer = row[i].answer;
        for (std::size_t j = 0; j <= i; ++j) {
            auto const other = row[j].answer;
            auto& pair = pairs[row[j].statement];
            pair.product += times * answer * other;
            pair.first += times * other;
            pair.second += times * answer;
            pair.both += times;
        }
    }
}

}
