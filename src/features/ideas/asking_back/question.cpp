// Names and rules of questions to the sender.
#include "features/ideas/asking_back/question.h"

#include <array>

#include "features/ideas/rules.h"

namespace ideas::asking_back {

namespace {

constexpr std::array<std::string_view, 4> state_names = {"asked", "answered", "withdrawn",
                                                         "unanswered"};

}

std::string_view name(State state) { return state_names[static_cast<std::size_t>(state)]; }

std::optional<State> parse_state(std::string_view text) {
    for (std::size_t i = 0; i < state_names.size(); ++i)
        if (state_names[i] == text) return static_cast<State>(i);
    return std::nullopt;
}

std::expected<Typed, basics::Problems> checked(Typed typed) {
    auto words = checked_words(typed.words, "sender_question", longest_question,
                               "ideas.problem_sender_question", "ideas.problem_long");
    if (!words) return std::unexpected(words.error());
    typed.words = *std::move(words);
    return typed;
}

std::expected<std::string, basics::Problems> checked_reply(std::string_view typed) {
    return checked_words(typed, "reply", longest_answer, "ideas.problem_reply",
                         "ideas.problem_long");
}

bool may_ask(Need const& need) {
    bool const waits =
        need.state == ideas::State::received || need.state == ideas::State::in_progress;
    return waits && may_answer(need) && need.visibility != Visibility::hidden;
}

bool is_open(Question const& question, Need const& need, basics::Time now) {
    bool const waits =
        need.state == ideas::State::received || need.state == ideas::State::in_progress;
    return question.state == State::asked && now < question.expires_at && waits &&
           need.visibility != Visibility::withdrawn && need.visibility != Visibility::hidden;
}

bool is_for_everybody(Question const& question) {
    return question.is_public && question.is_shown && question.state == State::answered;
}

bool waits_to_be_shown(Question const& question) {
    return question.is_public && !question.is_shown && question.state == State::answered;
}

}
