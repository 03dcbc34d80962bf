// The decisions, without a database.
#include "services/weeding/weeding.h"

#include <algorithm>
#include <array>
#include <utility>

#include "platform/basics/text.h"

namespace weeding {

namespace {

constexpr std::array<std::pair<State, std::string_view>, 4> states = {
    {{State::proposed, "proposed"},
     {State::withdrawn, "withdrawn"},
     {State::under_way, "under_way"},
     {State::done, "done"}}};
constexpr std::array<std::pair<Outcome, std::string_view>, 5> outcomes = {
    {{Outcome::planned, "planned"},
     {Outcome::weeded, "weeded"},
     {Outcome::held, "held"},
     {Outcome::changed, "changed"},
     {Outcome::gone, "gone"}}};

template <class Table, class Value>
std::string_view name_in(Table const& table, Value value) {
    return std::ranges::find(table, value, &Table::value_type::first)->second;
}

template <class Table>
auto value_in(Table const& table, std::string_view name) {
    auto const found = std::ranges::find(table, name, &Table::value_type::second);
    return found == table.end() ? std::nullopt : std::optional(found->first);
}

}

std::string_view name(State state) { return name_in(states, state); }
std::string_view name(Outcome outcome) { return name_in(outcomes, outcome); }
std::optional<State> parse_state(std::string_view name) { return value_in(states, name); }
std::optional<Outcome> parse_outcome(std::string_view name) { return value_in(outcomes, name); }

std::expected<Decision, basics::Problems> check(Draft const& draft, basics::Date today) {
    basics::Problems problems;
    Decision decision{.number = draft.decision, .covers = draft.covers};
    auto text = [&](std::string const& field, std::string const& value, int longest) {
        if (value.empty()) problems.push_back({field, "weeding." + field + "_missing"});
        else if (basics::length(value) > static_cast<std::size_t>(longest))
            problems.push_back({field, "weeding." + field + "_too_long"});
    };
    text("decision", draft.decision, longest_decision);
    auto const on = basics::parse_iso_date(draft.decided_on);
    if (!on || on->day == 0) problems.push_back({"decided_on", "weeding.decided_on_wrong"});
    else if (*on > today) problems.push_back({"decided_on", "weeding.decided_on_later"});
    else decision.on = *on;
    text("covers", draft.covers, longest_covers);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return decision;
}

bool may_take_part(permissions::Viewer const& viewer, OrganisationId const& organisation) {
    return !organisation.empty() &&
           std::ranges::find(viewer.grants,
                             permissions::Grant{permissions::Role::coordinator, organisation}) !=
               viewer.grants.end();
}

Obstacle obstacle(Weeding const& weeding, members::MemberId const& member) {
    if (weeding.state != State::proposed) return Obstacle::not_open;
    return weeding.proposed_by == member ? Obstacle::same_person : Obstacle::none;
}

}
