// The steps as data: their names, what each is to deliver, what each asks.
#include "features/innovation/process.h"

#include <algorithm>

namespace innovation {

namespace {

template <class Enum, std::size_t Count>
std::optional<Enum> parsed(std::array<std::string_view, Count> const& names,
                           std::string_view name) {
    auto const found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<Enum>(found - names.begin()));
}

template <class Enum, std::size_t Count>
std::string_view named(std::array<std::string_view, Count> const& names, Enum one) {
    return names.at(static_cast<std::size_t>(one));
}

struct Deliverable {
    Step step;
    std::string_view name;
    std::optional<Template> only = {};  ///< Of this template alone; nothing: of all.
};

constexpr auto all_deliverables = std::to_array<Deliverable>({
    {Step::anchor, "mandate"},
    {Step::anchor, "team"},
    {Step::anchor, "actors"},
    {Step::anchor, "baseline"},
    {Step::anchor, "port_users", Template::port},
    {Step::explore, "needs"},
    {Step::explore, "system_map"},
    {Step::explore, "groups"},
    {Step::explore, "equality"},
    {Step::explore, "energy_forecast", Template::energy},
    {Step::frame, "challenge"},
    {Step::frame, "targets"},
    {Step::frame, "goals"},
    {Step::frame, "barriers"},
    {Step::frame, "indicators"},
    {Step::frame, "city_process", Template::city},
    {Step::ideate, "concepts"},
    {Step::ideate, "choice"},
    {Step::ideate, "assumptions"},
    {Step::test, "test_plan"},
    {Step::test, "prototype"},
    {Step::test, "results"},
    {Step::test, "lessons"},
    {Step::test, "law"},
    {Step::test, "port_safety", Template::port},
    {Step::test, "energy_safety", Template::energy},
    {Step::implement, "plan"},
    {Step::implement, "budget"},
    {Step::implement, "keeper"},
    {Step::implement, "training"},
    {Step::implement, "port_permit", Template::port},
    {Step::implement, "energy_permit", Template::energy},
    {Step::spread, "package"},
    {Step::spread, "adoptions"},
    {Step::spread, "lifted"},
    {Step::spread, "effect"},
    {Step::anchor, "fund_application", Template::fund},
    {Step::test, "fund_done", Template::fund},
    {Step::implement, "fund_account", Template::fund},
});

}

std::string_view name(Step step) { return named(step_names, step); }
std::optional<Step> parse_step(std::string_view name) { return parsed<Step>(step_names, name); }
int place(Step step) { return static_cast<int>(step) + 1; }
std::optional<Step> after(Step step) {
    return step == Step::spread ? std::nullopt
                                : std::optional(static_cast<Step>(static_cast<int>(step) + 1));
}

std::optional<Step> after(Template kind, Step step) {
    if (kind != Template::fund) return after(step);
    if (step < Step::test) return Step::test;
    return step == Step::test ? std::optional(Step::implement) : std::nullopt;
}

std::string_view name(Template one) { return named(template_names, one); }
std::optional<Template> parse_template(std::string_view name) {
    return parsed<Template>(template_names, name);
}

std::string_view name(State state) { return named(state_names, state); }
std::optional<State> parse_state(std::string_view name) { return parsed<State>(state_names, name); }

std::string_view name(How how) { return named(how_names, how); }
std::optional<How> parse_how(std::string_view name) { return parsed<How>(how_names, name); }

std::vector<std::string_view> deliverables(Template kind, Step step) {
    std::vector<std::string_view> names;
    for (auto const& one : all_deliverables)
        if (one.step == step && (one.only ? one.only == kind : kind != Template::fund))
            names.push_back(one.name);
    return names;
}

std::string question(Template kind, Step step) {
    bool const is_own = (kind == Template::port || kind == Template::energy) &&
                        (step == Step::test || step == Step::implement);
    return (is_own ? std::string(name(kind)) + "_" : std::string()) + std::string(name(step));
}

std::vector<Condition> conditions(Process const& process, std::vector<Delivered> const& delivered,
                                  std::vector<Looked> const& looked) {
    std::vector<Condition> all;
    for (auto const name : deliverables(process.kind, process.step))
        all.push_back({"deliverable:" + std::string(name),
                       std::ranges::any_of(delivered, [&](Delivered const& one) {
                           return one.step == process.step && one.name == name;
                       })});
    all.push_back({"owner", !process.owner.name.empty()});
    bool const is_searched = process.step != Step::anchor && process.kind != Template::fund;
    if (is_searched) all.push_back({"search", !looked.empty()});
    return all;
}

}
