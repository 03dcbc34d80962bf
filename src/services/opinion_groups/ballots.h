// Votes as rows: for each person what counts of what they answered.
#pragma once
#include "services/opinion_groups/opinion_groups.h"

#include <cstdint>
#include <expected>
#include <span>
#include <vector>

namespace opinion_groups {

struct Cell {
    std::uint32_t statement = 0;
    std::int32_t answer = 0;  ///< 1 agree, 0 pass, -1 disagree.
    friend auto operator<=>(Cell const&, Cell const&) = default;
};

/// Ascending by statement, each at most once.
using Row = std::vector<Cell>;

struct Ballots {
    std::vector<StatementState> states = {};
    std::vector<Row> rows = {};  ///< By participant.
};

/// What is wrong with the vote, if anything.
std::optional<Refusal> refused(Vote const& vote, std::size_t participants, std::size_t statements);

/// Of several answers to a statement: whether the second counts instead of the first.
bool counts_instead(Vote const& second, Vote const& first);

std::expected<Ballots, Mistake> ballots(std::size_t participants,
                                        std::span<StatementState const> statements,
                                        std::span<Vote const> votes);

/// The participants in an order that their answers alone decide. Those with the same answers stand
/// beside each other.
std::vector<std::size_t> order_by_answers(std::vector<Row> const& rows);

/// Everybody's answers, by statement.
std::vector<Count> counted(Ballots const& ballots);

void add(Count& count, std::int32_t answer);

}
