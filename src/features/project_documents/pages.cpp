// Request in, document out: what the reader may see, on this day.
#include "features/project_documents/pages.h"

#include <utility>

#include "features/project_documents/project_documents.h"
#include "services/organisations/shelf.h"
#include "services/web/api.h"
#include "services/web/downloads.h"

namespace project_documents {

namespace {

using web::View;

/// "progress.docx" as kind and format; nothing for what is not made.
struct File {
    Kind kind = Kind::progress;
    std::string_view format = {};
};

File file_in(web::Visit const& visit) {
    auto const part = visit.part("file");
    auto const dot = part.rfind('.');
    if (dot == part.npos) throw http::NotFound();
    auto const kind = http::found(parse_kind(part.substr(0, dot)));
    for (auto const format : formats(kind))
        if (format == part.substr(dot + 1)) return {kind, format};
    throw http::NotFound();
}

Words words_of(web::Services& services, texts::Language language) {
    return [&services, language](std::string_view key) {
        return services.texts.text(language, "project_documents." + std::string(key));
    };
}

Gathered gathered(Showing const& showing, db::Reader& reader, chapters::Write const& write,
                  web::Access const& project, bool is_inside) {
    auto const& visit = showing.visit;
    auto const& services = showing.services;
    auto const* one = showing.directory->find(project.organisation);
    return {.project = project.title,
            .organisation =
                one ? std::string(organisations::name_in(*one, visit.language)) : std::string(),
            .address = services.pages.public_address() + "/" +
                       std::string(texts::code(visit.language)) + project.path,
            .day = basics::day_in_stockholm(services.now()),
            .made = services.now(),
            .language = std::string(texts::code(visit.language)),
            .is_inside = is_inside,
            .chapters = write({visit, reader, project, is_inside})};
}

/// The project's own people may have it with what only they see; others never do.
bool wants_inside(web::Visit const& visit, web::Access const& project) {
    bool const is_asked = visit.request.query.text("inside") == "yes";
    if (is_asked && !project.may_change) throw http::Forbidden();
    return is_asked;
}

http::Response sent(Showing const& showing, chapters::Write const& write) {
    auto const file = file_in(showing.visit);
    auto reader = showing.services.database.read();
    auto const project = showing.seen(reader, "project");
    auto const all =
        gathered(showing, reader, write, project, wants_inside(showing.visit, project));
    auto const words = words_of(showing.services, showing.visit.language);
    auto response = web::streamed(
        std::string(office::media_type(file.format)), file_name(file.kind, file.format, all, words),
        [bytes = file_of(file.kind, file.format, all, words)](std::string& chunk) {
            chunk = bytes;
            return false;
        });
    // It says the day on which it was made.
    return web::private_page(std::move(response));
}

View kind_view(Showing const& showing, web::Access const& project, Kind kind, Gathered const& all) {
    auto const kind_name = std::string(name(kind));
    std::vector<View> files;
    for (bool const is_inside : {false, true})
        for (auto const format : formats(kind)) {
            if (is_inside && !project.may_change) continue;
            files.push_back(View()
                                .set("file_text", showing.text((is_inside ? "inside_" : "file_") +
                                                               std::string(format)))
                                .set("file_url", showing.visit.address(
                                                     "/project-documents/" + project.id + "/" +
                                                     kind_name + "." + std::string(format)) +
                                                     (is_inside ? "?inside=yes" : ""))
                                .set("file_title", showing.text("title_" + kind_name)));
        }
    std::string lacks;
    for (auto const& title : lacking(kind, all)) lacks += (lacks.empty() ? "" : ", ") + title;
    return View()
        .set("kind_id", kind_name)
        .set("kind_title", showing.text("title_" + kind_name))
        .set("kind_text", showing.text("about_" + kind_name))
        .set_optional("kind_lacks",
                      lacks.empty() ? lacks : showing.format("lacks", {{"titles", lacks}}))
        .set("files", std::move(files));
}

}

http::Response show_documents(web::Services& services, chapters::Write const& write,
                              web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const project = showing.seen(reader, "project");
    auto const all = gathered(showing, reader, write, project, project.may_change);
    std::vector<View> views;
    for (auto const kind : kinds) views.push_back(kind_view(showing, project, kind, all));
    View view;
    view.set_list(
            "breadcrumbs",
            {View().set("crumb_name", project.title).set("crumb_url", visit.address(project.path))})
        .set("lead", showing.text("lead"))
        .set("kinds", std::move(views))
        .set("project_url", visit.address(project.path));
    auto page = services.pages.page(
        visit, "project_documents/documents", std::move(view),
        {.title = showing.format("title", {{"title", project.title}}), .unlisted = true});
    return project.may_change ? web::private_page(std::move(page)) : std::move(page);
}

http::Response download(web::Services& services, chapters::Write const& write,
                        web::Visit const& visit) {
    return sent(Showing(services, visit), write);
}

http::Response api_download(web::Services& services, chapters::Write const& write,
                            web::Visit const& visit) {
    web::api_parameters(visit, {"language", "inside"});
    auto translated = visit;
    auto const asked = visit.request.query.text("language");
    auto const language =
        asked.empty() ? std::optional(texts::Language::sv) : texts::parse_language(asked);
    if (!language) throw http::BadRequest{"language is sv, en or nb"};
    translated.language = *language;
    return sent(Showing(services, translated), write);
}

std::vector<web::Beside> beside(web::Services& services) {
    return {{"project", 90,
             [&services](web::Visit const& visit, db::Reader&,
                         std::string_view id) -> std::optional<web::BesideBox> {
                 Showing const showing(services, visit);
                 auto const page = visit.address("/project-documents/" + std::string(id));
                 return web::BesideBox{
                     .title = showing.text("box_title"),
                     .lines = {{showing.text("title_progress") + ", " + showing.text("file_docx"),
                                page + "/progress.docx"},
                               {showing.text("title_slide") + ", " + showing.text("file_pptx"),
                                page + "/slide.pptx"},
                               {showing.text("box_all"), page}}};
             }}};
}

}
