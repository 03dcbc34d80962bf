// Processes of the demo world, by the same actions as people's.
#include <stdexcept>

#include "features/innovation/innovation.h"
#include "features/innovation/show.h"
#include "features/innovation/trials.h"
#include "features/knowledge/knowledge.h"
#include "services/letter_links/link.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace innovation {

namespace {

std::string string(json::Value const& value, std::string_view name) {
    return std::string(value.at(name).text());
}

[[noreturn]] void refuse(basics::Problems const& problems) {
    throw std::runtime_error("a process of the demo world is not accepted: " +
                             problems.front().field + " " + problems.front().text);
}

std::int64_t number(json::Value const& value, std::string_view name, std::int64_t usual) {
    auto const* found = value.at(name).integer();
    return found ? *found : usual;
}

/// The day so many days from another.
std::string day_from(basics::Time now, std::int64_t days) {
    return basics::iso(
        basics::day_in_stockholm(letter_links::days_after(now, static_cast<int>(days))));
}

void deliver_all(db::Transaction& tx, Hand const& hand, std::string const& project,
                 json::Value const& told) {
    for (auto const& one : told.elements()) {
        auto const process = find(tx, project).value();
        auto const problems =
            deliver(tx, hand, process, one.at("name").text(), one.at("evidence").text(), "");
        if (!problems.empty()) refuse(problems);
    }
}

Decided decision_of(json::Value const& told, Hand const& hand, Process const& process,
                    std::vector<Condition> conditions) {
    auto const today = basics::day_in_stockholm(hand.now);
    auto const good =
        checked(TypedDecision{.outcome = string(told, "outcome"),
                              .kind = string(told, "kind"),
                              .reference = string(told, "reference"),
                              .decided_on = basics::iso(today),
                              .link = string(told, "link"),
                              .reason = string(told, "reason"),
                              .visibility = string(told, "visibility"),
                              .lesson = string(told, "lesson"),
                              .conditions = string(told, "conditions"),
                              .open_owner = string(told, "open_owner"),
                              .open_email = string(told, "open_email"),
                              .open_due = day_from(hand.now, number(told, "open_days", 30))},
                {.today = today, .project = process.project, .conditions = std::move(conditions)});
    if (!good) refuse(good.error());
    return *good;
}

void add_gate_of(web::Services& services, db::Transaction& tx, Hand hand,
                 std::string const& project, json::Value const& told) {
    deliver_all(tx, hand, project, told.at("delivered"));
    auto const process = find(tx, project).value();
    auto const there = delivered(tx, project);
    auto const all = conditions(process, there, looked(tx, project));
    auto asking = checked(
        TypedAsking{
            services.texts.text(texts::Language::sv,
                                "innovation.question_" + question(process.kind, process.step)),
            string(told, "kind"), day_from(hand.now, number(told, "due_days", 14)),
            string(told, "decider_name"), string(told, "decider_role"),
            string(told, "decider_email")},
        basics::day_in_stockholm(hand.now));
    if (!asking) refuse(asking.error());
    if (auto const member = services.members.find_by_email(asking->decider.email)) {
        asking->decider.member = member->id;
        asking->decider.standing = Standing::inside;
    }
    auto const gate = pose(tx, hand, process, *asking, texts::Language::sv);
    if (!gate || told.at("outcome").text().empty()) return;
    hand.now = letter_links::days_after(hand.now, 7);
    decide(tx, hand, *gate, decision_of(told, hand, process, all));
}

/// What a site says when it begins, and when it has an end also that.
void add_site_of(db::Transaction& tx, Hand hand, Experiment const& trial,
                 organisations::OrganisationId const& organisation, json::Value const& told) {
    auto const site = invite(tx, hand, trial, organisation).value();
    if (told.at("baseline").text().empty()) return;
    auto const from = hand.now;
    hand.organisation = organisation;
    hand.now = letter_links::days_after(from, 9);
    auto const start =
        checked(TypedStart{string(told, "baseline"), string(told, "unit"), string(told, "before"),
                           day_from(from, 14), day_from(from, 104)},
                basics::day_in_stockholm(hand.now));
    if (!start) refuse(start.error());
    auto const begun = accept(tx, hand, trial, site, *start).value();
    if (told.at("ending").text().empty()) return;
    auto const finding =
        checked(TypedFinding{string(told, "ending"), string(told, "result"),
                             string(told, "learned"), string(told, "after"),
                             string(told, "observed"), string(told, "measured_otherwise")},
                *start);
    if (!finding) refuse(finding.error());
    hand.now = letter_links::days_after(from, 110);
    end_site(tx, hand, begun, *finding);
}

void add_trial_of(web::Services& services, db::Transaction& tx, Hand hand,
                  std::string const& project, json::Value const& told) {
    hand.now =
        letter_links::days_after(services.now(), -static_cast<int>(number(told, "days_ago", 0)));
    Plan plan;
    for (std::size_t i = 0; i < plan_fields.size(); ++i)
        plan.at(i) = string(told, plan_fields.at(i));
    auto const good = checked_plan(plan, true);
    if (!good) refuse(good.error());
    auto const trial = write_down(tx, hand, project, *good, true);
    auto const directory = services.organisations.directory();
    for (auto const& site : told.at("sites").elements())
        if (auto const known = directory->recognise(site.at("organisation").text()))
            add_site_of(tx, hand, trial, known->organisation->id, site);
}

}

void add_demo_process(web::Services& services, json::Value const& told,
                      members::MemberId const& by) {
    auto const project = string(told, "project");
    auto tx = services.database.begin();
    auto const brief = knowledge::brief(tx, project);
    if (!brief || find(tx, project)) return;
    auto const days_ago = static_cast<int>(number(told, "days_ago", 0));
    Hand hand{services.activity, letter_links::days_after(services.now(), -days_ago), by,
              brief->organisation};
    auto const kind = parse_template(told.at("template").text()).value();
    auto const begun = begin(tx, hand, project, kind, parse_step(told.at("step").text()).value());
    auto const owner = checked_owner(told.at("owner_name").text(), told.at("owner_role").text(),
                                     told.at("owner_unit").text());
    if (!owner) refuse(owner.error());
    change(tx, hand, begun.value(), kind, *owner);
    if (auto const words = told.at("looked_for").text(); !words.empty())
        look(tx, hand, *begun,
             {.words = std::string(words), .conclusion = string(told, "looked_conclusion")});
    for (auto const& gate : told.at("gates").elements()) {
        hand.now = letter_links::days_after(services.now(),
                                            -static_cast<int>(number(gate, "days_ago", 0)));
        add_gate_of(services, tx, hand, project, gate);
    }
    for (auto const& trial : told.at("trials").elements())
        add_trial_of(services, tx, hand, project, trial);
    deliver_all(tx, hand, project, told.at("delivered"));
    tx.commit();
}

}
