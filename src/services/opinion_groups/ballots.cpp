// Votes are dealt to people, then each person's are sorted; the last one on a statement stays.
#include "services/opinion_groups/ballots.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "services/opinion_groups/mixing.h"

namespace opinion_groups {

namespace {

std::uint64_t hash(Row const& row) {
    std::uint64_t sum = row.size();
    for (auto const& cell : row)
        sum +=
            mixed(std::uint64_t{cell.statement} * 4 + static_cast<std::uint64_t>(cell.answer + 1));
    return mixed(sum);
}

/// One person's votes become their row.
Row row_of(std::span<Vote> votes) {
    std::ranges::sort(votes, [](Vote const& left, Vote const& right) {
        if (left.statement != right.statement) return left.statement < right.statement;
        return counts_instead(left, right);
    });
    Row row;
    row.reserve(votes.size());
    for (auto const& vote : votes)
        if (row.empty() || row.back().statement != vote.statement)
            row.push_back({vote.statement, static_cast<std::int32_t>(vote.answer)});
    return row;
}

}

std::optional<Refusal> refused(Vote const& vote, std::size_t participants, std::size_t statements) {
    if (vote.statement >= statements) return Refusal::no_such_statement;
    if (vote.participant >= participants) return Refusal::no_such_participant;
    auto const answer = static_cast<int>(vote.answer);
    if (answer < -1 || answer > 1) return Refusal::no_such_answer;
    return {};
}

bool counts_instead(Vote const& second, Vote const& first) {
    return std::tuple(-second.when, second.answer) < std::tuple(-first.when, first.answer);
}

std::expected<Ballots, Mistake> ballots(std::size_t participants,
                                        std::span<StatementState const> statements,
                                        std::span<Vote const> votes) {
    if (participants > most_participants)
        return std::unexpected(Mistake{Refusal::too_many_participants});
    if (statements.size() > most_statements)
        return std::unexpected(Mistake{Refusal::too_many_statements});
    std::vector<std::size_t> ends(participants + 1);
    for (std::size_t i = 0; i < votes.size(); ++i) {
        if (auto const why = refused(votes[i], participants, statements.size()))
            return std::unexpected(Mistake{*why, i});
        ++ends[votes[i].participant + 1];
    }
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<Vote> dealt(votes.size());
    auto next = ends;
    for (auto const& vote : votes) dealt[next[vote.participant]++] = vote;
    Ballots made{{statements.begin(), statements.end()}, std::vector<Row>(participants)};
    for (std::size_t i = 0; i < participants; ++i)
        made.rows[i] = row_of(std::span(dealt).subspan(ends[i], ends[i + 1] - ends[i]));
    return made;
}

std::vector<std::size_t> order_by_answers(std::vector<Row> const& rows) {
    std::vector<std::pair<std::uint64_t, std::size_t>> keys(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) keys[i] = {hash(rows[i]), i};
    std::ranges::sort(keys, [&](auto const& left, auto const& right) {
        if (left.first != right.first) return left.first < right.first;
        if (rows[left.second] != rows[right.second]) return rows[left.second] < rows[right.second];
        return left.second < right.second;
    });
    std::vector<std::size_t> order(rows.size());
    std::ranges::transform(keys, order.begin(), [](auto const& key) { return key.second; });
    return order;
}

void add(Count& count, std::int32_t answer) {
    ++(answer > 0 ? count.agree : answer < 0 ? count.disagree : count.pass);
}

std::vector<Count> counted(Ballots const& ballots) {
    std::vector<Count> counts(ballots.states.size());
    for (auto const& row : ballots.rows)
        for (auto const& cell : row) add(counts[cell.statement], cell.answer);
    return counts;
}

}
