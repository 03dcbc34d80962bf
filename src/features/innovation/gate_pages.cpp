// One decision: what is asked of whom, what was decided, what is left to do, what was added.
#include <algorithm>
#include <charconv>

#include "features/innovation/deputies.h"
#include "features/innovation/following.h"
#include "features/innovation/letters.h"
#include "features/innovation/pages.h"

namespace innovation {

namespace {

using web::View;

std::vector<View> asked_facts(Showing const& showing, Work const& work, Gate const& gate) {
    std::vector<View> facts{
        fact(showing.text("fact_step"), showing.step_text(work.names, gate.step)),
        fact(showing.text("fact_decider"), decider_text(showing, gate.asked.decider)),
        fact(showing.text("fact_asked_kind"),
             showing.text("kind_" + std::string(name(gate.asked.kind)))),
        fact(showing.text("fact_due"), showing.date(gate.asked.due)),
        fact(showing.text("fact_asked"), showing.date(gate.asked_at))};
    auto const to =
        work.project.may_change && gate.state == GateState::waiting
            ? addressee_of(showing.services, gate.asked.decider, work.project.organisation)
            : Addressee();
    if (to.is_deputy)
        facts.push_back(
            fact(showing.text("fact_deputy"),
                 showing.format("deputy_stands_in", {{"name", showing.member_name(to.member)}})));
    return facts;
}

std::string lead_of(Showing const& showing, Work const& work, Gate const& gate) {
    if (gate.decision)
        return showing.format("gate_lead_decided",
                              {{"decision", decision_text(showing, *gate.decision)}});
    if (gate.state == GateState::withdrawn) return showing.text("gate_lead_withdrawn");
    bool const left = has_left(showing.services, gate.asked.decider, work.project.organisation);
    return showing.format(left ? "gate_left" : "gate_waits",
                          {{"decider", decider_text(showing, gate.asked.decider)},
                           {"date", showing.date(gate.asked.due)}});
}

std::vector<View> follow_up_views(Showing const& showing, db::Reader& reader, Gate const& gate,
                                  bool works) {
    std::vector<View> views;
    for (auto const& one : follow_ups(reader, gate.project, gate.number))
        views.push_back(View()
                            .set("follow_text", follow_up_text(showing, one))
                            .set_optional("follow_words", one.met_words)
                            .set("follow_number", std::to_string(one.number))
                            .set("may_meet", works && one.is_open()));
    return views;
}

std::vector<View> addendum_views(Showing const& showing, db::Reader& reader, Gate const& gate,
                                 bool inside) {
    std::vector<View> views;
    for (auto const& one : addenda(reader, gate.project, gate.number)) {
        if (!one.is_public && !inside) continue;
        auto const who = showing.member_name(one.by);
        views.push_back(
            View()
                .set("addendum_head",
                     showing.format(one.is_public ? "addendum_head" : "addendum_head_internal",
                                    {{"name", who.empty() ? showing.text("former_member") : who},
                                     {"date", showing.date(one.at)}}))
                .set("addendum_words", one.words));
    }
    return views;
}

View work_view(Showing const& showing, Work const& work, Gate const& gate, Sent sent) {
    if (sent.act != "another")
        sent.values.insert_or_assign("decider_role", gate.asked.decider.role);
    View view = decider_fields(showing, sent);
    auto const& visit = showing.visit;
    bool const waits = gate.state == GateState::waiting;
    view.set("waits", waits)
        .set("is_decided", gate.decision.has_value())
        .set_optional("decider_email", waits ? gate.asked.decider.email : "")
        .set("decide_url", visit.address("/innovation/" + work.project.id + "/gates/" +
                                         std::to_string(gate.number) + "/decide"))
        .set("is_naming", sent.act == "another")
        .set("is_withdrawing", sent.act == "withdraw")
        .set("is_adding", sent.act == "add")
        .set("withdraw_reason_field", field(showing, sent,
                                            {.name = "withdraw_reason",
                                             .longest = longest_reason,
                                             .rows = 3,
                                             .has_hint = false}))
        .set("addendum_field",
             field(showing, sent, {.name = "addendum", .longest = longest_reason, .rows = 4}))
        .set("addendum_visibility_field",
             choice(showing, sent, "addendum_visibility", "radio",
                    {{"public", showing.text("visibility_public")},
                     {"internal", showing.text("visibility_internal")}},
                    "public"));
    return view;
}

void set_merged(View& view, Showing const& showing, db::Reader& reader, Gate const& gate) {
    auto const into = gate.decision && !gate.decision->merged_into.empty()
                          ? web::access_to(showing.services, showing.visit, reader, "project",
                                           gate.decision->merged_into)
                          : std::nullopt;
    bool const is_seen = into && into->may_see;
    view.set_optional("merged_url", is_seen ? showing.visit.address(into->path) : "")
        .set("merged_title", is_seen ? into->title : "");
}

std::vector<View> basis_views(Showing const& showing, db::Reader& reader, Gate const& gate) {
    auto there = delivered(reader, gate.project);
    if (gate.decision) {
        // What was told later is not what the decision rested on.
        std::erase_if(there, [&](Delivered const& one) { return one.at > gate.decision->at; });
        return condition_views(showing, gate.decision->basis, there, gate.step, false);
    }
    auto const process = find(reader, gate.project);
    if (!process || process->step != gate.step) return {};
    return condition_views(showing, conditions(*process, there, looked(reader, gate.project)),
                           there, gate.step, false);
}

web::PageOptions options_of(Showing const& showing, Work const& work, Gate const& gate,
                            Sent const& sent) {
    web::PageOptions options{
        .title = showing.format("gate_title", {{"step", showing.step_name(work.names, gate.step)},
                                               {"title", work.project.title}}),
        .status = sent.problems.empty() ? sent.status : 422,
        .unlisted = !work.project.is_public};
    auto const done = showing.visit.request.query.text("done");
    if (work.project.may_change && (done == "asked" || done == "saved" || done == "decided"))
        options.notices.push_back(web::notice("done", showing.text("done_" + std::string(done))));
    if (!sent.warning.empty())
        options.notices.push_back(web::notice("warning", showing.text(sent.warning)));
    return options;
}

http::Response gate_page(Showing const& showing, db::Reader& reader, Work const& work,
                         Gate const& gate, Sent const& sent) {
    auto const& visit = showing.visit;
    bool const works = work.project.may_change;
    auto view = web::problems_view(visit, showing.services.pages, sent.problems);
    view.set_list("breadcrumbs", breadcrumbs(showing, work.project, true))
        .set("lead", lead_of(showing, work, gate))
        .set("question", gate.asked.question)
        .set_optional("withdrawn_text", gate.withdrawn_because)
        .set("decided", false)
        .set_list("goals", {})
        .set("facts", asked_facts(showing, work, gate))
        .set_list("conditions", basis_views(showing, reader, gate))
        .set_list("follow_ups", follow_up_views(showing, reader, gate, works))
        .set_list("addenda", addendum_views(showing, reader, gate, works))
        .set("act_url", visit.address("/innovation/" + work.project.id + "/gates/" +
                                      std::to_string(gate.number)))
        .set("process_url", visit.address("/innovation/" + work.project.id))
        .set("project_url", visit.address(work.project.path))
        .set("work", false);
    if (gate.decision)
        view.set("decided", View()
                                .set("decided_facts", decision_facts(showing, gate, works))
                                .set_list("goals", {}));
    set_merged(view, showing, reader, gate);
    view.merge(moving_view(showing, reader, gate, works, sent));
    if (works) view.set("work", work_view(showing, work, gate, sent));
    auto options = options_of(showing, work, gate, sent);
    auto page =
        showing.services.pages.page(visit, "innovation/gate", std::move(view), std::move(options));
    return works ? private_page(std::move(page)) : std::move(page);
}

/// One transaction's worth of what is done with a gate.
struct Acting {
    Showing const& showing;
    Limits& limits;
    db::Transaction& tx;
    Work const& work;
    Gate const& gate;
    Sent& sent;

    bool waits() const { return gate.state == GateState::waiting; }
    Hand hand() const { return hand_of(showing, work.project); }
};

/// Somebody was quicker, or it is not the time for it.
void too_late(Acting& acting) {
    acting.sent.warning = "no_longer";
    acting.sent.status = 409;
}

void name_another(Acting& acting) {
    auto& sent = acting.sent;
    auto& services = acting.showing.services;
    auto const today = basics::day_in_stockholm(services.now());
    // The other fields stay as they are; a day that has passed is no obstacle.
    auto const good = checked(
        TypedAsking{acting.gate.asked.question, std::string(name(acting.gate.asked.kind)),
                    basics::iso(std::max(today, acting.gate.asked.due)), sent.value("decider_name"),
                    sent.value("decider_role"), sent.value("decider_email")},
        today);
    if (!good) {
        sent.problems = good.error();
        return;
    }
    auto decider = good->decider;
    complete(services, decider, acting.work.project.organisation);
    // Named twice is named.
    if (decider == acting.gate.asked.decider) return;
    if (!takes_letter(acting.limits, acting.showing)) return too_many_letters(sent);
    auto const asked =
        name_another(acting.tx, acting.hand(), acting.gate, decider,
                     addressee_of(services, decider, acting.work.project.organisation));
    send_question(services, acting.tx, asked,
                  http::found(knowledge::brief(acting.tx, acting.work.project.id)), Tone::asked);
}

void take_away(Acting& acting) {
    auto const reason = checked_words(acting.sent.value("withdraw_reason"), "withdraw_reason",
                                      longest_reason, "problem_withdraw_reason");
    if (reason) withdraw(acting.tx, acting.hand(), acting.gate, *reason);
    else acting.sent.problems = reason.error();
}

void add_words(Acting& acting) {
    auto& sent = acting.sent;
    auto const words =
        checked_words(sent.value("addendum"), "addendum", longest_reason, "problem_addendum");
    auto const visibility = sent.value("addendum_visibility");
    if (!words) sent.problems = words.error();
    if (visibility != "public" && visibility != "internal")
        sent.problems.push_back({"addendum_visibility", "innovation.problem_visibility"});
    if (!sent.problems.empty()) return;
    // Sent twice is sent.
    auto const before = addenda(acting.tx, acting.gate.project, acting.gate.number);
    if (!before.empty() && before.back().words == *words &&
        before.back().by == acting.showing.visit.viewer.member)
        return;
    add(acting.tx, acting.hand(), acting.gate, *words, visibility == "public");
}

void meet_one(Acting& acting) {
    auto const number = acting.sent.value("follow_up");
    std::int64_t parsed = 0;
    std::from_chars(number.data(), number.data() + number.size(), parsed);
    auto const words = checked_words(acting.sent.value("met_words"), "met_words", longest_evidence);
    if (words) meet(acting.tx, acting.hand(), acting.gate, parsed, *words);
    else acting.sent.problems = words.error();
}

void act_on(Acting& acting) {
    auto const& act = acting.sent.act;
    if (act == "another" || act == "withdraw") {
        if (!acting.waits()) too_late(acting);
        else if (act == "another") name_another(acting);
        else take_away(acting);
    } else if (act == "add") {
        if (acting.gate.decision) add_words(acting);
        else too_late(acting);
    } else if (act == "meet") meet_one(acting);
    else if (act == "move")
        move_one(acting.showing, acting.limits, acting.tx, acting.work, acting.gate, acting.sent);
    else throw http::BadRequest{"act is not one of the form's"};
}

}

http::Response show_gate(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const work = seen_work(showing, reader);
    return gate_page(showing, reader, work, gate_in(showing, reader, process_of(work)), {});
}

http::Response work_on_gate(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto sent = sent_in(visit);
    auto tx = services.database.begin();
    auto const work = changed_work(showing, tx);
    auto const gate = gate_in(showing, tx, process_of(work));
    Acting acting{showing, limits, tx, work, gate, sent};
    act_on(acting);
    if (!sent.problems.empty() || sent.status != 200)
        return gate_page(showing, tx, work, gate, sent);
    tx.commit();
    return private_page(http::redirect(
        visit.address("/innovation/" + work.project.id + "/gates/" + std::to_string(gate.number)) +
        "?done=saved"));
}

}
