// A project is reported with all its texts; it is hidden as its coordinators hide it.
#include "features/knowledge/moderated.h"

#include "features/knowledge/access.h"
#include "features/knowledge/actions.h"
#include "features/knowledge/content_json.h"
#include "features/knowledge/project_view.h"
#include "features/knowledge/resolve.h"
#include "features/knowledge/store.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace knowledge {

namespace {

std::optional<Project> find_project(db::Reader& reader, std::string_view id) {
    auto const project_id = ProjectId::parse(id);
    return project_id ? find(reader, *project_id) : std::nullopt;
}

/// Sections and barriers, each once, in the language where there is a choice.
std::string words(Content const& content, texts::Language language) {
    std::string text;
    auto add = [&](std::string const& more) {
        if (!more.empty()) text += (text.empty() ? "" : "\n\n") + more;
    };
    for (auto const key : section_keys)
        if (auto const found = content.sections.find(std::string(key));
            found != content.sections.end())
            if (auto const one = text_in(found->second, language)) add(one->text);
    for (auto const& barrier : content.barriers) add(barrier);
    add(content.dimensions_note);
    return text;
}

std::optional<web::ModeratedText> text(web::Services& services, web::Visit const& visit,
                                       db::Reader& reader, std::string_view id) {
    auto const access = access_to(services, visit, reader, id);
    auto const project = access ? find_project(reader, access->id) : std::nullopt;
    if (!project) return std::nullopt;
    auto const content = content_of(project->fields);
    auto const title = text_in(content.title, visit.language);
    return web::ModeratedText{
        .id = access->id,
        .title = access->title,
        .words = words(content, visit.language),
        .language = std::string(texts::code(title ? title->language : visit.language)),
        .path = access->path,
        .organisation = project->organisation,
        .is_public = access->is_public};
}

/// Whoever wrote in the project last; what sources told has no writer here.
members::MemberId last_writer(db::Reader& reader, ProjectId project) {
    Edit const* last = nullptr;
    auto const written = edits(reader, project);
    for (auto const& [field, edit] : written)
        if (!last || edit.at > last->at) last = &edit;
    return last ? last->member : members::MemberId();
}

}

std::shared_ptr<web::Moderated const> moderated(web::Services& services) {
    auto set = [&services](web::Visit const& visit, db::Transaction& tx, std::string_view id,
                           Visibility visibility) {
        auto const project = find_project(tx, id);
        auto const directory = services.organisations.directory();
        if (project)
            set_visibility(tx, {services.activity, *directory, services.now(), visit.viewer.member},
                           project->id, visibility);
    };
    return std::make_shared<web::Moderated const>(web::Moderated{
        .text = [&services](web::Visit const& visit, db::Reader& reader,
                            std::string_view id) { return text(services, visit, reader, id); },
        .writer =
            [&services](db::Reader& reader, std::string_view id) {
                auto const project = find_project(reader, id);
                auto const wrote = project ? last_writer(reader, project->id) : members::MemberId();
                auto const member = wrote.empty() ? std::nullopt : services.members.find(wrote);
                return member ? web::Writer{member->id, member->email, member->language}
                              : web::Writer();
            },
        .hide = [set](web::Visit const& visit, db::Transaction& tx, std::string_view id,
                      std::string const&) { set(visit, tx, id, Visibility::hidden); },
        .show = [set](web::Visit const& visit, db::Transaction& tx, std::string_view id,
                      std::string const&) { set(visit, tx, id, Visibility::public_); },
    });
}

}
