// The rules of stating and answering.
#include "features/outcomes/rules.h"

#include <algorithm>

#include "platform/basics/text.h"
#include "services/letter_links/link.h"
#include "services/lifetimes/span.h"
#include "services/members/rules.h"

namespace outcomes {

namespace {

/// The words of a form: lines without trailing blanks, at most one empty line between them.
std::string tidied(std::string_view typed) {
    std::string words;
    std::size_t breaks = 0;
    for (char const c : basics::trimmed(typed)) {
        if (c == '\r') continue;
        if (c == '\n') {
            while (words.ends_with(' ') || words.ends_with('\t')) words.pop_back();
            if (++breaks > 2) continue;
        } else if (c != ' ' && c != '\t') breaks = 0;
        words += c;
    }
    return words;
}

void take(std::expected<std::string, basics::Problems> words, std::string& into,
          basics::Problems& problems) {
    if (words) into = *std::move(words);
    else problems.insert(problems.end(), words.error().begin(), words.error().end());
}

std::string line(std::string_view typed) {
    return basics::one_line(std::string(basics::trimmed(typed)));
}

Owner checked_owner(Typed const& typed, basics::Problems& problems) {
    Owner owner;
    take(checked_words(line(typed.owner_name), "owner_name", longest_name, true,
                       "outcomes.problem_owner_name"),
         owner.name, problems);
    take(checked_words(line(typed.owner_role), "owner_role", longest_role, true,
                       "outcomes.problem_owner_role"),
         owner.role, problems);
    take(checked_words(line(typed.owner_unit), "owner_unit", longest_unit, false, ""), owner.unit,
         problems);
    if (auto email = members::normalised_email(basics::trimmed(typed.owner_email)))
        owner.email = *std::move(email);
    else problems.push_back({"owner_email", "outcomes.problem_owner_email"});
    return owner;
}

}

Typed typed_of(Telling const& told) {
    return {told.owner.name,
            told.owner.role,
            told.owner.unit,
            told.owner.email,
            basics::iso(told.since),
            told.evidence,
            told.evidence_link,
            told.in_budget ? "yes" : "no",
            told.budget};
}

std::expected<std::string, basics::Problems> checked_words(std::string_view typed,
                                                           std::string const& field,
                                                           std::size_t longest, bool is_required,
                                                           std::string const& missing) {
    auto words = tidied(typed);
    if (is_required && words.empty()) return std::unexpected(basics::Problems{{field, missing}});
    if (basics::length(words) > longest)
        return std::unexpected(basics::Problems{
            {field, "outcomes.problem_long", {{"longest", std::to_string(longest)}}}});
    return words;
}

bool is_web_address(std::string_view text) {
    auto const rest = text.starts_with("https://")  ? text.substr(8)
                      : text.starts_with("http://") ? text.substr(7)
                                                    : std::string_view();
    bool const is_plain = std::ranges::all_of(rest, [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte > 0x20 && byte != 0x7f && !std::string_view("\"<>\\^`{|}").contains(c);
    });
    return !rest.empty() && rest.front() != '/' && is_plain && basics::length(text) <= longest_link;
}

std::expected<Telling, basics::Problems> checked(Typed const& typed, basics::Date today) {
    basics::Problems problems;
    Telling told{.owner = checked_owner(typed, problems)};
    auto const since = basics::parse_iso_date(basics::trimmed(typed.since));
    if (!since || since->day == 0 || typed.since.size() > 10)
        problems.push_back({"since", "outcomes.problem_since"});
    else if (*since > today) problems.push_back({"since", "outcomes.problem_since_later"});
    else told.since = *since;
    take(checked_words(typed.evidence, "evidence", longest_evidence, true,
                       "outcomes.problem_evidence"),
         told.evidence, problems);
    told.evidence_link = line(typed.evidence_link);
    if (!told.evidence_link.empty() && !is_web_address(told.evidence_link))
        problems.push_back({"evidence_link", "outcomes.problem_evidence_link"});
    if (typed.in_budget != "yes" && typed.in_budget != "no")
        problems.push_back({"in_budget", "outcomes.problem_in_budget"});
    told.in_budget = typed.in_budget == "yes";
    take(checked_words(line(typed.budget), "budget", longest_budget, told.in_budget,
                       "outcomes.problem_budget"),
         told.budget, problems);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return told;
}

std::expected<Answer, basics::Problems> checked_answer(std::string_view answer,
                                                       std::string_view comment) {
    basics::Problems problems;
    Answer good{.is_yes = answer == "yes"};
    if (answer != "yes" && answer != "no")
        problems.push_back({"answer", "outcomes.problem_answer"});
    take(checked_words(comment, "comment", longest_comment, answer == "no",
                       "outcomes.problem_comment"),
         good.comment, problems);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return good;
}

std::optional<Later> later_question(basics::Time confirmed_at, int months_asked) {
    auto const day = basics::day_in_stockholm(confirmed_at);
    for (int const months : later_months)
        if (months > months_asked)
            return Later{lifetimes::beginning_of(
                             lifetimes::last_day(day, {months, lifetimes::Unit::months})),
                         months};
    return std::nullopt;
}

bool is_only_owner_changed(Telling const& before, Telling const& after) {
    auto same = after;
    same.owner = before.owner;
    return same == before && after.owner != before.owner;
}

bool has_lapsed(Statement const& statement, basics::Time now) {
    return statement.state == State::confirmed && statement.is_asked() &&
           letter_links::days_after(statement.asked_at, days_to_answer) <= now;
}

}
