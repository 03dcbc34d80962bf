// What may be asked and answered.
#include "features/ideas/experts/question.h"

#include <algorithm>

#include "features/ideas/rules.h"
#include "platform/basics/text.h"
#include "services/members/rules.h"

namespace ideas::experts {

namespace {

constexpr std::array<std::string_view, 3> state_names = {"asked", "answered", "withdrawn"};
constexpr std::int64_t day = 24LL * 60 * 60 * 1'000'000;

void add(basics::Problems& problems, basics::Problems const& more) {
    problems.insert(problems.end(), more.begin(), more.end());
}

}

std::string_view name(State state) { return state_names.at(static_cast<std::size_t>(state)); }

std::optional<State> parse_state(std::string_view name) {
    auto const found = std::ranges::find(state_names, name);
    return found == state_names.end()
               ? std::nullopt
               : std::optional(static_cast<State>(found - state_names.begin()));
}

std::expected<Typed, basics::Problems> checked(Typed typed) {
    basics::Problems problems;
    if (auto email = members::normalised_email(basics::trimmed(typed.email)))
        typed.email = *std::move(email);
    else problems.push_back({"email", "ideas.problem_expert_email"});
    auto words = checked_words(typed.words, "question", longest_question, "ideas.problem_question",
                               "ideas.problem_long");
    if (words) typed.words = *std::move(words);
    else add(problems, words.error());
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return typed;
}

std::expected<std::string, basics::Problems> checked_answer(std::string_view typed) {
    return checked_words(typed, "answer", longest_answer, "ideas.problem_expert_answer",
                         "ideas.problem_long");
}

basics::Time expiry(basics::Time now) { return {now.microseconds + days_to_answer * day}; }

bool is_open(Question const& question, Need const& need, basics::Time now) {
    return question.state == State::asked && now < question.expires_at &&
           need.visibility != Visibility::withdrawn;
}

}
