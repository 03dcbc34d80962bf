// Organisations' processes are found by their own words and those of their steps.
#include "features/processes/found.h"

#include "platform/basics/text.h"
#include "services/organisations/shelf.h"
#include "services/search/search.h"

namespace processes {

namespace {

using search::Facet;
using search::Role;
using web::View;

void add_texts(search::Document& document, Role role, Words const& words) {
    for (auto const& [language, text] : words)
        if (!text.empty()) document.texts.push_back({role, language, text});
}

std::optional<search::Document> describe(Parts& parts, db::Reader& reader, std::string_view id) {
    auto const process = store::find(reader, id);
    if (!process || !process->is_in_use) return std::nullopt;
    search::Document document;
    document.subject = {"process", process->id};
    add_texts(document, Role::title, process->outline.name);
    add_texts(document, Role::summary, process->outline.explanation);
    for (auto const& track : process->outline.tracks) {
        add_texts(document, Role::body, track.name);
        for (auto const& step : track.steps)
            for (auto const& words : step.words) add_texts(document, Role::body, words);
    }
    document.facets[Facet::type] = {"process"};
    document.facets[Facet::organisation] = {process->organisation.string()};
    auto const directory = parts.services.organisations.directory();
    if (auto const* owner = directory->find(process->organisation))
        document.texts.push_back({Role::organisation, texts::Language::sv, owner->name});
    document.updated = process->updated_at;
    document.path = path_of(*process);
    document.visible_to = {search::everyone};
    return document;
}

std::optional<View> card(Parts& parts, web::Visit const& visit, db::Reader& reader,
                         std::string_view id) {
    auto const process = find_process(parts, reader, id);
    if (!process) return std::nullopt;
    Showing const showing(parts, visit);
    auto const owner = owner_text(showing, *process);
    View view;
    view.set("card_title", showing.words(process->outline.name))
        .set("card_url", visit.address(path_of(*process)))
        .set_optional("card_text",
                      basics::shortened(showing.words(process->outline.explanation), 220))
        .set("has_snippet", false)
        .set("snippet", std::vector<View>())
        .set("meta", std::vector<View>{View().set("text", owner),
                                       View().set("text", size_text(showing, process->outline))})
        .set("tags", std::vector<View>())
        .set("card_language", false)
        .set("who_text", owner)
        .set("period_text", "")
        .set("sum_text", "")
        .set("status_text", "");
    return view;
}

std::optional<web::Access> access_to_process(Parts& parts, web::Visit const& visit,
                                             db::Reader& reader, std::string_view id) {
    auto const process = find_process(parts, reader, id);
    if (!process) return std::nullopt;
    return web::Access{.may_see = true,
                       .is_public = true,
                       .organisation = process->organisation,
                       .title = Showing(parts, visit).words(process->outline.name),
                       .path = path_of(*process),
                       .id = process->id};
}

std::optional<web::Access> access_to_step(Parts& parts, web::Visit const& visit, db::Reader& reader,
                                          std::string_view id) {
    auto const any = find_any_step(parts, reader, id);
    if (!any) return std::nullopt;
    return web::Access{.may_see = true,
                       .is_public = true,
                       .organisation = any->process.organisation,
                       .title = Showing(parts, visit).words(any->step.of(Part::name)),
                       .path = path_of(any->process, any->step.id),
                       .id = any->step.id};
}

std::optional<web::BesideBox> of_project(Parts& parts, web::Visit const& visit, db::Reader& reader,
                                         std::string_view id) {
    auto const project = web::access_to(parts.services, visit, reader, "project", id);
    if (!project) return std::nullopt;
    Showing const showing(parts, visit);
    web::BesideBox box{.title = showing.text("box_title")};
    for (auto const& met : met_by(reader, *project))
        if (auto const any = find_any_step(parts, reader, met.step))
            box.lines.push_back({showing.words(any->step.of(Part::name)) + " · " +
                                     showing.words(any->process.outline.name),
                                 visit.address(path_of(any->process, met.step))});
    if (box.lines.empty() && !project->may_change) return std::nullopt;
    if (box.lines.empty()) box.text = showing.text("box_none");
    if (project->may_change)
        box.actions = {{showing.text("box_tell"), visit.address("/project-steps/" + project->id)}};
    return box;
}

std::optional<web::BesideBox> of_organisation(Parts& parts, web::Visit const& visit,
                                              db::Reader& reader, std::string_view id) {
    auto const organisation = organisations::OrganisationId::parse(id);
    if (!organisation) return std::nullopt;
    Showing const showing(parts, visit);
    auto const own = store::list(reader, *organisation, "", most_processes);
    auto const meetings = parts.meetings.now();
    web::BesideBox box{.title = showing.text("list_title")};
    for (auto const& process : own) {
        std::size_t count = 0;
        for (auto const& track : process.outline.tracks)
            for (auto const& step : track.steps) count += meetings->of(process, step.id).size();
        auto words = showing.words(process.outline.name);
        if (count > 0) words += " · " + showing.format("meetings_count", {{"count", count}});
        box.lines.push_back({words, visit.address(path_of(process))});
    }
    bool const may = visit.may(permissions::Permission::coordinate, *organisation) &&
                     own.size() < most_processes;
    if (own.empty() && !may) return std::nullopt;
    if (own.empty()) box.text = showing.text("box_no_process");
    if (may) box.actions = {{showing.text("box_copy"), visit.address("/processes")}};
    return box;
}

}

std::vector<web::SubjectKind> subjects(std::shared_ptr<Parts> const& parts) {
    auto const nobody_finds = [](db::Reader&, std::string_view) {
        return std::optional<search::Document>();
    };
    auto const no_card = [](web::Visit const&, db::Reader&, std::string_view) {
        return std::optional<View>();
    };
    return {
        {"process",
         [parts](db::Reader& reader, std::string_view id) { return describe(*parts, reader, id); },
         [parts](web::Visit const& visit, db::Reader& reader, std::string_view id) {
             return card(*parts, visit, reader, id);
         },
         [parts](web::Visit const& visit, db::Reader& reader, std::string_view id) {
             return access_to_process(*parts, visit, reader, id);
         }},
        {"process_step", nobody_finds, no_card,
         [parts](web::Visit const& visit, db::Reader& reader, std::string_view id) {
             return access_to_step(*parts, visit, reader, id);
         }}};
}

std::vector<web::Beside> beside(std::shared_ptr<Parts> const& parts) {
    return {{"project", 30,
             [parts](web::Visit const& visit, db::Reader& reader, std::string_view id) {
                 return of_project(*parts, visit, reader, id);
             }},
            {"organisation", 30,
             [parts](web::Visit const& visit, db::Reader& reader, std::string_view id) {
                 return of_organisation(*parts, visit, reader, id);
             }}};
}

}
