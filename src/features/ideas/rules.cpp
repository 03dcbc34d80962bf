// Decisions about needs.
#include "features/ideas/rules.h"

#include <algorithm>

#include "platform/basics/lines.h"
#include "platform/basics/text.h"
#include "services/members/rules.h"

namespace ideas {

namespace {

using basics::Problems;

void check_length(Problems& problems, std::string const& text, std::string field,
                  std::size_t longest, std::string id) {
    auto const length = basics::length(text);
    if (length > longest)
        problems.push_back(
            {std::move(field),
             std::move(id),
             {{"most", std::to_string(longest)}, {"over", std::to_string(length - longest)}}});
}

bool is_web_address(std::string_view text) {
    auto const begin = text.starts_with("https://") ? 8U : text.starts_with("http://") ? 7U : 0U;
    auto const rest = text.substr(begin);
    return begin > 0 && rest.find_first_of(" \t\"<>\\@") == rest.npos &&
           rest.find('.') != rest.npos && !rest.starts_with('.') && !rest.starts_with('/');
}

}

std::expected<Telling, Problems> checked(Telling typed) {
    Problems problems;
    for (auto* line : {&typed.title, &typed.for_whom, &typed.place})
        *line = basics::trimmed(basics::one_line(*line));
    typed.story = basics::tidied(typed.story);
    bool const is_idea = typed.kind == Kind::idea;
    typed.better = is_idea ? basics::tidied(typed.better) : std::string();
    if (is_idea) typed.how_often = Frequency::unknown;
    else typed.answers = {};
    if (typed.title.empty())
        problems.push_back({"title", is_idea ? "ideas.problem_idea_title" : "ideas.problem_title"});
    check_length(problems, typed.title, "title", longest_title, "ideas.problem_long");
    if (typed.story.empty()) problems.push_back({"story", "ideas.problem_story"});
    check_length(problems, typed.story, "story", longest_story, "ideas.problem_long");
    check_length(problems, typed.better, "better", longest_better, "ideas.problem_long");
    check_length(problems, typed.for_whom, "for_whom", longest_words, "ideas.problem_long");
    if (typed.organisation.empty())
        problems.push_back({"organisation", "ideas.problem_organisation"});
    check_length(problems, typed.place, "place", longest_words, "ideas.problem_long");
    if (std::ranges::find(story_languages, typed.language) == story_languages.end())
        problems.push_back({"language", "ideas.problem_language"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return typed;
}

std::expected<Sender, Problems> checked(Sender typed) {
    Problems problems;
    typed.name = basics::trimmed(basics::one_line(typed.name));
    check_length(problems, typed.name, "sender_name", longest_name, "ideas.problem_long");
    typed.email = basics::trimmed(typed.email);
    if (!typed.email.empty()) {
        auto const email = members::normalised_email(typed.email);
        if (email) typed.email = *email;
        else problems.push_back({"email", "ideas.problem_email"});
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return typed;
}

std::expected<Answer, Problems> checked(Answer typed) {
    Problems problems;
    typed.reason = basics::tidied(typed.reason);
    typed.referred_to = basics::trimmed(basics::one_line(typed.referred_to));
    typed.link = basics::trimmed(typed.link);
    if (typed.reason.empty()) problems.push_back({"reason", "ideas.problem_reason"});
    check_length(problems, typed.reason, "reason", longest_reason, "ideas.problem_long");
    if (typed.state == State::referred && typed.referred_to.empty())
        problems.push_back({"referred_to", "ideas.problem_referred_to"});
    if (typed.state != State::referred) typed.referred_to.clear();
    check_length(problems, typed.referred_to, "referred_to", longest_words, "ideas.problem_long");
    if (!typed.link.empty() &&
        (!is_web_address(typed.link) || basics::length(typed.link) > longest_link))
        problems.push_back({"link", "ideas.problem_link"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return typed;
}

std::expected<std::string, Problems> checked_words(std::string_view typed, std::string field,
                                                   std::size_t longest, std::string missing,
                                                   std::string too_long) {
    Problems problems;
    auto words = basics::tidied(typed);
    if (words.empty()) problems.push_back({field, std::move(missing)});
    check_length(problems, words, field, longest, std::move(too_long));
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return words;
}

bool may_move(State from, State to) {
    using enum State;
    if (to == received || to == from) return false;
    switch (from) {
        case received:
        case in_progress: return true;
        case goes_on: return to == declined || to == in_progress;
        case declined:
        case already_done:
        case referred: return to == in_progress;
    }
    return false;
}

std::vector<State> next_states(State from) {
    std::vector<State> next;
    for (auto to : states)
        if (may_move(from, to)) next.push_back(to);
    return next;
}

bool may_correct(Need const& need) { return need.state == State::received && may_add(need); }
bool may_withdraw(Need const& need) { return need.visibility != Visibility::withdrawn; }
bool may_add(Need const& need) { return may_answer(need); }
bool may_publish(Need const& need) {
    return need.visibility == Visibility::waiting || need.visibility == Visibility::hidden;
}
bool may_hide(Need const& need) {
    return need.visibility == Visibility::waiting || need.visibility == Visibility::public_ ||
           need.visibility == Visibility::inside;
}
bool may_answer(Need const& need) {
    return need.visibility != Visibility::withdrawn && need.visibility != Visibility::merged;
}

Visibility visibility_when_told(bool by_member, Way way, Reading reading) {
    if (reading == Reading::first) return Visibility::waiting;
    return by_member || way != Way::page ? Visibility::public_ : Visibility::waiting;
}

Visibility visibility_when_corrected(Need const& need, Reading reading) {
    bool const is_read = need.told_by.empty() || reading == Reading::first;
    bool const is_shown =
        need.visibility == Visibility::public_ || need.visibility == Visibility::inside;
    return is_read && is_shown ? Visibility::waiting : need.visibility;
}

std::int64_t days_between(basics::Time then, basics::Time now) {
    constexpr std::int64_t day = 24LL * 60 * 60 * 1'000'000;
    return std::max<std::int64_t>(0, (now.microseconds - then.microseconds) / day);
}

}
