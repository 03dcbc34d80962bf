// A barrier is reported in two steps: the form, and the look at who has the same already.
#include <algorithm>
#include <utility>

#include "features/barriers/pages.h"
#include "platform/basics/text.h"
#include "platform/secrets/secrets.h"
#include "services/search/search.h"

namespace barriers {

namespace {

using permissions::Permission;
using web::View;

constexpr std::size_t similar_shown = 5;

TypedReport typed_in(web::Visit const& visit) {
    auto text = [&](std::string_view name) { return sent(visit, name); };
    return {.organisation = text("organisation"),
            .title = text("title"),
            .wanted = text("wanted"),
            .stopped = text("stopped"),
            .place = text("place"),
            .since = text("since"),
            .cost = text("cost"),
            .visibility = text("visibility"),
            .project = text("project"),
            .step = text("step"),
            .origin_kind = text("origin_kind"),
            .origin = text("origin")};
}

/// What it came from, told above the form: from_text, from_url (optional).
View from_view(Showing const& showing, db::Reader& reader, TypedReport const& typed) {
    auto const step = seen_subject(showing, reader, "process_step", typed.step);
    auto const origin = seen_subject(showing, reader, typed.origin_kind, typed.origin);
    auto const& from = step ? step : origin;
    View view;
    view.set("has_from", from.has_value())
        .set("from_text", from ? showing.format("from_text", {{"title", from->title}}) : "")
        .set("from_url", from ? showing.visit.address(from->path) : "");
    return view;
}

View form_fields(Showing const& showing, TypedReport const& typed,
                 basics::Problems const& problems) {
    View view;
    for (FieldOf const& of :
         {FieldOf{"title", typed.title, longest_title, true},
          FieldOf{"wanted", typed.wanted, longest_words, true, 4},
          FieldOf{"stopped", typed.stopped, longest_words, true, 4},
          FieldOf{"place", typed.place, longest_place}, FieldOf{"since", typed.since, 10},
          FieldOf{"cost", typed.cost, longest_cost, false, 2},
          FieldOf{"project", typed.project, 300}})
        view.set(of.name + "_field", field(showing, problems, of));
    view.set("organisation_field", organisation_field(showing, problems, typed.organisation))
        .set("visibility_field", choices(showing, problems, "visibility", "visibility",
                                         {visibility_names.begin(), visibility_names.end()},
                                         typed.visibility.empty() ? "public" : typed.visibility))
        .set("step_value", typed.step)
        .set("origin_kind_value", typed.origin_kind)
        .set("origin_value", typed.origin);
    return view;
}

http::Response form_page(Showing const& showing, db::Reader& reader, TypedReport const& typed,
                         basics::Problems const& problems) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.merge(form_fields(showing, typed, problems)).merge(from_view(showing, reader, typed));
    view.set("breadcrumbs", breadcrumbs(showing, nullptr))
        .set("has_organisation", !own_organisations(visit).empty())
        .set("form_url", visit.address("/barriers/review"))
        .set("back_url", visit.address("/barriers"));
    return private_page(showing.services.pages.page(visit, "barriers/new", std::move(view),
                                                    {.title = showing.text("new_title"),
                                                     .status = problems.empty() ? 200 : 422,
                                                     .unlisted = true,
                                                     .shows_typed = "/barriers/new"}));
}

std::string joined(std::vector<search::Segment> const& segments) {
    std::string text;
    for (auto const& segment : segments) text += segment.text;
    return text;
}

/// Barriers that sound the same, with a button that says "we have it too" by what was typed.
std::vector<View> similar_views(Showing const& showing, db::Reader& reader, Checked const& typed) {
    search::Query query{.text = basics::shortened(
                            typed.report.title + " " + basics::one_line(typed.report.stopped), 200),
                        .language = showing.visit.language,
                        .words = search::Words::any,
                        .limit = similar_shown};
    query.selected[search::Facet::type] = {"barrier"};
    std::vector<View> views;
    for (auto const& hit : showing.services.search.find(query).hits) {
        auto const id = BarrierId::parse(hit.subject.id);
        auto const barrier = id ? find(reader, *id) : std::nullopt;
        if (!barrier || barrier->is_merged() || !barrier->is_public()) continue;
        views.push_back(
            View()
                .set("similar_title", joined(hit.title))
                .set("similar_language", texts::code(barrier->told.language))
                .set("similar_url", showing.visit.address(hit.path))
                .set("similar_note", shared_text(showing, behind(reader, barrier->id).size()))
                .set("similar_text",
                     basics::shortened(basics::one_line(barrier->told.stopped), 220))
                .set("same_url",
                     showing.visit.address("/barriers/" + barrier->id.string() + "/same")));
    }
    return views;
}

std::vector<View> hidden_fields(TypedReport const& typed, std::string const& key) {
    std::vector<View> views;
    for (auto const& [name, value] :
         {std::pair<char const*, std::string const&>{"organisation", typed.organisation},
          {"title", typed.title},
          {"wanted", typed.wanted},
          {"stopped", typed.stopped},
          {"place", typed.place},
          {"since", typed.since},
          {"cost", typed.cost},
          {"visibility", typed.visibility},
          {"project", typed.project},
          {"step", typed.step},
          {"origin_kind", typed.origin_kind},
          {"origin", typed.origin},
          {"key", key}})
        views.push_back(View().set("hidden_name", name).set("hidden_value", value));
    return views;
}

/// What was typed as the evidence for somebody else's barrier.
std::string as_evidence(Report const& report) {
    auto text = report.stopped;
    if (!report.cost.empty()) text += "\n\n" + report.cost;
    return basics::length(text) <= longest_words ? text : report.stopped;
}

http::Response review_page(Showing const& showing, db::Reader& reader, TypedReport const& typed,
                           Checked const& good, std::string_view warning = {}, int status = 200) {
    auto const& visit = showing.visit;
    auto key = sent(visit, "key");
    if (key.size() != secrets::secret_length) key = secrets::make();
    View view;
    view.set("breadcrumbs", breadcrumbs(showing, nullptr))
        .set("title", good.report.title)
        .set("wanted", paragraphs(good.report.wanted))
        .set("stopped", paragraphs(good.report.stopped))
        .set("who_text",
             showing.format("review_who",
                            {{"who", showing.organisation_name(good.report.organisation)}}))
        .set("seen_text", showing.word("seen", name(good.report.visibility)))
        .set("evidence_value", as_evidence(good.report))
        .set("organisation_value", good.report.organisation.string())
        .set("project_value", good.project)
        .set_list("hidden", hidden_fields(typed, key))
        .set_list("similar", similar_views(showing, reader, good))
        .set("send_url", visit.address("/barriers/send"))
        .set("change_url", visit.address("/barriers/new"));
    web::PageOptions options{.title = showing.text("review_title"),
                             .status = status,
                             .unlisted = true,
                             .shows_typed = "/barriers/new"};
    if (!warning.empty()) options.notices.push_back(web::notice("warning", showing.text(warning)));
    return private_page(
        showing.services.pages.page(visit, "barriers/review", std::move(view), std::move(options)));
}

}

OrganisationId spoken_for(Showing const& showing, std::string_view typed,
                          basics::Problems& problems) {
    auto const id = OrganisationId::parse(typed);
    if (!id || !showing.directory->find(*id)) {
        problems.push_back({"organisation", "barriers.problem_organisation", {}});
        return {};
    }
    if (!permissions::may_in_part(showing.visit.viewer, Permission::contribute, *id))
        throw http::Forbidden();
    return *id;
}

std::string project_in(Showing const& showing, db::Reader& reader, std::string_view typed,
                       basics::Problems& problems) {
    if (basics::trimmed(typed).empty()) return {};
    auto const found = seen_subject(showing, reader, "project", id_in(typed, "projects"));
    if (!found) problems.push_back({"project", "barriers.problem_project", {}});
    return found ? found->id : std::string();
}

std::expected<Checked, basics::Problems> checked_here(Showing const& showing, db::Reader& reader,
                                                      TypedReport const& typed) {
    auto good =
        checked(typed, showing.visit.language, basics::day_in_stockholm(showing.services.now()));
    auto problems = good ? basics::Problems() : good.error();
    auto const organisation = spoken_for(showing, typed.organisation, problems);
    auto project = project_in(showing, reader, typed.project, problems);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    good->organisation = organisation;
    // What is not there, or not to be seen, is left out rather than kept as an unknown id.
    if (!seen_subject(showing, reader, "process_step", good->step)) good->step.clear();
    if (!seen_subject(showing, reader, good->origin_kind, good->origin))
        good->origin_kind = good->origin = {};
    return Checked{*std::move(good), std::move(project)};
}

http::Response show_form(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto typed = typed_in(visit);
    auto const& query = visit.request.query;
    if (typed.project.empty())
        if (auto const project = seen_subject(showing, reader, "project", query.text("project")))
            typed.project = visit.address(project->path);
    if (typed.step.empty()) typed.step = query.text("step");
    if (typed.title.empty()) typed.title = query.text("title");
    if (typed.stopped.empty()) typed.stopped = query.text("stopped");
    if (typed.origin.empty() && !query.text("origin").empty()) {
        typed.origin_kind = query.text("origin_kind");
        typed.origin = query.text("origin");
    }
    if (auto const own = own_organisations(visit); typed.organisation.empty() && !own.empty())
        typed.organisation = own.front().string();
    return form_page(showing, reader, typed, {});
}

http::Response review(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto const typed = typed_in(visit);
    auto reader = parts.services.database.read();
    auto const good = checked_here(showing, reader, typed);
    if (!good) return form_page(showing, reader, typed, good.error());
    return review_page(showing, reader, typed, *good);
}

http::Response send(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto const typed = typed_in(visit);
    auto tx = parts.services.database.begin();
    auto const good = checked_here(showing, tx, typed);
    if (!good) return form_page(showing, tx, typed, good.error());
    if (!parts.reports.take(visit.viewer.member.text(), parts.services.now()))
        return review_page(showing, tx, typed, *good, "flood", 429).with("Retry-After", "3600");
    auto const made = report(tx, showing.hand(), good->report, good->project, sent(visit, "key"),
                             may_tie(showing, tx, good->report.organisation, good->project));
    tx.commit();
    return private_page(http::redirect(visit.address(path_of(made.barrier) + "?done=reported")));
}

}
