// The form of one part: a goal, equality, or the answer to a conflict. One table of fields for all.
#include <algorithm>
#include <charconv>

#include "features/assessments/pages.h"
#include "features/assessments/rules.h"

namespace assessments {

namespace {

using web::View;

PartId part_in(web::Visit const& visit) { return http::found(parse_part(visit.part("part"))); }

Told typed_in(web::Visit const& visit, Kind kind) {
    Told typed;
    for (auto const& rule : fields_of(kind))
        typed.emplace(rule.name, std::string(visit.request.form.text(rule.name)));
    return typed;
}

std::int64_t version_in(web::Visit const& visit) {
    std::int64_t version = 0;
    auto const sent = visit.request.form.text("version");
    std::from_chars(sent.data(), sent.data() + sent.size(), version);
    return version;
}

/// What a choice is called; a score with its sign and its word.
std::string option_text(Showing const& showing, FieldRule const& rule, std::string_view value) {
    if (rule.name != "score")
        return showing.text(std::string(rule.choice_texts) + std::string(value));
    auto const score = parse_score(value).value_or(0);
    auto const word =
        (score < 0 ? "score_minus_" : "score_plus_") + std::to_string(std::abs(score));
    return signed_score(score) + " · " + showing.text(score == 0 ? "score_0" : word);
}

View field(Showing const& showing, FieldRule const& rule, Told const& typed,
           basics::Problems const& problems) {
    std::string const name(rule.name);
    web::Field const about{.name = name,
                           .label = showing.text("label_" + name),
                           .value = said(typed, name),
                           .hint = rule.has_hint ? showing.text("hint_" + name) : std::string(),
                           .problem = showing.problem(problems, name),
                           .type = rule.choices.empty() ? "text" : "radio",
                           .max_length = static_cast<int>(rule.longest),
                           .required = rule.is_required,
                           .rows = rule.longest > longest_note ? 5 : 2};
    View view;
    if (rule.choices.empty()) {
        auto text = web::field_view(about);
        text.set("counter_text", showing.format("at_most", {{"count", rule.longest}}));
        view.set("is_text", std::move(text)).set("is_choice", false);
        return view;
    }
    std::vector<web::Option> options;
    for (auto const value : rule.choices)
        options.push_back(
            {std::string(value), option_text(showing, rule, value), said(typed, name) == value});
    view.set("is_choice", web::choices_view(about, options)).set("is_text", false);
    return view;
}

/// The conflict that a part answers, as the assessment says now; NotFound when there is none.
Conflict conflict_of(Showing const& showing, Assessment const& assessment, PartId const& part) {
    auto const all = conflicts_of(assessment, showing.goals());
    auto const found = std::ranges::find(all, part, &Conflict::part);
    if (found == all.end()) throw http::NotFound();
    return *found;
}

bool is_answer(PartId const& part) {
    return part.kind == Kind::goal_conflict || part.kind == Kind::conflict;
}

std::string lead(Showing const& showing, Assessment const& assessment, PartId const& part) {
    switch (part.kind) {
        case Kind::goal: return showing.text("goal_lead");
        case Kind::equality: return showing.text("equality_lead");
        case Kind::goal_conflict:
            return showing.format(
                "conflict_goal_lead",
                {{"score", signed_score(assessment.score(part.goal).value_or(0))}});
        case Kind::conflict: return showing.text("conflict_dimension_lead");
    }
    return {};
}

/// What the form was made from, and what is shown again.
struct Form {
    PartId part = {};
    Told typed = {};
    std::int64_t version = 0;
    basics::Problems problems = {};
    std::string_view warning = {};
    int status = 200;
};

http::Response form_page(Showing const& showing, web::Access const& project,
                         Assessment const& assessment, Form const& form) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, form.problems);
    std::vector<View> fields;
    for (auto const& rule : fields_of(form.part.kind))
        fields.push_back(field(showing, rule, form.typed, form.problems));
    view.set_list("breadcrumbs", breadcrumbs(showing, project, true))
        .set("lead", lead(showing, assessment, form.part))
        .set("fields", std::move(fields))
        .set("version_value", std::to_string(form.version))
        .set("is_goal", form.part.kind == Kind::goal)
        .set("form_url", visit.address(place(project) + "/" + name(form.part)))
        .set("back_url", visit.address(place(project)));
    web::PageOptions options{
        .title = is_answer(form.part)
                     ? showing.format("answer_title", {{"about", showing.part_name(form.part)}})
                     : showing.part_name(form.part),
        .status = form.problems.empty() ? form.status : 422,
        .unlisted = true};
    if (!form.warning.empty())
        options.notices.push_back(web::notice("warning", showing.text(form.warning)));
    return web::private_page(showing.services.pages.page(visit, "assessments/part", std::move(view),
                                                         std::move(options)));
}

}

http::Response show_part(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const part = part_in(visit);
    auto reader = services.database.read();
    auto const project = showing.changed(reader, "project");
    auto const assessment = find(reader, home_of(reader, project));
    if (is_answer(part)) conflict_of(showing, assessment, part);
    auto const* told = assessment.find(part);
    return form_page(
        showing, project, assessment,
        {.part = part, .typed = told ? told->told : Told(), .version = told ? told->version : 0});
}

http::Response save_part(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    Form form{.part = part_in(visit), .version = version_in(visit)};
    form.typed = typed_in(visit, form.part.kind);
    auto good = checked(form.part.kind, form.typed);
    auto tx = services.database.begin();
    auto const project = showing.changed(tx, "project");
    auto const home = home_of(tx, project);
    auto const assessment = find(tx, home);
    std::string about;
    if (is_answer(form.part)) about = conflict_of(showing, assessment, form.part).about;
    if (!good) {
        form.problems = good.error();
        return form_page(showing, project, assessment, form);
    }
    if (!about.empty()) good->emplace(about_field, about);
    auto const outcome =
        tell(tx, {services.activity, services.now(), visit.viewer.member, project.organisation},
             home, form.part, *std::move(good), form.version);
    if (outcome == Outcome::overtaken) {
        auto const* now = assessment.find(form.part);
        form.version = now ? now->version : 0;
        form.warning = "overtaken";
        form.status = 409;
        return form_page(showing, project, assessment, form);
    }
    tx.commit();
    return web::private_page(
        http::redirect(visit.address(place(project)) + "?done=saved#" + name(form.part)));
}

}
