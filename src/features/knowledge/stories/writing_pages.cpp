// Writing goes part by part and never loses a word: what was typed comes back whatever is wrong.
#include <algorithm>
#include <charconv>

#include "features/knowledge/actions.h"
#include "features/knowledge/content_json.h"
#include "features/knowledge/reach.h"
#include "features/knowledge/stories/form_view.h"
#include "features/knowledge/stories/pages.h"
#include "features/knowledge/stories/rules.h"
#include "platform/basics/text.h"

namespace knowledge::stories {

namespace {

using permissions::Permission;
using web::View;

/// How many rows a list of drafts or a choice of projects has at most.
constexpr std::size_t most_listed = 200;

// Beginning a new case.

/// What the first form was given, by address or by typing.
struct Beginning {
    std::optional<Project> project = {};
    organisations::OrganisationId organisation = {};
    texts::Language language = texts::Language::sv;
    std::string name = {};
    basics::Problems problems = {};
};

/// Where the viewer may write: their organisations, and for a process leader the project's own.
std::vector<organisations::OrganisationId> own_organisations(
    web::Visit const& visit, std::optional<Project> const& project) {
    std::vector<organisations::OrganisationId> found;
    for (auto const& one : visit.viewer.organisations())
        if (permissions::may_in_part(visit.viewer, Permission::contribute, one))
            found.push_back(one);
    bool const may_for_project = project && !project->organisation.empty() &&
                                 visit.may(Permission::contribute, project->organisation);
    if (may_for_project && std::ranges::find(found, project->organisation) == found.end())
        found.insert(found.begin(), project->organisation);
    return found;
}

std::vector<web::Option> project_options(Showing const& showing, db::Reader& reader,
                                         Beginning const& beginning,
                                         std::vector<organisations::OrganisationId> const& own) {
    std::vector<web::Option> options{{"", showing.text("project_none"), !beginning.project}};
    auto add = [&](ProjectId id, std::string const& title) {
        auto const known = std::ranges::find(options, id.text(), &web::Option::value);
        if (known == options.end())
            options.push_back(
                {id.string(), title, beginning.project && beginning.project->id == id});
    };
    if (beginning.project)
        add(beginning.project->id,
            title_in(content_of(beginning.project->fields).title, showing.visit.language));
    for (auto const& organisation : own)
        for (auto const& project : projects_of(reader, organisation, most_listed))
            add(project.id, project.title);
    return options;
}

http::Response new_page(Showing const& showing, db::Reader& reader, Beginning const& beginning) {
    auto const& pages = showing.services.pages;
    auto const own = own_organisations(showing.visit, beginning.project);
    auto problem = [&](std::string_view field) {
        return web::problem_text(showing.visit, pages, beginning.problems, field);
    };
    std::vector<web::Option> organisations, languages;
    for (auto const& one : own)
        organisations.push_back(
            {one.string(), showing.organisation_name(one), one == beginning.organisation});
    for (auto language : texts::languages)
        languages.push_back({std::string(texts::code(language)), showing.language_name(language),
                             language == beginning.language});
    auto view = web::problems_view(showing.visit, pages, beginning.problems);
    view.set("form_url", showing.visit.address("/cases/new"))
        .set("breadcrumbs", work_breadcrumbs(showing, nullptr))
        .set("may_write", !own.empty())
        .set("name_field", web::field_view({.name = "name",
                                            .label = showing.label(*field("name")),
                                            .value = beginning.name,
                                            .hint = showing.text("hint_name"),
                                            .problem = problem("name"),
                                            .max_length = field("name")->limit,
                                            .required = true}))
        .set("project_field", web::choices_view({.name = "project",
                                                 .label = showing.text("project"),
                                                 .hint = showing.text("project_hint"),
                                                 .problem = problem("project")},
                                                project_options(showing, reader, beginning, own)))
        .set("organisation_field", web::choices_view({.name = "organisation",
                                                      .label = showing.text("organisation"),
                                                      .problem = problem("organisation"),
                                                      .required = true},
                                                     organisations))
        .set("language_field", web::choices_view({.name = "language",
                                                  .label = showing.text("language"),
                                                  .hint = showing.text("language_hint"),
                                                  .required = true},
                                                 languages));
    return private_page(pages.page(showing.visit, "knowledge/case_new", std::move(view),
                                   {.title = showing.text("new_title"),
                                    .status = beginning.problems.empty() ? 200 : 422,
                                    .unlisted = true}));
}

/// The project that the query or the form names; nothing when it names none that the viewer may
/// see.
std::optional<Project> chosen_project(web::Services& services, db::Reader& reader,
                                      web::Visit const& visit, std::string_view text) {
    auto const id = ProjectId::parse(text);
    return id ? visible_project(services, reader, visit, *id) : std::nullopt;
}

/// Makes the draft, or leaves in `beginning` what was given and what is wrong with it.
std::optional<Case> try_begin(Showing const& showing, Beginning& beginning) {
    auto const& visit = showing.visit;
    auto const& form = visit.request.form;
    auto tx = showing.services.database.begin();
    beginning.project = chosen_project(showing.services, tx, visit, form.text("project"));
    beginning.organisation = organisations::OrganisationId::parse(form.text("organisation"))
                                 .value_or(organisations::OrganisationId());
    beginning.language = texts::parse_language(form.text("language")).value_or(visit.language);
    beginning.name = form.text("name");
    auto const own = own_organisations(visit, beginning.project);
    if (beginning.organisation.empty() && own.size() == 1) beginning.organisation = own.front();
    if (std::ranges::find(own, beginning.organisation) == own.end())
        beginning.problems.push_back({"organisation", "knowledge.case_problem_organisation"});
    if (!form.text("project").empty() && !beginning.project)
        beginning.problems.push_back({"project", "knowledge.case_problem_project_gone"});
    auto const start = beginning.project ? story_of(*beginning.project, beginning.language)
                                         : Story{.language = beginning.language};
    Field const* const name_field = field("name");
    auto story = with_values(start, std::span(&name_field, 1), beginning.language,
                             {{"name", {beginning.name}}});
    if (!story)
        beginning.problems.insert(beginning.problems.end(), story.error().begin(),
                                  story.error().end());
    if (!beginning.problems.empty()) return std::nullopt;
    auto const unit = unit_for_new(showing.services, visit.viewer, beginning.organisation);
    auto of = create(tx, hand_of(showing), beginning.organisation, *std::move(story));
    give_new(showing.services, tx, visit, beginning.organisation, {"case", of.id.string()}, unit);
    tx.commit();
    return of;
}

// The form of one part.

/// The case that the path names, for those who may write in it now.
Case writable(web::Services& services, db::Reader& reader, web::Visit const& visit) {
    auto of = case_at_work(services, reader, visit);
    if (!may_make(services, visit, of, Move::write)) throw http::Forbidden();
    return of;
}

texts::Language asked_language(http::Fields const& from, Story const& story) {
    return texts::parse_language(from.text("language")).value_or(story.language);
}

http::Response form_page(Showing const& showing, db::Reader& reader, Filled const& filled,
                         int status) {
    web::PageOptions options{.title = filled.of.title, .status = status, .unlisted = true};
    options.query = "?part=" + std::string(name(filled.part)) +
                    "&language=" + std::string(texts::code(filled.language));
    if (showing.visit.request.query.has("saved"))
        options.notices.push_back(web::notice("done", showing.text("saved")));
    if (filled.overtaken)
        options.notices.push_back(web::notice("warning", showing.text("overtaken_title")));
    return private_page(showing.services.pages.page(showing.visit, "knowledge/case_form",
                                                    form_view(showing, reader, filled),
                                                    std::move(options)));
}

/// The fields of the part as they came with the form.
Values typed_values(http::Fields const& form, std::vector<Field const*> const& asked) {
    Values values;
    for (auto const* field : asked) {
        auto& value = values[std::string(field->key)];
        for (auto const one : form.all(field->key)) value.emplace_back(one);
    }
    return values;
}

/// What the writer did not touch is theirs as it now is: only what they wrote themselves stands
/// against it.
void take_over_untouched(Filled& filled) {
    auto const seen = values_of(filled.overtaken->seen.story, filled.language);
    auto now = values_of(filled.overtaken->now.story, filled.language);
    for (auto const* field : filled.overtaken->both) {
        auto const before = seen.find(field->key);
        auto const tidy = tidied(*field, text_at(filled.values, field->key));
        bool const is_untouched =
            field->is_text() &&
            tidy == (before == seen.end() ? std::string() : before->second.front());
        if (is_untouched) filled.values[std::string(field->key)] = now[std::string(field->key)];
    }
}

/// The version that the writer had before them: one that the case has, or BadRequest.
std::int64_t seen_version(http::Fields const& form, Case const& of) {
    auto const text = form.text("version");
    std::int64_t number = 0;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const is_number = failure == std::errc() && end == text.data() + text.size();
    if (!is_number || number < 1 || number > of.version)
        throw http::BadRequest{"version is the number that the form gave"};
    return number;
}

std::string why_in(http::Fields const& form, basics::Problems& problems) {
    auto why = std::string(form.text("why"));
    if (basics::length(why) > static_cast<std::size_t>(longest_reason))
        problems.push_back({"why", "knowledge.case_problem_reason_long"});
    return why;
}

std::string next_address(Showing const& showing, Case const& of, Part part,
                         texts::Language language) {
    auto const form = showing.visit.address(work_path(of) + "/edit");
    if (showing.visit.request.form.text("go") == "later")
        return showing.visit.address("/cases/mine?saved=") + of.id.string();
    auto const next = after(part);
    if (!next) return showing.visit.address(work_path(of) + "/review?saved=1");
    return form + "?part=" + std::string(name(*next)) +
           "&language=" + std::string(texts::code(language)) + "&saved=1";
}

/// What the report left over, when the writers have used what they need of it.
Case without_material(db::Transaction& tx, Hand const& hand, Case const& of) {
    auto story = version(tx, of.id, of.version).value().story;
    story.material.clear();
    return replace(tx, hand, of, std::move(story), Way::written, {});
}

/// Saves what was typed, or leaves in `filled` what came and why it was not saved.
std::optional<Case> try_save(Showing const& showing, Filled& filled) {
    auto const& form = showing.visit.request.form;
    auto tx = showing.services.database.begin();
    filled.of = writable(showing.services, tx, showing.visit);
    filled.story = http::found(version(tx, filled.of.id, filled.of.version)).story;
    filled.part = parse_part(form.text("part")).value_or(Part::what);
    filled.language = asked_language(form, filled.story);
    auto const asked = asked_for(filled.part, filled.story, filled.language);
    filled.values = typed_values(form, asked);
    filled.why = why_in(form, filled.problems);
    filled.seen = seen_version(form, filled.of);
    if (!filled.problems.empty()) return std::nullopt;
    auto saved = write(tx, hand_of(showing), filled.of,
                       {.fields = asked,
                        .language = filled.language,
                        .typed = filled.values,
                        .seen = filled.seen,
                        .why = filled.why});
    if (!saved) {
        filled.problems = std::move(saved.error().problems);
        filled.overtaken = std::move(saved.error().overtaken);
        if (!filled.overtaken) return std::nullopt;
        take_over_untouched(filled);
        filled.seen = filled.of.version;
        return std::nullopt;
    }
    auto const done = form.text("drop_material") == "yes"
                          ? without_material(tx, hand_of(showing), *saved)
                          : *saved;
    tx.commit();
    return done;
}

// Lists.

View case_row(Showing const& showing, Case const& of) {
    auto const base = showing.visit.address(work_path(of));
    return View()
        .set("row_title", of.title)
        .set("row_url", showing.visit.address(path_of(of)))
        .set("state_text", showing.text("state_" + std::string(name(of.state))))
        .set("organisation_text", showing.organisation_name(of.organisation))
        .set("changed_text", showing.date_time(of.updated_at))
        .set("edit_url", base + "/edit")
        .set("review_url", base + "/review")
        .set("has_public", of.published.has_value());
}

/// Work that goes on: nothing to do on what is public as it stands.
bool goes_on(Case const& of) { return of.state != State::published; }

}

http::Response show_new(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    Beginning beginning{
        .project = chosen_project(services, reader, visit, visit.request.query.text("project")),
        .language = visit.language};
    if (beginning.project) {
        auto const story = story_of(*beginning.project, visit.language);
        beginning.name = text_at(values_of(story, visit.language), "name");
        beginning.organisation = beginning.project->organisation;
    }
    return new_page(showing, reader, beginning);
}

http::Response begin(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    Beginning beginning;
    if (auto const of = try_begin(showing, beginning))
        return private_page(http::redirect(visit.address(work_path(*of) + "/edit?part=what")));
    auto reader = services.database.read();
    return new_page(showing, reader, beginning);
}

http::Response show_mine(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    std::vector<View> drafts, done, others;
    std::vector<CaseId> own;
    for (auto const& of : written_by(reader, visit.viewer.member, most_listed)) {
        if (!works_with(services, visit, of)) continue;
        own.push_back(of.id);
        (goes_on(of) ? drafts : done).push_back(case_row(showing, of));
    }
    for (auto const& organisation : visit.viewer.organisations())
        for (auto const& of : of_organisation(reader, organisation, most_listed))
            if (goes_on(of) && works_with(services, visit, of) &&
                std::ranges::find(own, of.id) == own.end())
                others.push_back(case_row(showing, of));
    View view;
    view.set_list("drafts", std::move(drafts))
        .set_list("done", std::move(done))
        .set_list("others", std::move(others))
        .set("new_url", visit.address("/cases/new"))
        .set("queue_url", visit.address("/cases/review"))
        .set("may_coordinate", visit.may(Permission::coordinate));
    web::PageOptions options{.title = showing.text("mine_title"), .unlisted = true};
    if (visit.request.query.has("saved"))
        options.notices.push_back(web::notice("done", showing.text("saved_later")));
    return private_page(
        services.pages.page(visit, "knowledge/case_mine", std::move(view), std::move(options)));
}

http::Response show_form(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    Filled filled{.of = writable(services, reader, visit), .story = {}};
    filled.story = http::found(version(reader, filled.of.id, filled.of.version)).story;
    filled.part = parse_part(visit.request.query.text("part")).value_or(Part::what);
    filled.language = asked_language(visit.request.query, filled.story);
    filled.values = values_of(filled.story, filled.language);
    filled.seen = filled.of.version;
    return form_page(showing, reader, filled, 200);
}

http::Response save(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    Filled filled;
    if (auto const saved = try_save(showing, filled))
        return private_page(
            http::redirect(next_address(showing, *saved, filled.part, filled.language)));
    auto reader = services.database.read();
    return form_page(showing, reader, filled, filled.overtaken ? 409 : 422);
}

}
