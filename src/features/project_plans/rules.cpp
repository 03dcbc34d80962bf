// One table of fields for each part; what one field means for another stands below.
#include "features/project_plans/rules.h"

#include <algorithm>

namespace project_plans {

namespace {

using told::Field;
using enum told::Type;

constexpr std::array<std::string_view, 4> helices = {"public_sector", "academia", "business",
                                                     "civil_society"};
constexpr std::array<std::string_view, 2> yes_no = {"yes", "no"};
constexpr std::array<std::string_view, 3> kept_names = {"open", "kept", "not_kept"};
constexpr std::array<std::string_view, 5> scale = {"1", "2", "3", "4", "5"};
constexpr std::array<std::string_view, 4> risk_states = {"open", "handled", "happened", "over"};
constexpr std::array<std::string_view, 3> money_kinds = {"grant", "own_effort", "other"};
constexpr std::array<std::string_view, 5> currencies = {"SEK", "NOK", "EUR", "DKK", "USD"};

constexpr std::array<Field, 5> partner_fields = {{
    {.name = "name", .longest = longest_name, .is_required = true, .has_hint = true},
    {.name = "helix",
     .type = choice,
     .is_required = true,
     .choices = helices,
     .choice_texts = "helix_"},
    {.name = "role", .longest = longest_line, .is_required = true, .has_hint = true},
    {.name = "owns_need",
     .type = choice,
     .is_required = true,
     .choices = yes_no,
     .choice_texts = "owns_need_"},
    {.name = "link", .type = address, .has_hint = true},
}};

constexpr std::array<Field, 5> commitment_fields = {{
    {.name = "partner", .type = selection, .is_required = true},
    {.name = "what", .type = text, .longest = longest_words, .is_required = true, .has_hint = true},
    {.name = "due", .type = day, .is_required = true},
    {.name = "kept",
     .type = choice,
     .is_required = true,
     .choices = kept_names,
     .choice_texts = "kept_"},
    {.name = "happened", .type = text, .longest = longest_words, .has_hint = true},
}};

constexpr std::array<Field, 6> team_fields = {{
    {.name = "name", .longest = longest_name, .is_required = true},
    {.name = "role", .longest = longest_line, .is_required = true, .has_hint = true},
    {.name = "unit", .longest = longest_line},
    {.name = "email", .type = email, .has_hint = true},
    {.name = "share", .type = money, .has_hint = true},
    {.name = "until", .type = day},
}};

constexpr std::array<Field, 6> milestone_fields = {{
    {.name = "title", .longest = longest_line, .is_required = true, .has_hint = true},
    {.name = "planned", .type = day, .is_required = true},
    {.name = "moved_to", .type = day, .has_hint = true},
    {.name = "moved_reason", .type = text, .longest = longest_words, .has_hint = true},
    {.name = "reached", .type = day, .has_hint = true},
    {.name = "note", .type = text, .longest = longest_words},
}};

constexpr std::array<Field, 10> money_fields = {{
    {.name = "financier", .longest = longest_name, .is_required = true, .has_hint = true},
    {.name = "kind",
     .type = choice,
     .is_required = true,
     .choices = money_kinds,
     .choice_texts = "money_"},
    {.name = "year", .type = year, .is_required = true},
    {.name = "currency",
     .type = selection,
     .is_required = true,
     .choices = currencies,
     .choice_texts = "currency_"},
    {.name = "budget", .type = money, .has_hint = true},
    {.name = "outcome", .type = money, .has_hint = true},
    {.name = "hours_budget", .type = money, .has_hint = true},
    {.name = "hours_outcome", .type = money},
    {.name = "as_of", .type = day, .has_hint = true},
    {.name = "source", .longest = longest_line, .is_required = true, .has_hint = true},
}};

constexpr std::array<Field, 6> risk_fields = {{
    {.name = "what", .type = text, .longest = longest_words, .is_required = true, .has_hint = true},
    {.name = "likelihood",
     .type = choice,
     .is_required = true,
     .choices = scale,
     .choice_texts = "likelihood_"},
    {.name = "consequence",
     .type = choice,
     .is_required = true,
     .choices = scale,
     .choice_texts = "consequence_"},
    {.name = "action", .type = text, .longest = longest_words, .is_required = true},
    {.name = "owner", .longest = longest_name, .is_required = true, .has_hint = true},
    {.name = "state",
     .type = choice,
     .is_required = true,
     .choices = risk_states,
     .choice_texts = "risk_"},
}};

using told::said;

void check_commitment(told::Told const& told, std::vector<Entry> const& others,
                      basics::Problems& problems) {
    auto const& partner = said(told, "partner");
    bool const is_there = std::ranges::any_of(others, [&](Entry const& one) {
        return one.part == Part::partner && one.id.text() == partner;
    });
    if (!partner.empty() && !is_there)
        problems.push_back({"partner", "project_plans.problem_partner"});
    if (said(told, "kept") == "not_kept" && said(told, "happened").empty())
        problems.push_back({"happened", "project_plans.problem_happened"});
}

void check_milestone(told::Told const& told, basics::Date today, basics::Problems& problems) {
    bool const is_moved = !said(told, "moved_to").empty();
    if (is_moved && said(told, "moved_reason").empty())
        problems.push_back({"moved_reason", "project_plans.problem_moved_reason"});
    if (is_moved && said(told, "moved_to") == said(told, "planned"))
        problems.push_back({"moved_to", "project_plans.problem_moved_to"});
    if (auto const reached = told::day(told, "reached"); reached && *reached > today)
        problems.push_back({"reached", "project_plans.problem_reached"});
}

/// What is counted once: the same financier, kind, year and currency.
bool is_same_money(told::Told const& one, told::Told const& other) {
    return std::ranges::all_of(
        std::array<std::string_view, 4>{"financier", "kind", "year", "currency"},
        [&](std::string_view field) { return said(one, field) == said(other, field); });
}

void check_money(told::Told const& told, std::vector<Entry> const& others, EntryId const& self,
                 basics::Date today, basics::Problems& problems) {
    bool const has_outcome = !said(told, "outcome").empty() || !said(told, "hours_outcome").empty();
    if (!has_outcome && said(told, "budget").empty() && said(told, "hours_budget").empty())
        problems.push_back({"budget", "project_plans.problem_budget"});
    if (has_outcome && said(told, "as_of").empty())
        problems.push_back({"as_of", "project_plans.problem_as_of"});
    if (auto const day = told::day(told, "as_of"); day && *day > today)
        problems.push_back({"as_of", "project_plans.problem_as_of_later"});
    bool const is_there = std::ranges::any_of(others, [&](Entry const& one) {
        return one.part == Part::money && one.holds() && one.id != self &&
               is_same_money(one.told, told);
    });
    if (is_there) problems.push_back({"financier", "project_plans.problem_twice"});
}

}

told::Fields fields_of(Part part) {
    switch (part) {
        case Part::partner: return partner_fields;
        case Part::commitment: return commitment_fields;
        case Part::team: return team_fields;
        case Part::milestone: return milestone_fields;
        case Part::money: return money_fields;
        case Part::risk: return risk_fields;
    }
    return {};
}

std::expected<told::Told, basics::Problems> checked(Part part, told::Told const& typed,
                                                    std::vector<Entry> const& others,
                                                    EntryId const& self, basics::Date today) {
    auto told = told::checked(fields_of(part), typed, field_words.missing);
    if (!told) return told;
    basics::Problems problems;
    if (part == Part::commitment) check_commitment(*told, others, problems);
    if (part == Part::milestone) check_milestone(*told, today, problems);
    if (part == Part::money) check_money(*told, others, self, today, problems);
    if (part == Part::team && told::hundredths(*told, "share").value_or(0) > 100 * 100)
        problems.push_back({"share", "project_plans.problem_share"});
    auto const there = std::ranges::count_if(
        others, [&](Entry const& one) { return one.part == part && one.holds(); });
    if (self.empty() && there >= static_cast<std::ptrdiff_t>(most_entries))
        problems.push_back({std::string(fields_of(part).front().name),
                            "project_plans.problem_many",
                            {{"most", std::to_string(most_entries)}}});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return told;
}

std::expected<std::string, basics::Problems> checked_reason(std::string_view typed) {
    constexpr std::array<Field, 1> reason = {
        {{.name = "reason", .type = text, .longest = longest_words, .is_required = true}}};
    auto told = told::checked(reason, {{"reason", std::string(typed)}}, field_words.missing);
    if (!told) return std::unexpected(told.error());
    return said(*told, "reason");
}

}
