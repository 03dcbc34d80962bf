// A question to the one who told a need or an idea, and what decides over it. Plain values and pure
// functions.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "features/ideas/need.h"
#include "platform/basics/problems.h"

namespace ideas::asking_back {

using QuestionId = basics::Id<struct SenderQuestionTag>;

/// asked; answered; withdrawn by those who asked; unanswered when its time was over.
enum class State : std::uint8_t { asked, answered, withdrawn, unanswered };
std::string_view name(State state);
std::optional<State> parse_state(std::string_view name);

struct Question {
    QuestionId id = {};
    NeedId need = {};
    members::MemberId asked_by = {};
    std::string words = {};
    bool is_public = false;  ///< Everybody reads both once it is answered.
    basics::Time asked_at = {}, expires_at = {};
    State state = State::asked;
    std::string answer = {};
    basics::Time answered_at = {};
    members::MemberId answered_by = {};  ///< Empty when it was answered without an account.
    bool is_shown = false;               ///< Of a public one: what was answered has been looked at.
    bool is_reminded = false;            ///< The sender has been reminded.
};

/// A question as typed.
struct Typed {
    std::string words = {};
    bool is_public = false;
};

/// In characters.
inline constexpr std::size_t longest_question = 1000, longest_answer = 4000;
/// How long the sender has, and after how many days they are reminded; how many questions there may
/// be about one need, since time stands still for each.
inline constexpr int days_to_answer = 14, days_to_reminder = 7, most_questions = 5;

/// Tidied, or the mistake: field sender_question.
std::expected<Typed, basics::Problems> checked(Typed typed);
/// Field reply.
std::expected<std::string, basics::Problems> checked_reply(std::string_view typed);

/// Whether those who answer may ask anything: somebody waits, and told it themselves.
bool may_ask(Need const& need);
/// Whether the sender can still answer: the question waits, and so do they.
bool is_open(Question const& question, Need const& need, basics::Time now);
/// Whether everybody may read question and answer.
bool is_for_everybody(Question const& question);
/// Whether an answer waits for those who answer to let everybody read it.
bool waits_to_be_shown(Question const& question);

}
