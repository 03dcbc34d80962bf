// Days are compared as days: midnight and the clocks are services of others.
#include "features/ideas/thresholds/threshold.h"

#include <algorithm>
#include <charconv>

#include "features/ideas/rules.h"
#include "platform/basics/text.h"

namespace ideas::thresholds {

namespace {

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

void check_when(Draft const& draft, basics::Date today, Rule& rule, basics::Problems& problems) {
    auto const supports = basics::trimmed(draft.supports), day = basics::trimmed(draft.day);
    if (!supports.empty()) {
        auto const number = number_in(supports);
        rule.supports = number.value_or(0);
        if (rule.supports < 1 || rule.supports > most_supports)
            problems.push_back({"supports", "ideas.problem_threshold_supports"});
    }
    if (!day.empty()) {
        auto const read = basics::parse_iso_date(day);
        if (!read || read->day == 0) problems.push_back({"day", "ideas.problem_threshold_day"});
        else if (*read < today && !draft.is_yearly)
            problems.push_back({"day", "ideas.problem_threshold_past"});
        rule.day = read.value_or(basics::Date());
    }
    if (supports.empty() && day.empty())
        problems.push_back({"supports", "ideas.problem_threshold_when"});
}

}

std::expected<Rule, basics::Problems> checked(Draft const& draft, basics::Date today) {
    basics::Problems problems;
    Rule rule{.who = basics::one_line(basics::trimmed(draft.who)), .is_yearly = draft.is_yearly};
    if (rule.who.empty() || basics::length(rule.who) > longest_who)
        problems.push_back({"who", "ideas.problem_threshold_who"});
    rule.member = members::MemberId::parse(draft.member).value_or(members::MemberId());
    rule.address = basics::trimmed(draft.address);
    if (!rule.member.empty()) rule.address.clear();
    else if (auto const email = checked(Sender{.email = rule.address});
             rule.address.empty() || !email)
        problems.push_back({"address", "ideas.problem_threshold_address"});
    else rule.address = email->email;
    check_when(draft, today, rule, problems);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return rule;
}

basics::Date in_year(basics::Date day, int year) {
    basics::Date const same{year, day.month, day.day};
    return basics::exists(same) ? same : basics::last_day({year, day.month, 0});
}

std::optional<basics::Date> last_come(Rule const& rule, basics::Date today) {
    if (rule.day == basics::Date()) return std::nullopt;
    auto const first = rule.day;
    if (!rule.is_yearly) return first <= today ? std::optional(first) : std::nullopt;
    auto come = in_year(first, today.year);
    if (today < come) come = in_year(first, today.year - 1);
    return come;
}

std::string_view name(Why why) { return why == Why::supports ? "supports" : "day"; }

std::optional<Why> reaches(Rule const& rule, Need const& need, basics::Date today) {
    bool const waits = need.state == State::received || need.state == State::in_progress;
    if (!waits || need.visibility != Visibility::public_) return std::nullopt;
    if (rule.supports > 0 && need.supports >= rule.supports) return Why::supports;
    auto const come = last_come(rule, today);
    // A day before the rule was made, or before the matter came, concerns neither.
    bool const counts = come && basics::day_in_stockholm(rule.changed_at) <= *come &&
                        basics::day_in_stockholm(need.told_at) <= *come;
    return counts ? std::optional(Why::day) : std::nullopt;
}

}
