// One table of fields for each kind of part; everything else follows from it.
#include "features/assessments/rules.h"

#include <algorithm>

#include "platform/basics/text.h"

namespace assessments {

namespace {

constexpr std::array<std::string_view, 7> score_names = {"-3", "-2", "-1", "0", "1", "2", "3"};

constexpr std::array<FieldRule, 7> goal_fields = {{
    {.name = "relevance",
     .is_required = true,
     .choices = relevance_names,
     .choice_texts = "relevance_",
     .has_hint = true},
    {.name = "score", .is_required = true, .choices = score_names, .is_of_score = true},
    {.name = "rationale",
     .longest = longest_answer,
     .is_required = true,
     .is_of_score = true,
     .has_hint = true},
    {.name = "horizon",
     .is_required = true,
     .choices = horizon_names,
     .choice_texts = "horizon_",
     .is_of_score = true},
    {.name = "affected", .longest = longest_note, .is_of_score = true},
    {.name = "confidence",
     .is_required = true,
     .choices = confidence_names,
     .choice_texts = "confidence_",
     .is_of_score = true},
    {.name = "gap", .longest = longest_note, .has_hint = true},
}};

constexpr std::array<FieldRule, 3> equality_fields = {{
    {.name = "gains", .longest = longest_answer, .is_required = true, .has_hint = true},
    {.name = "loses", .longest = longest_answer, .is_required = true, .has_hint = true},
    {.name = "asked", .longest = longest_answer, .is_required = true},
}};

constexpr std::array<FieldRule, 2> conflict_fields = {{
    {.name = "mitigation", .longest = longest_answer, .is_required = true},
    {.name = "decision", .longest = longest_answer, .is_required = true},
}};

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

bool is_choice(FieldRule const& rule, std::string_view words) {
    return std::ranges::find(rule.choices, words) != rule.choices.end();
}

/// What is wrong with one field, if anything.
std::optional<basics::Problem> problem_of(FieldRule const& rule, std::string const& words) {
    std::string const field(rule.name);
    if (words.empty())
        return rule.is_required
                   ? std::optional(basics::Problem{field, "assessments.problem_" + field})
                   : std::nullopt;
    if (!rule.choices.empty() && !is_choice(rule, words))
        return basics::Problem{field, "assessments.problem_" + field};
    if (rule.choices.empty() && basics::length(words) > rule.longest)
        return basics::Problem{
            field, "assessments.problem_long", {{"longest", std::to_string(rule.longest)}}};
    return std::nullopt;
}

}

std::span<FieldRule const> fields_of(Kind kind) {
    switch (kind) {
        case Kind::goal: return goal_fields;
        case Kind::equality: return equality_fields;
        case Kind::goal_conflict:
        case Kind::conflict: return conflict_fields;
    }
    return {};
}

std::expected<Told, basics::Problems> checked(Kind kind, Told const& typed) {
    auto const relevance = relevance_of(typed);
    bool const is_scored = relevance == Relevance::core || relevance == Relevance::related;
    Told told;
    basics::Problems problems;
    for (auto const& rule : fields_of(kind)) {
        if (rule.is_of_score && !is_scored) continue;
        auto words = tidied(said(typed, rule.name));
        if (auto problem = problem_of(rule, words)) problems.push_back(*std::move(problem));
        else if (!words.empty()) told.emplace(rule.name, std::move(words));
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return told;
}

}
