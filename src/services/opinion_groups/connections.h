// How answers to two statements go together, for all pairs: whole numbers, so that the order in
// which people are counted cannot matter and a person can be taken out again.
#pragma once
#include "services/opinion_groups/ballots.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace opinion_groups {

/// Sums over the people who answered both: of the products of their answers, of the answers to each
/// of the two (the one with the lower number is the first), and how many they are.
struct Pair {
    std::int32_t product = 0, first = 0, second = 0, both = 0;
};

class Connections {
public:
    /// Beyond so many statements the pairs would take too much memory.
    static constexpr std::size_t most_statements = 2'000;

    explicit Connections(std::size_t statements = 0) { grow(statements); }

    std::size_t statements() const { return statements_; }
    void grow(std::size_t statements);
    void add(Row const& row) { count(row, 1); }
    void remove(Row const& row) { count(row, -1); }

    /// `first` ≤ `second`; with itself: of squares.
    Pair const& at(std::size_t first, std::size_t second) const {
        return pairs_[second * (second + 1) / 2 + first];
    }

private:
    void count(Row const& row, std::int32_t times);

    std::size_t statements_ = 0;
    /// All with 0 as second, then with 1…: statements can be added.
    std::vector<Pair> pairs_ = {};
};

}
