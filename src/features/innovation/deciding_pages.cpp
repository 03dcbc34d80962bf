// Deciding: from a letter without an account, signed in, or written down after a board's meeting.
#include <algorithm>

#include "features/innovation/deputies.h"
#include "features/innovation/letters.h"
#include "features/innovation/pages.h"
#include "features/innovation/trials_json.h"
#include "services/members/members.h"
#include "services/web/api.h"

namespace innovation {

namespace {

using letter_links::Refusal;
using web::View;

/// A decision that may be made now.
struct Open {
    Gate gate = {};
    knowledge::Brief project = {};
    Process process = {};
    bool is_registered = false;     ///< By somebody who writes down another's decision.
    members::MemberId deputy = {};  ///< Decides in the place of the decider, who is away.
};

std::vector<web::Option> kind_options(Showing const& showing, bool is_registered) {
    std::vector<web::Option> options;
    for (auto const kind : kind_names)
        if (!is_registered || kind != "internal")
            options.push_back(
                {std::string(kind), showing.text("kind_" + std::string(kind)), false});
    return options;
}

View decision_fields(Showing const& showing, Sent const& sent, Open const& open) {
    std::vector<web::Option> all;
    for (auto const outcome : outcome_names)
        all.push_back(
            {std::string(outcome), showing.text("choose_" + std::string(outcome)), false});
    auto const usual = open.is_registered && open.gate.asked.kind == Kind::internal
                           ? std::string_view("board")
                           : name(open.gate.asked.kind);
    View view;
    view.set("outcome_field", choice(showing, sent, "outcome", "radio", all))
        .set("kind_field", choice(showing, sent, "kind", "radio",
                                  kind_options(showing, open.is_registered), usual))
        .set("visibility_field", choice(showing, sent, "visibility", "radio",
                                        {{"public", showing.text("visibility_public")},
                                         {"internal", showing.text("visibility_internal")}}));
    for (FieldOf const& of :
         {FieldOf{"reference", longest_reference, false}, FieldOf{"decided_on", 10, false},
          FieldOf{"link", longest_link, false, "url"}, FieldOf{"reason", longest_reason},
          FieldOf{"lesson", longest_lesson, false}, FieldOf{"merged_into", longest_link, false},
          FieldOf{"conditions", longest_condition * most_conditions, false},
          FieldOf{"open_owner", longest_name, false},
          FieldOf{"open_email", longest_email, false, "email"}, FieldOf{"open_due", 10, false}})
        view.set(std::string(of.name) + "_field", field(showing, sent, of));
    return view;
}

http::Response deciding_page(Showing const& showing, db::Reader& reader, Open const& open,
                             Sent const& sent) {
    auto const& visit = showing.visit;
    auto const names = step_names_of(reader, open.project.organisation);
    auto const there = delivered(reader, open.gate.project);
    auto const searches = looked(reader, open.gate.project);
    auto const all = conditions(open.process, there, searches);
    bool const lacks = std::ranges::any_of(all, [](Condition const& one) { return !one.holds; });
    auto view = web::problems_view(visit, showing.services.pages, sent.problems);
    view.merge(decision_fields(showing, sent, open));
    auto const asker = showing.member_name(open.gate.asked_by);
    view.set("lead",
             showing.format(open.is_registered    ? "registering_lead"
                            : open.deputy.empty() ? "deciding_lead"
                                                  : "deputy_lead",
                            {{"name", asker.empty() ? showing.text("former_member") : asker},
                             {"who", showing.organisation_name(open.project.organisation)},
                             {"decider", decider_text(showing, open.gate.asked.decider)},
                             {"date", showing.date(open.gate.asked.due)}}))
        .set("question", open.gate.asked.question)
        .set("project_title", open.project.title(visit.language))
        .set("has_project_url", open.project.is_public)
        .set("project_url", visit.address(open.project.path))
        .set("step_text", showing.step_text(names, open.gate.step))
        .set("conditions", condition_views(showing, all, there, open.gate.step, false))
        .set("lacks", lacks)
        .set_list("searches", looked_views(showing, reader, searches))
        .set("form_url", visit.address(visit.path));
    return letter_links::secret_page(showing.services.pages.page(
        visit, "innovation/deciding", std::move(view),
        {.title = showing.text(open.is_registered ? "registering_title" : "deciding_title"),
         .status = sent.problems.empty() ? 200 : 422,
         .unlisted = true}));
}

/// Somebody has decided already: what, for whoever comes second.
http::Response decided_page(Showing const& showing, Gate const& gate, int status) {
    auto const& visit = showing.visit;
    View view;
    view.set("lead", showing.format("already_lead", {{"date", showing.date(gate.decision->at)}}))
        .set("facts", decision_facts(showing, gate, false))
        .set_list("goals", {})
        .set("funnel_url", visit.address("/innovation"));
    return letter_links::secret_page(showing.services.pages.page(
        visit, "innovation/decided", std::move(view),
        {.title = showing.text("already_title"), .status = status, .unlisted = true}));
}

TypedDecision typed_in(Sent const& sent) {
    return {sent.value("outcome"),    sent.value("kind"),       sent.value("reference"),
            sent.value("decided_on"), sent.value("link"),       sent.value("reason"),
            sent.value("visibility"), sent.value("lesson"),     sent.value("merged_into"),
            sent.value("conditions"), sent.value("open_owner"), sent.value("open_email"),
            sent.value("open_due")};
}

std::expected<Decided, basics::Problems> checked_in(Showing const& showing, db::Reader& reader,
                                                    Open const& open, Sent const& sent) {
    auto const all = conditions(open.process, delivered(reader, open.gate.project),
                                looked(reader, open.gate.project));
    auto good = checked(typed_in(sent), {.today = basics::day_in_stockholm(showing.services.now()),
                                         .project = open.project.id,
                                         .conditions = all,
                                         .is_registered = open.is_registered});
    if (!good || good->decision.outcome != Outcome::merge) return good;
    // Into one that everybody may see, and never round in a circle.
    auto into = good->decision.merged_into;
    auto const target = knowledge::brief(reader, into);
    bool is_wrong = !target || !target->is_public || target->id == open.project.id;
    for (int step = 0; !is_wrong && step < 50; ++step) {
        auto const process = find(reader, into);
        if (!process || process->merged_into.empty()) break;
        into = process->merged_into;
        is_wrong = into == open.project.id;
    }
    if (is_wrong)
        return std::unexpected(basics::Problems{{"merged_into", "innovation.problem_merged_into"}});
    return good;
}

/// Whether something was decided now.
bool decide_now(Showing const& showing, db::Transaction& tx, Open const& open, Decided decided_) {
    auto const member = showing.visit.viewer.member;
    auto const who = open.is_registered    ? member
                     : open.deputy.empty() ? open.gate.asked.decider.member
                                           : open.deputy;
    (open.is_registered ? decided_.decision.registered_by : decided_.decision.by) = who;
    decided_.decision.is_by_deputy = !open.deputy.empty();
    Hand const hand{showing.services.activity, showing.services.now(), who,
                    open.project.organisation};
    auto const gate = decide(tx, hand, open.gate, decided_);
    if (!gate) return false;
    tell_asker(showing.services, tx, *gate, open.project, "decided");
    for (auto const& one : decided_.follow_ups)
        send_follow_up(showing.services, tx, one, *gate, open.project);
    return true;
}

// Signed in.

struct Entered {
    Work work = {};
    Gate gate = {};
    bool is_registered = false;
    members::MemberId deputy = {};
};

/// The decider or their deputy, whether or not they may see the project, and those who edit it.
Entered entered(Showing const& showing, db::Reader& reader) {
    auto const access = http::found(web::access_to(showing.services, showing.visit, reader,
                                                   "project", showing.visit.part("id")));
    Entered in{.work = {.project = access, .process = find(reader, access.id)}};
    for (auto const& other : access.also)
        if (!in.work.process) in.work.process = find(reader, other);
    if (!in.work.process) throw http::NotFound();
    in.gate = gate_in(showing, reader, *in.work.process);
    auto const& decider = in.gate.asked.decider;
    bool const decides = !decider.member.empty() && decider.member == showing.visit.viewer.member &&
                         !has_left(showing.services, decider, access.organisation);
    if (decides) return in;
    auto const viewer = showing.visit.viewer.member;
    if (stands_in(showing.services, decider, access.organisation, viewer)) {
        in.deputy = viewer;
        return in;
    }
    if (!access.may_see) throw http::NotFound();
    if (!access.may_change) throw http::Forbidden();
    in.is_registered = true;
    return in;
}

/// Whether this is what was decided: sent twice is sent.
bool is_same(Decision const& decision, Sent const& sent) {
    auto const reason = checked_words(sent.value("reason"), "reason", longest_reason);
    return reason && decision.reason == *reason && name(decision.outcome) == sent.value("outcome");
}

std::optional<Open> open_of(db::Reader& reader, Gate const& gate, bool is_registered,
                            members::MemberId const& deputy) {
    auto const project = knowledge::brief(reader, gate.project);
    auto const process = find(reader, gate.project);
    if (!project || !process || gate.state != GateState::waiting ||
        is_covered(reader, gate.project, project->id))
        return std::nullopt;
    return Open{gate, *project, *process, is_registered, deputy};
}

http::Response withdrawn(Showing const& showing, Entered const& in) {
    return private_page(http::redirect(showing.visit.address(
        "/innovation/" + in.work.project.id + "/gates/" + std::to_string(in.gate.number))));
}

}

http::Response show_deciding(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const in = entered(showing, reader);
    if (in.gate.decision) return decided_page(showing, in.gate, 200);
    auto const open = open_of(reader, in.gate, in.is_registered, in.deputy);
    return open ? deciding_page(showing, reader, *open, {}) : withdrawn(showing, in);
}

http::Response send_deciding(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto sent = sent_in(visit);
    auto tx = services.database.begin();
    auto const in = entered(showing, tx);
    auto const open = open_of(tx, in.gate, in.is_registered, in.deputy);
    auto const page = visit.address("/innovation/" + in.work.project.id + "/gates/" +
                                    std::to_string(in.gate.number)) +
                      "?done=decided";
    if (!open) {
        if (!in.gate.decision) return withdrawn(showing, in);
        bool const again = is_same(*in.gate.decision, sent);
        return again ? private_page(http::redirect(page)) : decided_page(showing, in.gate, 409);
    }
    auto const good = checked_in(showing, tx, *open, sent);
    if (!good) {
        sent.problems = good.error();
        return deciding_page(showing, tx, *open, sent);
    }
    if (!decide_now(showing, tx, *open, *good)) return withdrawn(showing, in);
    tx.commit();
    return in.work.project.may_see
               ? private_page(http::redirect(page))
               : private_page(http::redirect(visit.address("/innovation/thanks")));
}

namespace {

// From the letter.

std::expected<Open, Refusal> open(letter_links::Door& door, web::Visit const& visit,
                                  db::Reader& reader) {
    auto const link = letter_links::open(door, visit, reader, link_purpose);
    if (!link) return std::unexpected(link.error());
    auto const waiting = waiting_gate(reader, link->subject.id);
    if (!waiting || std::to_string(waiting->number) != link->detail)
        return std::unexpected(Refusal{letter_links::State::ended, *link});
    auto const& decider = waiting->asked.decider;
    bool const is_deputys = link->address != decider.email;
    auto found = open_of(reader, *waiting, false, is_deputys ? link->member : members::MemberId());
    // Whoever has left the organisation decides nothing there, also not by an old letter; nor does
    // a deputy when the one they stood in for is back.
    if (!found || has_left(door.services, decider, found->project.organisation) ||
        (is_deputys &&
         !stands_in(door.services, decider, found->project.organisation, link->member)))
        return std::unexpected(Refusal{letter_links::State::ended, *link});
    return *std::move(found);
}

/// What the link was about, when that is decided by now.
std::optional<Gate> decided_by_now(db::Reader& reader, Refusal const& refusal) {
    if (refusal.link.purpose != link_purpose) return std::nullopt;
    for (auto const& gate : gates(reader, refusal.link.subject.id))
        if (std::to_string(gate.number) == refusal.link.detail && gate.decision &&
            (gate.asked.decider.email == refusal.link.address ||
             (!refusal.link.member.empty() && gate.decision->by == refusal.link.member)))
            return gate;
    return std::nullopt;
}

http::Response over(letter_links::Door& door, Showing const& showing, db::Reader& reader,
                    Refusal const& refusal) {
    bool const is_post = showing.visit.request.method == http::Method::post;
    if (auto const gate = decided_by_now(reader, refusal))
        return decided_page(showing, *gate, is_post ? 409 : 410);
    return letter_links::over_page(door, showing.visit, refusal,
                                   {showing.text("funnel_title"), "/innovation"});
}

http::Response thanks(web::Visit const& visit) {
    return letter_links::secret_page(http::redirect(visit.address("/innovation/thanks")));
}

}

http::Response show_by_link(letter_links::Door& door, web::Visit const& visit) {
    Showing const showing(door.services, visit);
    auto reader = door.services.database.read();
    auto const found = open(door, visit, reader);
    return found ? deciding_page(showing, reader, *found, {})
                 : over(door, showing, reader, found.error());
}

http::Response send_by_link(letter_links::Door& door, web::Visit const& visit) {
    auto& services = door.services;
    Showing const showing(services, visit);
    auto sent = sent_in(visit);
    auto tx = services.database.begin();
    auto const found = open(door, visit, tx);
    if (!found) {
        auto const gate = decided_by_now(tx, found.error());
        bool const again = gate && found.error().state == letter_links::State::used &&
                           is_same(*gate->decision, sent);
        return again ? thanks(visit) : over(door, showing, tx, found.error());
    }
    auto const good = checked_in(showing, tx, *found, sent);
    if (!good) {
        sent.problems = good.error();
        return deciding_page(showing, tx, *found, sent);
    }
    if (!letter_links::use(tx, visit.part("link"), services.now()) ||
        !decide_now(showing, tx, *found, *good))
        return over(door, showing, tx, {letter_links::State::used, {}});
    tx.commit();
    return thanks(visit);
}

http::Response show_thanks(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    return services.pages.page(visit, "innovation/thanks",
                               View().set("funnel_url", visit.address("/innovation")),
                               {.title = showing.text("thanks_title"), .unlisted = true});
}

namespace api {

http::Response decide(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const fields = fields_of(
        visit, {"outcome", "kind", "reference", "decided_on", "link", "reason", "visibility",
                "lesson", "merged_into", "conditions", "open_owner", "open_email", "open_due"});
    auto tx = services.database.begin();
    auto const in = entered(showing, tx);
    auto const open = open_of(tx, in.gate, in.is_registered, in.deputy);
    if (!open)
        return web::api_problem(
            409, in.gate.decision ? "It is decided already." : "It does not wait for a decision.");
    Sent sent;
    for (auto const& [name, value] : fields.texts) sent.values.insert_or_assign(name, value);
    auto const good = checked_in(showing, tx, *open, sent);
    auto problems = fields.problems;
    if (!good) problems.insert(problems.end(), good.error().begin(), good.error().end());
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (!decide_now(showing, tx, *open, *good))
        return web::api_problem(409, "It is decided already, or the project has moved.");
    auto const gate = http::found(find_gate(tx, in.gate.project, in.gate.number));
    auto reply = gate_json(showing, gate, follow_ups(tx, gate.project, gate.number));
    tx.commit();
    return web::api_reply(std::move(reply), 201);
}

}

}
