// One table of fields; what one means for another stands below.
#include "features/benefits/rules.h"

#include <algorithm>

#include "services/lifetimes/span.h"

namespace benefits {

namespace {

using told::Field;
using told::said;
using enum told::Type;

constexpr std::array<std::string_view, 5> currencies = {"SEK", "NOK", "EUR", "DKK", "USD"};

constexpr std::array<Field, 18> benefit_table = {{
    {.name = "title", .longest = longest_line, .is_required = true, .has_hint = true},
    {.name = "kind",
     .type = choice,
     .is_required = true,
     .choices = kind_names,
     .choice_texts = "kind_"},
    {.name = "gains",
     .type = text,
     .longest = longest_words,
     .is_required = true,
     .has_hint = true},
    {.name = "loses",
     .type = text,
     .longest = longest_words,
     .is_required = true,
     .has_hint = true},
    {.name = "measure", .longest = longest_line, .is_required = true, .has_hint = true},
    {.name = "currency", .type = selection, .choices = currencies, .choice_texts = "currency_"},
    {.name = "unit", .longest = longest_unit, .has_hint = true},
    {.name = "baseline", .type = amount, .is_required = true, .has_hint = true},
    {.name = "baseline_on", .type = day, .is_required = true},
    {.name = "baseline_source", .longest = longest_line, .is_required = true, .has_hint = true},
    {.name = "target", .type = amount, .is_required = true, .has_hint = true},
    {.name = "target_on", .type = day, .is_required = true},
    {.name = "follow_up", .type = day, .is_required = true, .has_hint = true},
    {.name = "owner_name", .longest = longest_line, .is_required = true, .has_hint = true},
    {.name = "owner_email",
     .type = email,
     .is_required = true,
     .has_hint = true,
     .is_secret = true},
    {.name = "controller_name", .longest = longest_line, .is_required = true, .has_hint = true},
    {.name = "controller_email", .type = email, .is_required = true, .is_secret = true},
    {.name = "note", .type = text, .longest = longest_words},
}};

constexpr std::array<Field, 4> value_table = {{
    {.name = "year", .type = year, .is_required = true, .has_hint = true},
    {.name = "figure", .type = amount, .is_required = true},
    {.name = "measured_on", .type = day, .is_required = true},
    {.name = "source", .longest = longest_line, .is_required = true, .has_hint = true},
}};

std::expected<std::string, basics::Problems> checked_text(std::string_view name,
                                                          std::string_view typed,
                                                          bool is_required) {
    std::array<Field, 1> const field = {
        {{.name = name, .type = text, .longest = longest_words, .is_required = is_required}}};
    auto told =
        told::checked(field, {{std::string(name), std::string(typed)}}, field_words.missing);
    if (!told) return std::unexpected(told.error());
    return said(*told, name);
}

}

told::Fields benefit_fields() { return benefit_table; }
told::Fields value_fields() { return value_table; }

std::expected<told::Told, basics::Problems> checked_benefit(told::Told const& typed) {
    auto told = told::checked(benefit_fields(), typed, field_words.missing);
    if (!told) return told;
    basics::Problems problems;
    auto const need = [&](bool is_right, char const* field, char const* text) {
        if (!is_right) problems.push_back({field, text});
    };
    bool const has_money = is_money(said(*told, "kind"));
    if (has_money) told->erase("unit");
    else told->erase("currency");
    need(!has_money || !said(*told, "currency").empty(), "currency", "benefits.problem_currency");
    need(has_money || !said(*told, "unit").empty(), "unit", "benefits.problem_unit");
    need(said(*told, "target") != said(*told, "baseline"), "target", "benefits.problem_same");
    need(said(*told, "target_on") > said(*told, "baseline_on"), "target_on",
         "benefits.problem_target_before");
    need(said(*told, "follow_up") > said(*told, "baseline_on"), "follow_up",
         "benefits.problem_follow_up_before");
    need(said(*told, "owner_email") != said(*told, "controller_email"), "controller_email",
         "benefits.problem_same_person");
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return told;
}

std::expected<Value, basics::Problems> checked_value(told::Told const& typed, basics::Date today) {
    auto const told = told::checked(value_fields(), typed, field_words.missing);
    if (!told) return std::unexpected(told.error());
    Value value{.year = told::year(*told, "year"),
                .figure = told::hundredths(*told, "figure").value_or(0),
                .measured_on = told::day(*told, "measured_on").value_or(basics::Date()),
                .source = said(*told, "source")};
    basics::Problems problems;
    if (value.year > today.year) problems.push_back({"year", "benefits.problem_year_later"});
    if (value.measured_on > today)
        problems.push_back({"measured_on", "benefits.problem_measured_later"});
    else if (value.measured_on.year < value.year)
        problems.push_back({"measured_on", "benefits.problem_measured_before"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return value;
}

told::Told typed_of(Value const& value) {
    return {{"year", std::to_string(value.year)},
            {"figure", told::plain_hundredths(value.figure)},
            {"measured_on", basics::iso(value.measured_on)},
            {"source", value.source}};
}

std::expected<Answer, basics::Problems> checked_answer(std::string_view answer,
                                                       std::string_view comment) {
    basics::Problems problems;
    Answer good{.is_yes = answer == "yes"};
    if (answer != "yes" && answer != "no")
        problems.push_back({"answer", "benefits.problem_answer"});
    auto words = checked_text("comment", comment, answer == "no");
    if (words) good.comment = *std::move(words);
    else problems.insert(problems.end(), words.error().begin(), words.error().end());
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return good;
}

std::expected<std::string, basics::Problems> checked_reason(std::string_view typed) {
    return checked_text("reason", typed, true);
}

bool is_other_measure(told::Told const& before, told::Told const& after) {
    constexpr std::array<std::string_view, 6> fields = {"kind",     "measure",  "unit",
                                                        "currency", "baseline", "baseline_on"};
    // Where the target lies says which direction is wanted.
    auto const is_down = [](told::Told const& told) {
        return told::hundredths(told, "target").value_or(0) <
               told::hundredths(told, "baseline").value_or(0);
    };
    return is_down(before) != is_down(after) ||
           std::ranges::any_of(fields, [&](std::string_view field) {
               return said(before, field) != said(after, field);
           });
}

basics::Time first_question(told::Told const& told, basics::Time now) {
    auto const at =
        lifetimes::beginning_of(told::day(told, "follow_up").value_or(basics::Date{2000, 1, 1}));
    auto next = at;
    auto const today = lifetimes::beginning_of(basics::day_in_stockholm(now));
    while (next < today) next = next_question(next);
    return next;
}

basics::Time next_question(basics::Time asked_for) {
    return lifetimes::beginning_of(
        lifetimes::last_day(basics::day_in_stockholm(asked_for), {12, lifetimes::Unit::months}));
}

}
