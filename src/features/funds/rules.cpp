// What may stand in a pot, an application, a decision and an account. Pure functions.
#include <algorithm>
#include <charconv>

#include "features/funds/fund.h"
#include "platform/basics/text.h"
#include "services/letter_links/letter_links.h"

namespace funds {

namespace {

/// Collects what is wrong while values are read.
struct Checking {
    basics::Problems problems = {};

    void wrong(std::string field, std::string const& id,
               std::map<std::string, std::string> values = {}) {
        problems.push_back({std::move(field), "funds." + id, std::move(values)});
    }

    std::string words(std::string_view typed, std::string const& field, std::size_t longest,
                      std::string const& missing = {}) {
        std::string text(basics::trimmed(typed));
        std::erase(text, '\r');
        if (text.empty() && !missing.empty()) wrong(field, missing);
        if (auto const length = basics::length(text); length > longest)
            wrong(field, "problem_long",
                  {{"most", std::to_string(longest)}, {"over", std::to_string(length - longest)}});
        return text;
    }

    std::int64_t amount(std::string_view typed, std::string const& field, std::int64_t least) {
        auto const minor = basics::parse_amount(basics::trimmed(typed));
        if (!minor || *minor < least || *minor > most_amount) {
            wrong(field, least > 0 ? "problem_amount" : "problem_used");
            return 0;
        }
        return *minor;
    }

    basics::Date day(std::string_view typed, std::string const& field) {
        auto const day = basics::parse_iso_date(basics::trimmed(typed));
        if (!day || day->day == 0) {
            wrong(field, "problem_day");
            return {};
        }
        return *day;
    }
};

int year_in(std::string_view typed, Checking& checking) {
    int year = 0;
    auto const text = basics::trimmed(typed);
    std::from_chars(text.data(), text.data() + text.size(), year);
    if (text.size() != 4 || year < 2000 || year > 2100) checking.wrong("year", "problem_year");
    return year;
}

}

std::string_view name(State state) { return state_names.at(static_cast<std::size_t>(state)); }

std::optional<State> parse_state(std::string_view text) {
    auto const found = std::ranges::find(state_names, text);
    if (found == state_names.end()) return std::nullopt;
    return static_cast<State>(found - state_names.begin());
}

std::expected<Fund, basics::Problems> checked(TypedFund const& typed, std::int64_t given) {
    Checking checking;
    Fund fund;
    fund.name = basics::one_line(checking.words(typed.name, "name", longest_name, "problem_name"));
    fund.year = year_in(typed.year, checking);
    fund.amount = checking.amount(typed.amount, "amount", 1);
    fund.most_each = checking.amount(typed.most_each, "most_each", 1);
    if (checking.problems.empty() && fund.amount < given) checking.wrong("amount", "problem_given");
    if (checking.problems.empty() && fund.most_each > fund.amount)
        checking.wrong("most_each", "problem_most_each");
    fund.decider = basics::one_line(
        checking.words(typed.decider, "decider", longest_decider, "problem_decider"));
    if (std::ranges::find(decision_kinds, typed.decision_kind) == decision_kinds.end())
        checking.wrong("decision_kind", "problem_decision_kind");
    fund.decision_kind = typed.decision_kind;
    fund.opens = checking.day(typed.opens, "opens");
    fund.closes = checking.day(typed.closes, "closes");
    if (fund.opens.day != 0 && fund.closes.day != 0 && fund.closes < fund.opens)
        checking.wrong("closes", "problem_closes");
    fund.purpose = checking.words(typed.purpose, "purpose", longest_purpose, "problem_purpose");
    fund.excluded = checking.words(typed.excluded, "excluded", longest_purpose);
    if (!checking.problems.empty()) return std::unexpected(std::move(checking.problems));
    return fund;
}

std::expected<Application, basics::Problems> checked(TypedApplication const& typed,
                                                     Fund const& fund, basics::Date today) {
    Checking checking;
    Application made{.fund = fund.id};
    made.title =
        basics::one_line(checking.words(typed.title, "title", longest_title, "problem_title"));
    made.what = checking.words(typed.what, "what", longest_what, "problem_what");
    made.doers =
        basics::one_line(checking.words(typed.doers, "doers", longest_doers, "problem_doers"));
    made.asked = checking.amount(typed.asked, "asked", 1);
    if (made.asked > fund.most_each) checking.wrong("asked", "problem_asked");
    made.done_by = checking.day(typed.done_by, "done_by");
    if (made.done_by.day != 0 && made.done_by <= today) checking.wrong("done_by", "problem_past");
    if (made.done_by.year > fund.closes.year + 2) checking.wrong("done_by", "problem_far");
    if (!fund.is_open(today)) checking.wrong("title", "problem_closed");
    if (!checking.problems.empty()) return std::unexpected(std::move(checking.problems));
    return made;
}

std::expected<Decision, basics::Problems> checked(TypedDecision const& typed, Fund const& fund,
                                                  Application const& application, std::int64_t left,
                                                  basics::Date today) {
    Checking checking;
    Decision made{.is_granted = typed.outcome == "grant"};
    if (!made.is_granted && typed.outcome != "decline")
        checking.wrong("outcome", "problem_outcome");
    if (made.is_granted) {
        made.granted = checking.amount(typed.granted, "granted", 1);
        if (made.granted > application.asked) checking.wrong("granted", "problem_more_than_asked");
        else if (made.granted > fund.most_each) checking.wrong("granted", "problem_asked");
        else if (made.granted > left) checking.wrong("granted", "problem_left");
    }
    made.reason = checking.words(typed.reason, "reason", longest_reason, "problem_reason");
    bool const has_reference = fund.decision_kind != "internal";
    made.reference = basics::one_line(
        checking.words(typed.reference, "reference", longest_reference,
                       has_reference ? "problem_reference_" + fund.decision_kind : std::string()));
    made.on = checking.day(typed.decided_on, "decided_on");
    if (made.on.day != 0 && made.on > today) checking.wrong("decided_on", "problem_ahead");
    if (!checking.problems.empty()) return std::unexpected(std::move(checking.problems));
    return made;
}

std::expected<Account, basics::Problems> checked(TypedAccount const& typed,
                                                 Application const& application) {
    Checking checking;
    Account made{.used = checking.amount(typed.used, "used", 0)};
    if (made.used > application.granted) checking.wrong("used", "problem_more_than_granted");
    made.came_out = checking.words(typed.came_out, "came_out", longest_told, "problem_came_out");
    made.learned = checking.words(typed.learned, "learned", longest_told, "problem_learned");
    if (!checking.problems.empty()) return std::unexpected(std::move(checking.problems));
    return made;
}

bool is_to_remind(Application const& application, basics::Time now) {
    if (application.state != State::granted || application.account_due.day == 0) return false;
    auto const today = basics::day_in_stockholm(now);
    auto const soon =
        basics::day_in_stockholm(letter_links::days_after(now, days_between_reminders));
    if (application.account_due > soon) return false;
    if (application.reminded_at.microseconds == 0) return true;
    if (today <= application.account_due) return false;
    auto const next = letter_links::days_after(application.reminded_at, days_between_reminders);
    return next <= now ||
           basics::day_in_stockholm(application.reminded_at) <= application.account_due;
}

}
