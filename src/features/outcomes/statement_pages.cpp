// A statement for everybody, and the form of those who edit the project.
#include <charconv>

#include "features/outcomes/letters.h"
#include "features/outcomes/pages.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/web/beside.h"

namespace outcomes {

namespace {

using web::View;

std::string place(web::Access const& project) { return "/implemented/" + project.id; }

/// A form's text as it was sent, with line breaks as ours.
std::string sent(web::Visit const& visit, std::string_view field) {
    std::string text(visit.request.form.text(field));
    std::erase(text, '\r');
    return text;
}

Typed typed_in(web::Visit const& visit) {
    return {sent(visit, "owner_name"),    sent(visit, "owner_role"), sent(visit, "owner_unit"),
            sent(visit, "owner_email"),   sent(visit, "since"),      sent(visit, "evidence"),
            sent(visit, "evidence_link"), sent(visit, "in_budget"),  sent(visit, "budget")};
}

struct FieldOf {
    char const* name;
    std::string const& value;
    std::size_t longest;
    bool is_required = true;
    char const* type = "text";
    int rows = 4;
};

View field(Showing const& showing, basics::Problems const& problems, FieldOf const& of) {
    auto view = web::field_view({.name = of.name,
                                 .label = showing.text(std::string("label_") + of.name),
                                 .value = of.value,
                                 .hint = showing.text(std::string("hint_") + of.name),
                                 .problem = showing.problem(problems, of.name),
                                 .type = of.type,
                                 .autocomplete = "off",
                                 .max_length = static_cast<int>(of.longest),
                                 .required = of.is_required,
                                 .rows = of.rows});
    view.set("counter_text", showing.format("at_most", {{"count", of.longest}}));
    return view;
}

View form_fields(Showing const& showing, Typed const& typed, basics::Problems const& problems) {
    View view;
    for (FieldOf const& of :
         {FieldOf{"owner_name", typed.owner_name, longest_name},
          FieldOf{"owner_role", typed.owner_role, longest_role},
          FieldOf{"owner_unit", typed.owner_unit, longest_unit, false},
          FieldOf{"owner_email", typed.owner_email, 254, true, "email"},
          FieldOf{"since", typed.since, 10},
          FieldOf{"evidence", typed.evidence, longest_evidence, true, "text", 6},
          FieldOf{"evidence_link", typed.evidence_link, longest_link, false, "url"},
          FieldOf{"budget", typed.budget, longest_budget, false}})
        view.set(std::string(of.name) + "_field", field(showing, problems, of));
    view.set("in_budget_field",
             web::choices_view({.name = "in_budget",
                                .label = showing.text("label_in_budget"),
                                .problem = showing.problem(problems, "in_budget"),
                                .type = "radio",
                                .required = true},
                               {{"yes", showing.text("budget_yes"), typed.in_budget == "yes"},
                                {"no", showing.text("budget_no"), typed.in_budget == "no"}}));
    return view;
}

http::Response form_page(Showing const& showing, web::Access const& project, Typed const& typed,
                         std::int64_t version, basics::Problems const& problems,
                         std::string_view warning = {}, int status = 200) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.merge(form_fields(showing, typed, problems));
    view.set_list("breadcrumbs", breadcrumbs(showing, project))
        .set("lead",
             showing.format("form_lead", {{"title", project.title}, {"days", days_to_answer}}))
        .set("version_value", std::to_string(version))
        .set("form_url", visit.address(place(project) + "/edit"))
        .set("files_url", visit.address("/files/project/" + project.id))
        .set("back_url", visit.address(project.path));
    web::PageOptions options{.title = showing.text(version == 0 ? "form_new" : "form_change"),
                             .status = problems.empty() ? status : 422,
                             .unlisted = true};
    if (!warning.empty()) options.notices.push_back(web::notice("warning", showing.text(warning)));
    return private_page(
        showing.services.pages.page(visit, "outcomes/form", std::move(view), std::move(options)));
}

std::int64_t version_in(web::Visit const& visit) {
    std::int64_t version = 0;
    auto const sent = visit.request.form.text("version");
    std::from_chars(sent.data(), sent.data() + sent.size(), version);
    return version;
}

/// What those who work with it can do, and what the line owner wrote.
View work_view(Showing const& showing, web::Access const& project, Statement const& statement,
               std::string const& typed_reason, basics::Problems const& problems) {
    auto const& visit = showing.visit;
    bool const is_withdrawn = statement.state == State::withdrawn;
    bool const is_answered = statement.state == State::confirmed && !statement.is_asked();
    bool const is_new = showing.services.now() < letter_links::days_after(statement.asked_at, 1);
    return View()
        .set("edit_url", visit.address(place(project) + "/edit"))
        .set("again_url", visit.address(place(project) + "/again"))
        .set("withdraw_url", visit.address(place(project) + "/withdraw"))
        .set("may_ask",
             !is_withdrawn && !is_answered && !is_new && !statement.told.owner.email.empty())
        .set("may_withdraw", !is_withdrawn)
        .set_optional("owner_email", statement.told.owner.email)
        .set_optional("owner_comment", statement.comment)
        .set("reason_field",
             web::field_view({.name = "reason",
                              .label = showing.text("label_reason"),
                              .value = typed_reason,
                              .problem = showing.problem(problems, "reason"),
                              .max_length = static_cast<int>(longest_comment),
                              .required = true,
                              .rows = 3})
                 .set("counter_text", showing.format("at_most", {{"count", longest_comment}})));
}

}

http::Response statement_page(Showing const& showing, db::Reader& reader,
                              web::Access const& project, std::string const& typed_reason,
                              basics::Problems const& problems, std::string_view warning,
                              int status) {
    auto const& visit = showing.visit;
    auto const statement = http::found(statement_of(reader, project));
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.set_list("breadcrumbs", breadcrumbs(showing, project))
        .set("standing", standing_text(showing, statement))
        .set("project_title", project.title)
        .set("project_url", visit.address(project.path))
        .set_list("facts", fact_views(showing, statement))
        .set_list("goals", {})
        .set("evidence_paragraphs", paragraphs(statement.told.evidence))
        .set("events", event_views(showing, events(reader, statement.project), project.may_change))
        .set("count_url", visit.address("/implemented"))
        .set("data_url", "/api/v1/implemented/" + project.id)
        .set("work", false);
    if (project.may_change)
        view.set("work", work_view(showing, project, statement, typed_reason, problems));
    view.merge(web::beside_view(
        web::boxes_beside(showing.services, visit, reader, "implemented", project.id)));
    web::PageOptions options{.title = showing.format("statement_title", {{"title", project.title}}),
                             .status = problems.empty() ? status : 422,
                             .unlisted = !project.is_public};
    auto const done = visit.request.query.text("done");
    if (project.may_change && (done == "asked" || done == "withdrawn" || done == "saved"))
        options.notices.push_back(web::notice("done", showing.text("done_" + std::string(done))));
    if (!warning.empty()) options.notices.push_back(web::notice("warning", showing.text(warning)));
    auto page = showing.services.pages.page(visit, "outcomes/statement", std::move(view),
                                            std::move(options));
    return project.may_change ? private_page(std::move(page)) : std::move(page);
}

http::Response show_statement(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return statement_page(showing, reader, seen_project(showing, reader), "", {});
}

http::Response show_form(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const project = changed_project(showing, reader);
    auto const statement = statement_of(reader, project);
    return form_page(showing, project, statement ? typed_of(statement->told) : Typed(),
                     statement ? statement->version : 0, {});
}

http::Response save(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const typed = typed_in(visit);
    auto const version = version_in(visit);
    auto good = checked(typed, basics::day_in_stockholm(services.now()));
    if (!good) {
        auto reader = services.database.read();
        return form_page(showing, changed_project(showing, reader), typed, version, good.error());
    }
    if (auto const member = services.members.find_by_email(good->owner.email))
        good->owner.member = member->id;
    auto tx = services.database.begin();
    auto const project = changed_project(showing, tx);
    auto const before = statement_of(tx, project);
    bool const is_same = before && before->told == *good && before->state != State::withdrawn;
    // Sent twice is sent: whoever stated the same meanwhile has done it.
    if (!is_same && (before ? before->version : 0) != version)
        return form_page(showing, project, typed, before ? before->version : 0, {}, "overtaken",
                         409);
    if (!is_same && !limits.letters.take(visit.viewer.member.text(), services.now()))
        return form_page(showing, project, typed, version, {}, "flood", 429)
            .with("Retry-After", "3600");
    auto const brief = http::found(knowledge::brief(tx, project.id));
    auto const done =
        state(tx, {services.activity, services.now(), visit.viewer.member, project.organisation},
              before ? before->project : project.id, before, *good, visit.language);
    send_question(services, tx, done, brief);
    tx.commit();
    return private_page(http::redirect(visit.address(place(project)) +
                                       (done.link.empty() ? "?done=saved" : "?done=asked")));
}

}
