// Decisions over notices and matters.
#include "services/moderation/rules.h"

#include <algorithm>

#include "platform/basics/lines.h"
#include "platform/basics/text.h"
#include "services/members/rules.h"

namespace moderation {

namespace {

using basics::Problems;

constexpr std::int64_t day = 24LL * 60 * 60 * 1'000'000;

void check_length(Problems& problems, std::string const& words) {
    auto const length = basics::length(words);
    if (length > longest_words)
        problems.push_back({"words",
                            "moderation.problem_long",
                            {{"most", std::to_string(longest_words)},
                             {"over", std::to_string(length - longest_words)}}});
}

bool is_reason(std::string_view code) {
    return std::ranges::find(reasons, code, &Reason::code) != reasons.end();
}

bool is_because(Outcome outcome, std::string_view code) {
    if (outcome == Outcome::hidden) return is_reason(code);
    return std::ranges::find(leave_reasons, code) != leave_reasons.end();
}

bool says_nothing(std::string_view because) {
    return because == "other" || because == "left_other";
}

bool is_among(std::vector<members::MemberId> const& members, members::MemberId const& member) {
    return std::ranges::find(members, member) != members.end();
}

}

std::expected<Told, Problems> checked(Told typed) {
    Problems problems;
    typed.words = basics::tidied(typed.words);
    if (!is_reason(typed.reason)) problems.push_back({"reason", "moderation.problem_reason"});
    if (typed.words.empty()) problems.push_back({"words", "moderation.problem_words"});
    check_length(problems, typed.words);
    typed.email = basics::trimmed(typed.email);
    if (!typed.email.empty()) {
        if (auto email = members::normalised_email(typed.email)) typed.email = *std::move(email);
        else problems.push_back({"email", "moderation.problem_email"});
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return typed;
}

std::expected<Ruling, Problems> checked(Ruling typed) {
    Problems problems;
    typed.words = basics::tidied(typed.words);
    if (typed.outcome == Outcome::none) problems.push_back({"act", "moderation.problem_act"});
    else if (typed.reason.empty() || !is_because(typed.outcome, typed.reason))
        problems.push_back({"because", typed.outcome == Outcome::hidden
                                           ? "moderation.problem_because_hidden"
                                           : "moderation.problem_because_left"});
    if (says_nothing(typed.reason) && typed.words.empty())
        problems.push_back({"words", "moderation.problem_own_words"});
    check_length(problems, typed.words);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return typed;
}

std::expected<std::string, Problems> checked_words(std::string_view typed) {
    Problems problems;
    auto words = basics::tidied(typed);
    if (words.empty()) problems.push_back({"words", "moderation.problem_why_again"});
    check_length(problems, words);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return words;
}

bool is_urgent(std::string_view reason) {
    auto const found = std::ranges::find(reasons, reason, &Reason::code);
    return found != reasons.end() && found->is_urgent;
}

bool may_ask(Matter const& matter, Side side, basics::Time now) {
    if (matter.state != State::decided) return false;
    if (days_between(matter.decided_at, now) >= days_to_ask) return false;
    return side == Side::writer ? matter.outcome == Outcome::hidden && !matter.writer_asked
                                : matter.outcome == Outcome::left && !matter.reporter_asked;
}

basics::Time last_asked_about(basics::Time now) { return {now.microseconds - days_to_ask * day}; }

std::vector<members::MemberId> whose_turn(Matter const& matter, Deciders const& deciders) {
    auto others = [&](std::vector<members::MemberId> members) {
        if (matter.state == State::again) std::erase(members, matter.decided_by);
        if (!deciders.writer.empty()) std::erase(members, deciders.writer);
        return members;
    };
    auto turn = others(deciders.coordinators);
    if (turn.empty()) turn = others(deciders.leaders);
    if (turn.empty()) turn = deciders.coordinators;
    return turn.empty() ? deciders.leaders : turn;
}

bool sees(permissions::Viewer const& viewer, Matter const& matter) {
    using permissions::Permission;
    // Without an organisation the question would be whether the viewer coordinates any.
    return matter.organisation.empty()
               ? permissions::may(viewer, Permission::lead)
               : permissions::may(viewer, Permission::coordinate, matter.organisation);
}

bool may_decide(permissions::Viewer const& viewer, Matter const& matter, Deciders const& deciders) {
    if (!sees(viewer, matter)) return false;
    bool const decided_before = matter.state == State::again && viewer.member == matter.decided_by;
    if (!decided_before && viewer.member != deciders.writer) return true;
    return is_among(whose_turn(matter, deciders), viewer.member);
}

std::int64_t days_between(basics::Time then, basics::Time now) {
    return std::max<std::int64_t>(0, (now.microseconds - then.microseconds) / day);
}

}
