// Asking somebody for a decision.
#include "features/innovation/deputies.h"
#include "features/innovation/letters.h"
#include "features/innovation/pages.h"
#include "services/members/members.h"

namespace innovation {

namespace {

using web::View;

std::vector<web::Option> kind_options(Showing const& showing) {
    std::vector<web::Option> options;
    for (auto const kind : kind_names)
        options.push_back({std::string(kind), showing.text("kind_" + std::string(kind)), false});
    return options;
}

http::Response asking_page(Showing const& showing, db::Reader& reader, Work const& work,
                           Sent sent) {
    auto const& visit = showing.visit;
    auto const process = process_of(work);
    if (sent.act.empty())
        sent.values.insert_or_assign("question", showing.question_text(process.kind, process.step));
    auto const there = delivered(reader, process.project);
    auto const all = conditions(process, there, looked(reader, process.project));
    auto const place = "/innovation/" + work.project.id;
    auto view = web::problems_view(visit, showing.services.pages, sent.problems);
    view.merge(decider_fields(showing, sent));
    view.set_list("breadcrumbs", breadcrumbs(showing, work.project, true))
        .set("lead",
             showing.format("asking_lead", {{"step", showing.step_text(work.names, process.step)}}))
        .set("question_field",
             field(showing, sent, {.name = "question", .longest = longest_question, .rows = 3}))
        .set("kind_field",
             choice(showing, sent, "kind", "radio", kind_options(showing), "internal"))
        .set("due_field", field(showing, sent, {"due", 10}))
        .set("conditions", condition_views(showing, all, there, process.step, false))
        .set("form_url", visit.address(place + "/gates/new"))
        .set("back_url", visit.address(place));
    web::PageOptions options{.title = showing.text("asking_title"),
                             .status = sent.problems.empty() ? sent.status : 422,
                             .unlisted = true};
    if (!sent.warning.empty())
        options.notices.push_back(web::notice("warning", showing.text(sent.warning)));
    return private_page(showing.services.pages.page(visit, "innovation/asking", std::move(view),
                                                    std::move(options)));
}

TypedAsking typed_in(Sent const& sent) {
    return {sent.value("question"),     sent.value("kind"),         sent.value("due"),
            sent.value("decider_name"), sent.value("decider_role"), sent.value("decider_email")};
}

}

View decider_fields(Showing const& showing, Sent const& sent) {
    View view;
    view.set("decider_name_field",
             field(showing, sent, {.name = "decider_name", .longest = longest_name}))
        .set("decider_role_field",
             field(showing, sent, {.name = "decider_role", .longest = longest_role}))
        .set("decider_email_field",
             field(showing, sent,
                   {.name = "decider_email", .longest = longest_email, .type = "email"}));
    return view;
}

void complete(web::Services& services, Decider& decider,
              organisations::OrganisationId const& organisation) {
    auto const member = services.members.find_by_email(decider.email);
    if (!member) return;
    decider.member = member->id;
    decider.standing = Standing::inside;
    if (has_left(services, decider, organisation)) decider.standing = Standing::outside;
}

http::Response show_asking(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return asking_page(showing, reader, changed_work(showing, reader), {});
}

http::Response send_asking(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto sent = sent_in(visit);
    sent.act = "ask";
    auto asking = checked(typed_in(sent), basics::day_in_stockholm(services.now()));
    if (!asking) sent.problems = asking.error();
    auto tx = services.database.begin();
    auto const work = changed_work(showing, tx);
    auto const process = process_of(work);
    if (!asking) return asking_page(showing, tx, work, sent);
    auto const page = "/innovation/" + work.project.id + "/gates/";
    // Sent twice is sent; another question has to wait for its turn.
    if (auto const waiting = waiting_gate(tx, process.project)) {
        if (waiting->asked.question == asking->question && waiting->asked.due == asking->due &&
            waiting->asked.decider.email == asking->decider.email)
            return private_page(http::redirect(
                visit.address(page + std::to_string(waiting->number)) + "?done=asked"));
        sent.warning = "already_waiting";
        sent.status = 409;
        return asking_page(showing, tx, work, sent);
    }
    complete(services, asking->decider, work.project.organisation);
    if (!takes_letter(limits, showing)) {
        too_many_letters(sent);
        return asking_page(showing, tx, work, sent).with("Retry-After", "3600");
    }
    auto const to = addressee_of(services, asking->decider, work.project.organisation);
    auto const asked =
        ask(tx, hand_of(showing, work.project), process, *asking, visit.language, to);
    if (!asked) {
        sent.warning = "not_on_its_way";
        sent.status = 409;
        return asking_page(showing, tx, work, sent);
    }
    send_question(services, tx, *asked, http::found(knowledge::brief(tx, work.project.id)),
                  Tone::asked);
    tx.commit();
    return private_page(
        http::redirect(visit.address(page + std::to_string(asked->gate.number)) + "?done=asked"));
}

}
