// A dialogue that goes on: answers come one by one, and the result is that of all of them so far.
#pragma once
#include "services/opinion_groups/opinion_groups.h"

#include <memory>

namespace opinion_groups {

/// Keeps what a vote changes little of, so that a new result is ready in milliseconds. Not for
/// several threads at once.
class Running {
public:
    explicit Running(Parameters const& parameters);
    ~Running();
    Running(Running&&) noexcept;
    Running& operator=(Running&&) noexcept;

    /// Adds a statement or changes its state; the first is number 0.
    std::size_t add_statement(StatementState state = StatementState::active);
    void set_state(std::size_t statement, StatementState state);

    /// Counts an answer (unless a later one by the same person to the same statement is counted
    /// already). A participant not seen before makes room for all with lower numbers.
    std::expected<void, Mistake> add(Vote const& vote);

    /// The same as `analyse` over all answers so far.
    Result result() const;

private:
    class State;
    std::unique_ptr<State> state_;
};

}
