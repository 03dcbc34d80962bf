// One question to somebody who knows, and what decides over it. Plain values and pure functions.
#pragma once
#include <expected>
#include <string>
#include <string_view>

#include "features/ideas/need.h"
#include "platform/basics/problems.h"

namespace ideas::experts {

using QuestionId = basics::Id<struct QuestionTag>;

/// Where a question stands. What has been answered is a draft for those who answer the need.
enum class State : std::uint8_t { asked, answered, withdrawn };
std::string_view name(State state);
std::optional<State> parse_state(std::string_view name);

struct Question {
    QuestionId id = {};
    NeedId need = {};
    members::MemberId asked_by = {};
    std::string email = {};  ///< Whom it was sent to. Personal data.
    std::string words = {};
    basics::Time asked_at = {}, expires_at = {};
    State state = State::asked;
    std::string answer = {};
    basics::Time answered_at = {};
};

/// A question as typed.
struct Typed {
    std::string email = {}, words = {};
};

/// In characters. An answer fits into the answer to the need.
inline constexpr std::size_t longest_question = 1000, longest_answer = 2000;
/// How long a link is good, and how many questions about one need may wait at once.
inline constexpr int days_to_answer = 14, most_waiting = 10;

/// Tidied, or every mistake: fields email and question.
std::expected<Typed, basics::Problems> checked(Typed typed);
/// Field answer.
std::expected<std::string, basics::Problems> checked_answer(std::string_view typed);

/// Until when a link is good that is sent now.
basics::Time expiry(basics::Time now);
/// Whether the question can still be answered: not answered, withdrawn or too old, and its sender
/// has not taken the need back.
bool is_open(Question const& question, Need const& need, basics::Time now);

}
