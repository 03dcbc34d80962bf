// A vote changes one row, one count and the pairs of one person.
#include "services/opinion_groups/running.h"

#include <algorithm>

#include "services/opinion_groups/computing.h"

namespace opinion_groups {

class Running::State {
public:
    explicit State(Parameters const& parameters) : parameters_(parameters) {}

    std::size_t add_statement(StatementState state) {
        auto& states = tally_.ballots.states;
        states.push_back(state);
        tally_.counts.push_back({});
        // Beyond what can be kept in pairs they are let go.
        if (states.size() <= Connections::most_statements) tally_.connections.grow(states.size());
        else if (states.size() == Connections::most_statements + 1)
            tally_.connections = Connections();
        return states.size() - 1;
    }

    void set_state(std::size_t statement, StatementState state) {
        tally_.ballots.states.at(statement) = state;
    }

    std::expected<void, Mistake> add(Vote const& vote) {
        auto const statements = tally_.ballots.states.size();
        if (vote.participant >= most_participants)
            return std::unexpected(Mistake{Refusal::too_many_participants});
        if (auto const why = refused(vote, most_participants, statements))
            return std::unexpected(Mistake{*why});
        if (vote.participant >= tally_.ballots.rows.size()) {
            tally_.ballots.rows.resize(vote.participant + std::size_t{1});
            times_.resize(vote.participant + std::size_t{1});
        }
        auto& row = tally_.ballots.rows[vote.participant];
        auto& times = times_[vote.participant];
        auto const at = std::ranges::lower_bound(row, vote.statement, {}, &Cell::statement);
        auto const place = at - row.begin();
        bool const again = at != row.end() && at->statement == vote.statement;
        if (again && !counts_instead(vote, {vote.participant, vote.statement,
                                            static_cast<Answer>(at->answer), times[place]}))
            return {};
        bool const pairs = tally_.connections.statements() == statements;
        if (pairs) tally_.connections.remove(row);
        Cell const cell{vote.statement, static_cast<std::int32_t>(vote.answer)};
        if (again) {
            take_away(tally_.counts[vote.statement], at->answer);
            *at = cell;
            times[place] = vote.when;
        } else {
            row.insert(at, cell);
            times.insert(times.begin() + place, vote.when);
        }
        opinion_groups::add(tally_.counts[vote.statement], cell.answer);
        if (pairs) tally_.connections.add(row);
        return {};
    }

    Result result() const { return computed(tally_, parameters_); }

private:
    static void take_away(Count& count, std::int32_t answer) {
        --(answer > 0 ? count.agree : answer < 0 ? count.disagree : count.pass);
    }

    Parameters parameters_;
    Tally tally_ = {};
    std::vector<std::vector<std::int64_t>> times_ = {};  ///< As the rows.
};

Running::Running(Parameters const& parameters) : state_(std::make_unique<State>(parameters)) {}
Running::~Running() = default;
Running::Running(Running&&) noexcept = default;
Running& Running::operator=(Running&&) noexcept = default;

std::size_t Running::add_statement(StatementState state) { return state_->add_statement(state); }

void Running::set_state(std::size_t statement, StatementState state) {
    state_->set_state(statement, state);
}

std::expected<void, Mistake> Running::add(Vote const& vote) { return state_->add(vote); }

Result Running::result() const { return state_->result(); }

}
