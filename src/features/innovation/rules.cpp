// The rules of asking and deciding.
#include "features/innovation/rules.h"

#include <algorithm>
#include <set>

#include "platform/basics/text.h"
#include "services/letter_links/link.h"
#include "services/lifetimes/span.h"
#include "services/members/rules.h"

namespace innovation {

namespace {

template <class Enum, std::size_t Count>
std::optional<Enum> parsed(std::array<std::string_view, Count> const& names,
                           std::string_view name) {
    auto const found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<Enum>(found - names.begin()));
}

/// Lines without trailing blanks, at most one empty line between them.
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

std::string line(std::string_view typed) {
    return basics::one_line(std::string(basics::trimmed(typed)));
}

/// Checks one field after another into one list of problems.
struct Checking {
    basics::Problems problems = {};

    void wrong(std::string const& field, std::string const& text) {
        problems.push_back({field, "innovation." + text});
    }
    std::string words(std::string_view typed, std::string const& field, std::size_t longest,
                      std::string const& missing = {}) {
        auto good = checked_words(typed, field, longest, missing);
        if (good) return *std::move(good);
        problems.insert(problems.end(), good.error().begin(), good.error().end());
        return {};
    }
    std::string email(std::string_view typed, std::string const& field, bool is_required) {
        auto const trimmed = basics::trimmed(typed);
        if (trimmed.empty() && !is_required) return {};
        if (auto good = members::normalised_email(trimmed)) return *std::move(good);
        wrong(field, "problem_email");
        return {};
    }
    std::string link(std::string_view typed) {
        auto address = line(typed);
        if (address.empty() || is_web_address(address)) return address;
        wrong("link", "problem_link");
        return {};
    }
    /// A whole day.
    basics::Date day(std::string_view typed, std::string const& field) {
        auto const trimmed = basics::trimmed(typed);
        auto const date = basics::parse_iso_date(trimmed);
        if (date && date->day != 0 && trimmed.size() == 10) return *date;
        wrong(field, "problem_day");
        return {};
    }
};

/// A day from now on, but not too far.
void must_be_ahead(Checking& checking, basics::Date day, basics::Date today,
                   std::string const& field) {
    if (day == basics::Date()) return;
    if (day < today) checking.wrong(field, "problem_day_past");
    else if (day.year > today.year + most_years_ahead) checking.wrong(field, "problem_day_far");
}

/// What the kind of decision demands.
void check_kind(Checking& checking, Decision& decision, TypedDecision const& typed,
                Held const& held) {
    auto const kind = parse_kind(typed.kind);
    if (!kind || (held.is_registered && *kind == Kind::internal)) {
        checking.wrong("kind", held.is_registered ? "problem_kind_registered" : "problem_kind");
        return;
    }
    decision.kind = *kind;
    decision.reference =
        checking.words(line(typed.reference), "reference", longest_reference,
                       *kind == Kind::internal ? "" : "problem_reference_" + typed.kind);
    decision.link = checking.link(typed.link);
    bool const is_dated =
        *kind == Kind::board || held.is_registered || !basics::trimmed(typed.decided_on).empty();
    decision.on = is_dated ? checking.day(typed.decided_on, "decided_on") : held.today;
    if (decision.on > held.today) checking.wrong("decided_on", "problem_day_later");
    if (*kind == Kind::board && decision.link.empty() && basics::trimmed(typed.link).empty())
        checking.wrong("link", "problem_link_board");
}

void check_outcome(Checking& checking, Decision& decision, TypedDecision const& typed,
                   Held const& held) {
    auto const outcome = parse_outcome(typed.outcome);
    if (!outcome) return checking.wrong("outcome", "problem_outcome");
    decision.outcome = *outcome;
    if (*outcome == Outcome::stop)
        decision.lesson = checking.words(typed.lesson, "lesson", longest_lesson, "problem_lesson");
    if (*outcome != Outcome::merge) return;
    // An address of a project's page will do: its id stands in it.
    auto const text = line(typed.merged_into);
    std::string id;
    for (std::size_t at = 0; at < text.size() && id.empty();) {
        auto const end = std::min(text.find('/', at), text.size());
        if (end - at == 26) id = text.substr(at, 26);
        at = end + 1;
    }
    if (id.empty() || id == held.project) checking.wrong("merged_into", "problem_merged_into");
    decision.merged_into = id;
}

/// One line each.
std::vector<std::string> lines_of(Checking& checking, std::string const& typed) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < typed.size();) {
        auto const end = std::min(typed.find('\n', at), typed.size());
        if (auto const words = line(std::string_view(typed).substr(at, end - at)); !words.empty())
            lines.push_back(checking.words(words, "conditions", longest_condition));
        at = end + 1;
    }
    if (lines.size() > most_conditions) checking.wrong("conditions", "problem_conditions");
    return lines;
}

/// What does not hold when it goes on, and what the decision demands besides.
std::vector<FollowUp> follow_ups(Checking& checking, Decision const& decision,
                                 TypedDecision const& typed, Held const& held) {
    std::vector<FollowUp> all;
    if (decision.outcome == Outcome::go)
        for (auto const& one : held.conditions)
            if (!one.holds) all.push_back({.key = one.key});
    for (auto& words : lines_of(checking, typed.conditions)) all.push_back({.words = words});
    if (all.empty()) return all;
    auto const name =
        checking.words(line(typed.open_owner), "open_owner", longest_name, "problem_open_owner");
    auto const email = checking.email(typed.open_email, "open_email", true);
    auto const due = checking.day(typed.open_due, "open_due");
    must_be_ahead(checking, due, held.today, "open_due");
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].number = static_cast<std::int64_t>(i) + 1;
        all[i].owner_name = name;
        all[i].owner_email = email;
        all[i].due = due;
    }
    return all;
}

}

std::string_view name(Kind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }
std::optional<Kind> parse_kind(std::string_view name) { return parsed<Kind>(kind_names, name); }
std::string_view name(Outcome outcome) {
    return outcome_names.at(static_cast<std::size_t>(outcome));
}
std::optional<Outcome> parse_outcome(std::string_view name) {
    return parsed<Outcome>(outcome_names, name);
}
std::string_view name(GateState state) {
    return gate_state_names.at(static_cast<std::size_t>(state));
}
std::optional<GateState> parse_gate_state(std::string_view name) {
    return parsed<GateState>(gate_state_names, name);
}

std::expected<std::string, basics::Problems> checked_words(std::string_view typed,
                                                           std::string const& field,
                                                           std::size_t longest,
                                                           std::string const& missing) {
    auto words = tidied(typed);
    if (!missing.empty() && words.empty())
        return std::unexpected(basics::Problems{{field, "innovation." + missing}});
    if (basics::length(words) > longest)
        return std::unexpected(basics::Problems{
            {field, "innovation.problem_long", {{"longest", std::to_string(longest)}}}});
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

std::expected<LineOwner, basics::Problems> checked_owner(std::string_view name,
                                                         std::string_view role,
                                                         std::string_view unit) {
    Checking checking;
    bool const is_nobody = basics::trimmed(name).empty() && basics::trimmed(role).empty() &&
                           basics::trimmed(unit).empty();
    LineOwner owner{.name = checking.words(line(name), "owner_name", longest_name,
                                           is_nobody ? "" : "problem_owner_name"),
                    .role = checking.words(line(role), "owner_role", longest_role,
                                           is_nobody ? "" : "problem_owner_role"),
                    .unit = checking.words(line(unit), "owner_unit", longest_unit)};
    if (!checking.problems.empty()) return std::unexpected(std::move(checking.problems));
    return owner;
}

std::expected<Asking, basics::Problems> checked(TypedAsking const& typed, basics::Date today) {
    Checking checking;
    Asking asked{.question = checking.words(typed.question, "question", longest_question,
                                            "problem_question")};
    if (auto const kind = parse_kind(typed.kind)) asked.kind = *kind;
    else checking.wrong("kind", "problem_kind");
    asked.due = checking.day(typed.due, "due");
    must_be_ahead(checking, asked.due, today, "due");
    asked.decider = {.name = checking.words(line(typed.decider_name), "decider_name", longest_name,
                                            "problem_decider_name"),
                     .role = checking.words(line(typed.decider_role), "decider_role", longest_role,
                                            "problem_decider_role"),
                     .email = checking.email(typed.decider_email, "decider_email", true)};
    if (!checking.problems.empty()) return std::unexpected(std::move(checking.problems));
    return asked;
}

std::expected<Decided, basics::Problems> checked(TypedDecision const& typed, Held const& held) {
    Checking checking;
    Decided done;
    auto& decision = done.decision;
    check_outcome(checking, decision, typed, held);
    check_kind(checking, decision, typed, held);
    decision.reason = checking.words(typed.reason, "reason", longest_reason, "problem_reason");
    if (typed.visibility != "public" && typed.visibility != "internal")
        checking.wrong("visibility", "problem_visibility");
    decision.is_public = typed.visibility == "public";
    decision.basis = held.conditions;
    done.follow_ups = follow_ups(checking, decision, typed, held);
    if (!checking.problems.empty()) return std::unexpected(std::move(checking.problems));
    return done;
}

Result decided(Process process, Gate const& gate, Decision const& decision, basics::Time now) {
    Move move{.at = now,
              .from = process.step,
              .to = process.step,
              .gate = gate.number,
              .by = decision.by.empty() ? decision.registered_by : decision.by};
    switch (decision.outcome) {
        case Outcome::adjust: return {std::move(process), std::nullopt};
        case Outcome::go: {
            auto const next = after(process.kind, process.step);
            move.how = next ? How::went_on : How::finished;
            move.to = next.value_or(process.step);
            break;
        }
        case Outcome::pause: move.how = How::paused; break;
        case Outcome::stop: move.how = How::stopped; break;
        case Outcome::merge: move.how = How::merged; break;
    }
    process = moved(std::move(process), move);
    process.lesson = decision.lesson;
    process.merged_into = decision.merged_into;
    return {std::move(process), std::move(move)};
}

std::expected<Move, basics::Problems> checked_move(Process const& process, std::string_view how,
                                                   std::string_view to, std::string_view reason) {
    Checking checking;
    Move move{.from = process.step, .to = process.step};
    if (how == "back") {
        auto const step = parse_step(to);
        if (!step || *step >= process.step || process.state != State::active)
            checking.wrong("to", "problem_back");
        else move.to = *step;
        move.how = How::back;
    } else {
        if (process.state == State::active) checking.wrong("to", "problem_resume");
        move.how = How::resumed;
    }
    move.reason = checking.words(reason, "move_reason", longest_reason, "problem_move_reason");
    if (!checking.problems.empty()) return std::unexpected(std::move(checking.problems));
    return move;
}

Process moved(Process process, Move const& move) {
    if (move.to != process.step) process.entered_at = move.at;
    process.step = move.to;
    ++process.version;
    process.updated_at = move.at;
    switch (move.how) {
        case How::begun:
        case How::went_on:
        case How::back: process.state = State::active; break;
        case How::resumed:
            process.state = State::active;
            process.lesson.clear();
            process.merged_into.clear();
            break;
        case How::paused: process.state = State::paused; break;
        case How::stopped: process.state = State::stopped; break;
        case How::merged: process.state = State::merged; break;
        case How::finished: process.state = State::finished; break;
    }
    return process;
}

std::expected<std::array<std::string, 7>, basics::Problems> checked_names(
    std::array<std::string, 7> const& typed) {
    Checking checking;
    std::array<std::string, 7> names;
    std::set<std::string> folded;
    for (auto const step : steps) {
        auto const at = static_cast<std::size_t>(step);
        auto const field = "name_" + std::string(name(step));
        names.at(at) = checking.words(line(typed.at(at)), field, longest_step_name);
        if (!names.at(at).empty() && !folded.insert(basics::folded(names.at(at))).second)
            checking.wrong(field, "problem_same_name");
    }
    if (!checking.problems.empty()) return std::unexpected(std::move(checking.problems));
    return names;
}

bool is_to_remind(basics::Date due, basics::Time reminded_at, basics::Time now) {
    auto const day = lifetimes::beginning_of(due);
    auto const before = letter_links::days_after(day, -days_before);
    if (now < before) return false;
    if (reminded_at < before) return true;
    // The day after it, and then every other week.
    auto const late = letter_links::days_after(day, 1);
    if (now < late) return false;
    return reminded_at < late || letter_links::days_after(reminded_at, days_between) <= now;
}

}
