// Words and names, looked up in one place.
#include "features/knowledge/stories/show.h"

#include "features/knowledge/actions.h"
#include "features/knowledge/content_json.h"
#include "features/knowledge/pages.h"
#include "features/knowledge/reach.h"
#include "features/knowledge/stories/rules.h"
#include "features/knowledge/stories/values.h"
#include "platform/basics/text.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace knowledge::stories {

Showing::Showing(web::Services& services_, web::Visit const& visit_)
    : services(services_), visit(visit_), directory(services_.organisations.directory()) {}

std::string Showing::text(std::string_view id) const {
    return services.pages.text(visit, "knowledge.case_" + std::string(id));
}

std::string Showing::format(std::string_view id, texts::Arguments const& arguments) const {
    return services.pages.format(visit, "knowledge.case_" + std::string(id), arguments);
}

std::string Showing::label(Field const& field) const {
    return services.pages.text(visit, "knowledge.case_label_" + std::string(field.key));
}

std::string Showing::option(Field const& field, std::string_view code) const {
    return services.pages.text(
        visit, "knowledge.case_option_" + std::string(field.key) + "_" + std::string(code));
}

std::string Showing::language_name(texts::Language language) const {
    return services.pages.text(visit, "knowledge.language_" + std::string(texts::code(language)));
}

std::string Showing::organisation_name(organisations::OrganisationId const& id) const {
    auto const* known = directory->find(id);
    return known ? std::string(organisations::name_in(*known, visit.language))
                 : text("organisation_unknown");
}

std::string Showing::organisation_url(organisations::OrganisationId const& id) const {
    auto const* known = directory->find(id);
    return known ? visit.address("/organisations/" + known->id.string() + "/" +
                                 basics::slug(known->name))
                 : std::string();
}

std::string Showing::date_time(basics::Time time) const {
    return texts::date_time(visit.language, time);
}

std::string Showing::date(basics::Time time) const {
    return texts::short_date(visit.language, basics::day_in_stockholm(time));
}

Hand hand_of(Showing const& showing) {
    return {showing.services.activity, *showing.directory, showing.services.now(),
            showing.visit.viewer.member};
}

std::string path_of(Case const& of) { return "/cases/" + of.id.string() + "/" + of.slug; }
std::string work_path(Case const& of) { return "/cases/" + of.id.string(); }

bool works_with(web::Services& services, web::Visit const& visit, Case const& of) {
    return may_over(services, visit.viewer, permissions::Permission::contribute, of.organisation,
                    {"case", of.id.string()});
}

bool may_make(web::Services& services, web::Visit const& visit, Case const& of, Move move) {
    return after(of.state, move, of.published.has_value()) &&
           may_over(services, visit.viewer, needed(move), of.organisation,
                    {"case", of.id.string()});
}

Case case_at_work(web::Services& services, db::Reader& reader, web::Visit const& visit) {
    auto of = http::found(find(reader, visit.id<CaseId>()));
    if (!works_with(services, visit, of)) throw http::NotFound();
    return of;
}

std::optional<Project> visible_project(web::Services& services, db::Reader& reader,
                                       web::Visit const& visit, ProjectId id) {
    auto project = knowledge::find(reader, id);
    if (project && project->merged_into) project = knowledge::find(reader, *project->merged_into);
    if (!project || !pages::may_see(services, visit, *project)) return std::nullopt;
    return project;
}

std::string readable(Showing const& showing, db::Reader& reader, Story const& story,
                     Field const& field, texts::Language language) {
    std::string lines;
    auto add = [&](std::string_view line) { lines.append(lines.empty() ? "" : "\n").append(line); };
    if (field.kind == Kind::projects) {
        for (auto const& id : story.projects) {
            auto const project = visible_project(showing.services, reader, showing.visit, id);
            add(project ? title_in(content_of(project->fields).title, showing.visit.language)
                        : id.string());
        }
    } else if (!field.options.empty()) {
        if (auto const chosen = story.choices.find(field.key); chosen != story.choices.end())
            for (auto const& code : chosen->second) add(showing.option(field, code));
    } else lines = text_at(values_of(story, language), field.key);
    return lines;
}

std::map<members::MemberId, std::string> names_of(Showing const& showing,
                                                  std::vector<members::MemberId> const& ids) {
    return showing.services.members.names(ids);
}

std::string name_from(Showing const& showing, std::map<members::MemberId, std::string> const& names,
                      members::MemberId id) {
    auto const found = names.find(id);
    return found == names.end() ? showing.text("member_unknown") : found->second;
}

http::Response private_page(http::Response response) {
    response.with("Cache-Control", "no-store");
    return response;
}

std::vector<web::View> work_breadcrumbs(Showing const& showing, Case const* of) {
    std::vector<web::View> crumbs{web::View()
                                      .set("crumb_name", showing.text("mine_title"))
                                      .set("crumb_url", showing.visit.address("/cases/mine"))};
    if (of)
        crumbs.push_back(web::View()
                             .set("crumb_name", of->title)
                             .set("crumb_url", showing.visit.address(path_of(*of))));
    return crumbs;
}

}
