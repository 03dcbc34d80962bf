// The page that everybody reads; those who work with the case see its drafts there too.
#include "features/knowledge/stories/pages.h"
#include "features/knowledge/stories/registered.h"
#include "features/knowledge/stories/story_view.h"
#include "services/attachments/attachments.h"
#include "services/red_thread/red_thread.h"
#include "services/tags/tags.h"

namespace knowledge::stories {

namespace {

/// The public version, or for those who work with the case the newest where they ask for it or
/// nothing is public.
StoryShown shown_to(web::Services& services, db::Reader& reader, web::Visit const& visit) {
    auto of = http::found(find(reader, visit.id<CaseId>()));
    bool const works = works_with(services, visit, of);
    if (!of.published && !works) throw http::NotFound();
    bool const wants_draft = works && visit.request.query.text("show") == "draft";
    bool const is_draft = !of.published || (wants_draft && *of.published != of.version);
    auto version =
        http::found(stories::version(reader, of.id, is_draft ? of.version : *of.published));
    return {.of = std::move(of), .version = std::move(version), .is_draft = is_draft};
}

}

http::Response show_all(web::Services&, web::Visit const& visit) {
    return http::redirect(visit.address("/search?type=case"));
}

http::Response show(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto shown = shown_to(services, reader, visit);
    if (visit.part("slug") != shown.of.slug) return http::moved(visit.address(path_of(shown.of)));
    for (auto const& id : shown.version.story.projects)
        if (auto project = visible_project(services, reader, visit, id))
            shown.projects.push_back(*std::move(project));

    activity::Subject const subject{"case", shown.of.id.string()};
    shown.unit = unit_of(services, shown.of.organisation, subject);
    shown.may_place = may_place(services, visit.viewer, shown.of.organisation, subject);
    shown.beside = web::boxes_beside(services, visit, reader, subject.kind, subject.id);
    Showing const showing(services, visit);
    shown.registered = registered_text(showing, reader, shown.of);
    auto view = story_view(showing, shown);
    view.merge(attachments::list_view(services, visit, reader, {"case", shown.of.id.string()}));
    view.merge(tags::list_view(services, visit, reader, {"case", shown.of.id.string()}));
    view.merge(red_thread::Line(services, visit, reader, subject).way());
    web::PageOptions options{.title = title_of(shown.of, shown.version.story, visit.language).text,
                             .description = short_text(shown.version.story, visit.language),
                             .unlisted = shown.is_draft};
    if (!shown.is_draft) options.json_ld = story_json_ld(showing, shown);
    auto page = services.pages.page(visit, "knowledge/case", std::move(view), std::move(options));
    return shown.is_draft ? private_page(std::move(page)) : page;
}

}
