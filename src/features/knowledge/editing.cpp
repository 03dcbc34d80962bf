// Writing keeps what was typed whatever is wrong, and never overwrites what somebody else saved
// meanwhile.
#include "features/knowledge/editing.h"

#include <algorithm>
#include <set>

#include "features/knowledge/actions.h"
#include "features/knowledge/content_json.h"
#include "features/knowledge/edit_form.h"
#include "features/knowledge/pages.h"
#include "features/knowledge/project_pages.h"
#include "features/knowledge/project_view.h"
#include "features/knowledge/reach.h"
#include "features/knowledge/reading_first.h"
#include "features/knowledge/suggestions.h"
#include "platform/basics/text.h"
#include "services/goals/goals.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace knowledge::pages {

namespace {

using permissions::Permission;
using web::View;

/// What a form shows: typed values, problems, and what somebody else saved meanwhile.
struct Filled {
    std::map<std::string, std::string> values;
    std::set<std::string> goals = {};
    basics::Problems problems = {};
    std::map<std::string, std::string> theirs =
        {};  ///< Field → what it says now, where that differs.
};

std::set<std::string> words_of(std::string const& text) {
    std::set<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find(' ', begin), text.size());
        if (end > begin) words.insert(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

Filled filled(Content const& content, texts::Language language) {
    Filled form{.values = typed(content, language)};
    form.goals = words_of(form.values["goals"]);
    return form;
}

Filled filled(http::Fields const& sent) {
    Filled form;
    for (auto const& field : form_fields())
        form.values[std::string(field.name)] = std::string(sent.text(field.name));
    for (auto const goal : sent.all("goals")) form.goals.emplace(goal);
    return form;
}

std::vector<web::Option> choices(web::Services& services, web::Visit const& visit,
                                 FormField const& field, std::string const& value) {
    std::vector<web::Option> options{{"", text(services, visit, "form_not_said"), value.empty()}};
    auto add = [&](std::string_view one, std::string_view prefix) {
        options.push_back({std::string(one),
                           text(services, visit, std::string(prefix) + std::string(one)),
                           value == one});
    };
    if (field.name == "status")
        for (auto status :
             {Status::planned, Status::ongoing, Status::completed, Status::terminated})
            add(name(status), "status_");
    else
        for (auto step : steps) add(step, "step_");
    return options;
}

std::vector<web::Option> goal_choices(web::Services& services, web::Visit const& visit,
                                      std::set<std::string> const& chosen) {
    std::vector<web::Option> options;
    for (auto const& goal : services.goals.all()) {
        auto const number = std::to_string(goal.number);
        options.push_back(
            {number, number + " " + std::string(registers::name_in(goal.names, visit.language)),
             chosen.contains(number)});
    }
    return options;
}

View field_of(web::Services& services, web::Visit const& visit, FormField const& field,
              Filled const& form) {
    auto const name = std::string(field.name);
    auto const value = form.values.contains(name) ? form.values.at(name) : std::string();
    auto const* hint = services.texts.find(visit.language, "knowledge.form_" + name + "_hint");
    web::Field shown{.name = name,
                     .label = text(services, visit, "form_" + name),
                     .value = value,
                     .hint = hint ? *hint : std::string(),
                     .problem = web::problem_text(visit, services.pages, form.problems, name),
                     .required = name == "title"};
    bool const long_text = field.kind == FormKind::text || field.kind == FormKind::lines;
    if (long_text) shown.max_length = field.most;
    shown.rows = field.kind == FormKind::text ? 5 : 3;
    shown.narrow = field.kind == FormKind::date;
    View view;
    if (field.kind == FormKind::choice)
        view = web::choices_view(shown, choices(services, visit, field, value));
    else if (field.kind == FormKind::goals) {
        shown.type = "checkbox";
        view = web::choices_view(shown, goal_choices(services, visit, form.goals));
    } else view = web::field_view(shown);
    view.set("counter_text",
             services.pages.format(visit, "knowledge.form_at_most", {{"most", field.most}}));
    auto const theirs = form.theirs.find(name);
    return View()
        .set("is_line", field.kind == FormKind::line || field.kind == FormKind::date)
        .set("is_text", long_text)
        .set("is_choice", field.kind == FormKind::choice)
        .set("is_goals", field.kind == FormKind::goals)
        .set("field", std::move(view))
        .set_optional("theirs", theirs == form.theirs.end() ? ""
                                : theirs->second.empty()
                                    ? text(services, visit, "form_theirs_empty")
                                    : theirs->second);
}

std::vector<View> groups(web::Services& services, web::Visit const& visit, Filled const& form) {
    std::vector<View> views;
    for (std::string_view group : {"what", "who", "when", "money", "more"}) {
        std::vector<View> fields;
        for (auto const& field : form_fields())
            if (field.group == group) fields.push_back(field_of(services, visit, field, form));
        views.push_back(
            View()
                .set("group_title", text(services, visit, "form_group_" + std::string(group)))
                .set("fields", std::move(fields)));
    }
    return views;
}

http::Response form_page(web::Services& services, web::Visit const& visit, Filled const& form,
                         Project const* project, std::vector<View> organisations, int status) {
    View view;
    view.set("groups", groups(services, visit, form))
        .set("draft_saved_text", "")
        .set("has_problems", !form.problems.empty())
        .set("is_new", project == nullptr)
        .set_list("organisations", std::move(organisations))
        .set("version", project ? std::to_string(project->version) : "0")
        .set("overtaken", !form.theirs.empty())
        .set("form_url", project ? visit.address(project_path(*project) + "/edit")
                                 : visit.address("/projects/new"))
        .set("cancel_url",
             project ? visit.address(project_path(*project)) : visit.address("/search"))
        .set_optional("project_title", project ? project->title : "");
    view.merge(web::problems_view(visit, services.pages, form.problems));
    std::vector<View> suggestions;
    if (project) {
        auto reader = services.database.read();
        for (auto const& one : open_suggestions(reader, project->id))
            suggestions.push_back(
                View()
                    .set("suggestion_text", one.text)
                    .set_optional("suggestion_contact", one.contact)
                    .set("suggestion_when", texts::date_time(visit.language, one.at))
                    .set("settle_url",
                         visit.address("/projects/" + project->id.string() + "/suggestions/" +
                                       one.id.string() + "/settle")));
        view.set("hide_url", visit.address("/projects/" + project->id.string() + "/visibility"))
            .set("may_hide", may_coordinate(services, visit, *project))
            .set("is_hidden", project->visibility == Visibility::hidden);
    } else view.set("may_hide", false).set("is_hidden", false).set("hide_url", "");
    view.set_list("suggestions", std::move(suggestions));
    auto const title = text(services, visit, project ? "edit" : "form_new");
    return services.pages.page(visit, "knowledge/project_form", std::move(view),
                               {.title = title, .status = status, .unlisted = true});
}

/// The organisations in whose name the viewer may write.
std::vector<View> own_organisations(web::Services& services, web::Visit const& visit,
                                    std::string_view chosen) {
    std::vector<View> views;
    auto const directory = services.organisations.directory();
    for (auto const& id : visit.viewer.organisations())
        if (auto const* one = directory->find(id))
            views.push_back(View()
                                .set("option_value", id.text())
                                .set("option_text", organisations::name_in(*one, visit.language))
                                .set("is_chosen", chosen == id.text()));
    return views;
}

}

http::Response new_project(web::Services& services, web::Visit const& visit) {
    return form_page(services, visit, Filled{}, nullptr, own_organisations(services, visit, ""),
                     200);
}

http::Response create_project(web::Services& services, web::Visit const& visit) {
    auto const directory = services.organisations.directory();
    auto const fields = checked(visit.request.form, Content{}, visit.language, *directory);
    auto const organisation =
        organisations::OrganisationId::parse(visit.request.form.text("organisation"));
    auto form = filled(visit.request.form);
    if (!fields) form.problems = fields.error();
    if (!organisation)
        form.problems.push_back({"organisation", "knowledge.form_organisation_missing"});
    // Before the words are looked up: an organisation's list is no business of others.
    auto const unit = organisation ? unit_for_new(services, visit.viewer, *organisation) : "";
    if (fields && organisation && !visit.may(Permission::coordinate, *organisation)) {
        auto reader = services.database.read();
        auto const words =
            words_to_read(services, reader, *organisation, changed_texts(json::Object(), *fields));
        if (!words.empty())
            form.problems.push_back(
                {"title",
                 "knowledge.words_problem",
                 {{"organisation", reader_of(services, visit, *organisation)}, {"words", words}}});
    }
    if (!form.problems.empty())
        return form_page(
            services, visit, form, nullptr,
            own_organisations(services, visit, visit.request.form.text("organisation")), 422);
    auto tx = services.database.begin();
    auto const id = create(tx, hand_of(services, visit, *directory), *fields, *organisation);
    give_new(services, tx, visit, *organisation, {"project", id.string()}, unit);
    auto const made = find(tx, id).value();
    tx.commit();
    return http::redirect(visit.address(project_path(made)));
}

http::Response edit_project(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const project = editable(services, reader, visit);
    return form_page(services, visit, filled(content_of(project.fields), visit.language), &project,
                     {}, 200);
}

namespace {

/// "3 God hälsa och välbefinnande, 11 Hållbara städer och samhällen", or a dash for none.
std::string told_goals(web::Services& services, web::Visit const& visit,
                       std::set<std::string> const& chosen) {
    std::string told;
    for (auto const& one : goal_choices(services, visit, chosen))
        if (one.chosen) told += (told.empty() ? "" : ", ") + one.text;
    return told.empty() ? "–" : told;
}

/// What was typed and differs, a field on each line, to be read by those who answer for the
/// project.
std::string told_changes(web::Services& services, web::Visit const& visit, Project const& project,
                         Filled const& form) {
    auto const before = typed(content_of(project.fields), visit.language);
    std::string told;
    for (auto const& field : form_fields()) {
        auto const name = std::string(field.name);
        auto const now = form.values.find(name), old = before.find(name);
        if (now == form.values.end() || field.kind == FormKind::goals) continue;
        if (now->second == (old == before.end() ? std::string() : old->second)) continue;
        told += (told.empty() ? "" : "\n\n") + text(services, visit, "form_" + name) + ": " +
                now->second;
    }
    auto const goals = before.find("goals");
    if (form.goals != words_of(goals == before.end() ? std::string() : goals->second))
        told += (told.empty() ? "" : "\n\n") + text(services, visit, "form_goals") + ": " +
                told_goals(services, visit, form.goals);
    return told;
}

/// A change with words that the organisation wants to read first waits beside the project, as what
/// others suggest does.
http::Response left_to_be_read(web::Services& services, web::Visit const& visit,
                               db::Transaction& tx, Project const& project, Filled& form) {
    if (open_suggestion_count(tx, project.id) >= most_waiting) {
        form.problems.push_back({"title", "knowledge.suggest_too_many"});
        return form_page(services, visit, form, &project, {}, 422);
    }
    add_suggestion(tx, {.id = SuggestionId::make(),
                        .project = project.id,
                        .text = told_changes(services, visit, project, form),
                        .at = services.now()});
    tx.commit();
    // Suggestions for a hidden project have no page: nobody outside may make them.
    auto const page =
        project.visibility == Visibility::hidden ? "?sent=words" : "/suggest?sent=words";
    return http::redirect(visit.address(project_path(project) + page));
}

}

http::Response save_project(web::Services& services, web::Visit const& visit) {
    auto const directory = services.organisations.directory();
    auto tx = services.database.begin();
    auto const project = editable(services, tx, visit);
    auto const before = content_of(project.fields);
    auto const fields = checked(visit.request.form, before, visit.language, *directory);
    auto form = filled(visit.request.form);
    if (!fields) {
        form.problems = fields.error();
        return form_page(services, visit, form, &project, {}, 422);
    }
    if (!may_coordinate(services, visit, project)) {
        auto const words = words_to_read(services, tx, project.organisation,
                                         changed_texts(project.fields, *fields));
        if (!words.empty()) return left_to_be_read(services, visit, tx, project, form);
    }
    auto const seen = std::atoll(std::string(visit.request.form.text("version")).c_str());
    auto const saved = save(tx, hand_of(services, visit, *directory), project.id, seen, *fields);
    if (!saved) {
        // Both versions stand side by side: theirs beside each field that differs from what was
        // typed.
        auto const now = typed(content_of(saved.error().now.fields), visit.language);
        for (auto const& [name, value] : now)
            if (name != "goals" && form.values.contains(name) && form.values.at(name) != value)
                form.theirs[name] = value;
        if (form.theirs.empty())
            form.theirs["title"] = now.contains("title") ? now.at("title") : "";
        return form_page(services, visit, form, &project, {}, 409);
    }
    tx.commit();
    return http::redirect(visit.address(project_path(*saved)));
}

http::Response set_hidden(web::Services& services, web::Visit const& visit) {
    auto const directory = services.organisations.directory();
    auto tx = services.database.begin();
    auto const project = editable(services, tx, visit);
    if (!may_coordinate(services, visit, project)) throw http::Forbidden();
    bool const hide = visit.request.form.text("hide") == "yes";
    set_visibility(tx, hand_of(services, visit, *directory), project.id,
                   hide ? Visibility::hidden : Visibility::public_);
    tx.commit();
    return http::redirect(visit.address(project_path(project)));
}

}
