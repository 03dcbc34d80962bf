// The log says what happened at which step, never who decides or in which words.
#include "features/innovation/actions.h"

#include <algorithm>

#include "platform/basics/text.h"
#include "services/letter_links/letter_links.h"
#include "services/lifetimes/span.h"
#include "services/red_thread/store.h"

namespace innovation {

namespace {

activity::Subject subject_of(std::string const& project) { return {"project", project}; }

void note(db::Transaction& tx, Hand const& hand, std::string const& project,
          std::string_view action, json::Object details) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "innovation." + std::string(action),
                         .subject = subject_of(project),
                         .organisation = hand.organisation,
                         .details = std::move(details)});
}

json::Object at_step(Step step) { return {{"step", name(step)}, {"place", place(step)}}; }

json::Object at_gate(Gate const& gate) {
    auto details = at_step(gate.step);
    details.append("gate", gate.number);
    return details;
}

/// With the decider's link, or their deputy's, in place of those of before. Good for a while after
/// the day.
Asked with_link(db::Transaction& tx, Hand const& hand, Gate const& gate, Addressee to) {
    letter_links::end_all(tx, link_purpose, subject_of(gate.project), hand.now);
    if (to.email.empty()) to = {gate.asked.decider.email, gate.asked.decider.member, false};
    if (to.email.empty()) return {gate, {}, to};
    auto const from = std::max(hand.now, lifetimes::beginning_of(gate.asked.due));
    auto const link =
        letter_links::make(tx, {.purpose = std::string(link_purpose),
                                .subject = subject_of(gate.project),
                                .detail = std::to_string(gate.number),
                                .address = to.email,
                                .member = to.member,
                                .made_at = hand.now,
                                .expires_at = letter_links::days_after(from, days_after_due)});
    return {gate, link, to};
}

void end_links(db::Transaction& tx, Hand const& hand, std::string const& project) {
    letter_links::end_all(tx, link_purpose, subject_of(project), hand.now);
}

/// What became part of another project is found in its chain from now on.
void tie_merged(db::Transaction& tx, Hand const& hand, std::string const& project,
                std::string const& into) {
    red_thread::add(tx, {{subject_of(project), subject_of(into), web::Relation::merged_into},
                         hand.now,
                         hand.member});
}

/// It goes on by itself after all; what people tied themselves stays.
void untie_merged(db::Transaction& tx, Process const& process) {
    for (auto const& [link, at, by] : red_thread::ties_of(tx, subject_of(process.project)))
        if (link.relation == web::Relation::merged_into &&
            link.earlier == subject_of(process.project))
            red_thread::remove(tx, link.earlier, link.later);
}

/// What followers are told.
std::string_view action_of(Decision const& decision, Process const& after) {
    switch (decision.outcome) {
        case Outcome::go: return after.state == State::finished ? "finished" : "went_on";
        case Outcome::adjust: return "adjusted";
        case Outcome::pause: return "paused";
        case Outcome::stop: return "stopped";
        case Outcome::merge: return "merged";
    }
    return "adjusted";
}

}

std::optional<Process> begin(db::Transaction& tx, Hand const& hand, std::string const& project,
                             Template kind, Step step) {
    if (find(tx, project)) return std::nullopt;
    Process const process{.project = project,
                          .kind = kind,
                          .step = step,
                          .begun_by = hand.member,
                          .begun_at = hand.now,
                          .entered_at = hand.now,
                          .updated_at = hand.now};
    put(tx, process);
    add_move(tx, project,
             {.at = hand.now, .how = How::begun, .from = step, .to = step, .by = hand.member});
    note(tx, hand, project, "begun", at_step(step));
    return process;
}

bool change(db::Transaction& tx, Hand const& hand, Process process, Template kind,
            LineOwner const& owner) {
    if (process.kind == kind && process.owner == owner) return false;
    process.kind = kind;
    process.owner = owner;
    ++process.version;
    process.updated_at = hand.now;
    put(tx, process);
    note(tx, hand, process.project, "changed", at_step(process.step));
    return true;
}

basics::Problems deliver(db::Transaction& tx, Hand const& hand, Process const& process,
                         std::string_view deliverable, std::string_view evidence,
                         std::string_view link) {
    basics::Problems problems;
    auto const all = deliverables(process.kind, process.step);
    if (std::ranges::find(all, deliverable) == all.end())
        problems.push_back({"deliverable", "innovation.problem_deliverable"});
    auto const words = checked_words(evidence, "evidence", longest_evidence, "problem_evidence");
    if (!words) problems.insert(problems.end(), words.error().begin(), words.error().end());
    std::string const address(basics::trimmed(link));
    if (!address.empty() && !is_web_address(address))
        problems.push_back({"evidence_link", "innovation.problem_link"});
    if (!problems.empty()) return problems;
    put_delivered(tx, process.project,
                  {.step = process.step,
                   .name = std::string(deliverable),
                   .evidence = *words,
                   .link = address,
                   .by = hand.member,
                   .at = hand.now});
    note(tx, hand, process.project, "delivered", at_step(process.step));
    return {};
}

bool take_back(db::Transaction& tx, Hand const& hand, Process const& process,
               std::string_view deliverable) {
    if (!remove_delivered(tx, process.project, process.step, deliverable)) return false;
    note(tx, hand, process.project, "undelivered", at_step(process.step));
    return true;
}

void look(db::Transaction& tx, Hand const& hand, Process const& process, Looked looked) {
    looked.at = hand.now;
    looked.by = hand.member;
    looked.step = process.step;
    add_looked(tx, process.project, looked);
    note(tx, hand, process.project, "looked", at_step(process.step));
}

basics::Problems move(db::Transaction& tx, Hand const& hand, Process const& process,
                      std::string_view how, std::string_view to, std::string_view reason) {
    auto way = checked_move(process, how, to, reason);
    if (!way) return way.error();
    way->at = hand.now;
    way->by = hand.member;
    if (auto const waiting = waiting_gate(tx, process.project))
        withdraw(tx, hand, *waiting, way->reason);
    if (process.state == State::merged) untie_merged(tx, process);
    put(tx, moved(process, *way));
    add_move(tx, process.project, *way);
    note(tx, hand, process.project, way->how == How::back ? "went_back" : "resumed",
         at_step(way->to));
    return {};
}

std::optional<Gate> pose(db::Transaction& tx, Hand const& hand, Process const& process,
                         Asking const& asked, texts::Language language) {
    if (process.state != State::active || waiting_gate(tx, process.project)) return std::nullopt;
    Gate gate{.project = process.project,
              .step = process.step,
              .asked = asked,
              .language = language,
              .asked_by = hand.member,
              .asked_at = hand.now,
              .updated_at = hand.now};
    gate.number = add_gate(tx, gate);
    note(tx, hand, gate.project, "asked", at_gate(gate));
    return gate;
}

std::optional<Asked> ask(db::Transaction& tx, Hand const& hand, Process const& process,
                         Asking const& asked, texts::Language language, Addressee const& to) {
    auto const gate = pose(tx, hand, process, asked, language);
    return gate ? std::optional(with_link(tx, hand, *gate, to)) : std::nullopt;
}

Asked name_another(db::Transaction& tx, Hand const& hand, Gate gate, Decider const& decider,
                   Addressee const& to) {
    gate.asked.decider = decider;
    gate.updated_at = hand.now;
    gate.reminded_at = hand.now;
    update_waiting(tx, gate);
    note(tx, hand, gate.project, "decider_named", at_gate(gate));
    return with_link(tx, hand, gate, to);
}

Asked remind(db::Transaction& tx, Hand const& hand, Gate const& gate, Addressee const& to) {
    set_reminded(tx, gate, hand.now);
    note(tx, hand, gate.project, "reminded", at_gate(gate));
    return with_link(tx, hand, gate, to);
}

void withdraw(db::Transaction& tx, Hand const& hand, Gate gate, std::string const& reason) {
    gate.state = GateState::withdrawn;
    gate.withdrawn_because = reason;
    gate.updated_at = hand.now;
    if (!update_waiting(tx, gate)) return;
    end_links(tx, hand, gate.project);
    note(tx, hand, gate.project, "withdrawn", at_gate(gate));
}

std::optional<Gate> decide(db::Transaction& tx, Hand const& hand, Gate gate,
                           Decided const& decided_) {
    auto const process = find(tx, gate.project);
    auto decision = decided_.decision;
    decision.at = hand.now;
    gate.state = GateState::decided;
    gate.decision = decision;
    gate.updated_at = hand.now;
    if (!process || process->state != State::active || process->step != gate.step ||
        !update_waiting(tx, gate))
        return std::nullopt;
    for (auto one : decided_.follow_ups) {
        // The decision's own letter is the first word of it.
        one.reminded_at = hand.now;
        add_follow_up(tx, gate.project, gate.number, one);
    }
    auto const result = decided(*process, gate, decision, hand.now);
    if (result.move) {
        put(tx, result.process);
        add_move(tx, gate.project, *result.move);
    }
    if (decision.outcome == Outcome::merge)
        tie_merged(tx, hand, gate.project, decision.merged_into);
    end_links(tx, hand, gate.project);
    auto details = at_gate(gate);
    details.append("outcome", name(decision.outcome));
    details.append("kind", name(decision.kind));
    note(tx, hand, gate.project, action_of(decision, result.process), std::move(details));
    return gate;
}

bool meet(db::Transaction& tx, Hand const& hand, Gate const& gate, std::int64_t number,
          std::string const& words) {
    if (!meet(tx, gate.project, gate.number, number, hand.member, words, hand.now)) return false;
    note(tx, hand, gate.project, "met", at_gate(gate));
    return true;
}

void add(db::Transaction& tx, Hand const& hand, Gate const& gate, std::string const& words,
         bool is_public) {
    add_addendum(tx, gate.project, gate.number,
                 {.at = hand.now, .by = hand.member, .words = words, .is_public = is_public});
    note(tx, hand, gate.project, "added", at_gate(gate));
}

void name_steps(db::Transaction& tx, Hand const& hand, StepNames const& names) {
    put_step_names(tx, hand.organisation, names);
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "innovation.steps_named",
                         .subject = {"organisation", hand.organisation.string()},
                         .organisation = hand.organisation});
}

}
