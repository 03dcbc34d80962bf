// The document with its facts and sections, and its files by name, size and fingerprint.
#include "app/registration_pages/matter.h"

#include "platform/basics/lines.h"
#include "platform/files/mapped.h"
#include "platform/json/value.h"
#include "services/attachments/attachments.h"
#include "services/attachments/views.h"
#include "services/looking/looking.h"

namespace registration_pages {

namespace {

using registration::File;
using web::View;

std::vector<View> section_views(web::Document const& document) {
    std::vector<View> views;
    for (auto const& section : document.sections) {
        auto const& language = section.language.empty() ? document.language : section.language;
        std::vector<View> paragraphs;
        for (auto const& paragraph : basics::paragraphs(section.words))
            paragraphs.push_back(
                View().set("paragraph", paragraph).set("paragraph_language", language));
        views.push_back(View()
                            .set("section_heading", section.heading)
                            .set_list("paragraphs", std::move(paragraphs)));
    }
    return views;
}

std::vector<View> file_views(texts::Language language, std::vector<File> const& files) {
    std::vector<View> views;
    for (auto const& file : files)
        views.push_back(View()
                            .set("file_title", file.title)
                            .set("file_name", file.name)
                            .set("file_size", attachments::size_text(language, file.bytes))
                            .set("file_hash", file.sha256)
                            .set("file_address", file.address)
                            .set("is_enclosed", file.is_enclosed));
    return views;
}

std::string metadata(Matter const& of, std::vector<File> const& files,
                     registration::Registration const& one) {
    auto const& document = of.document;
    json::Array listed;
    for (auto const& file : files)
        listed.push_back(
            json::Object{{"title", file.title},
                         {"file", file.is_enclosed ? json::Value(file.name) : json::Value()},
                         {"media_type", file.media_type},
                         {"bytes", file.bytes},
                         {"sha256", file.sha256},
                         {"address", file.address}});
    return json::write(json::Object{
               {"title", document.title},
               {"kind", of.kind},
               {"id", of.id},
               {"language", document.language},
               {document.is_received ? "received_at" : "drawn_up_at", basics::iso(document.at)},
               {"from", document.from},
               {"public", one.secrecy.empty()},
               {"secrecy_section", one.secrecy},
               {"registration_number", one.number},
               {"file", "handling.html"},
               {"attachments", std::move(listed)}}) +
           "\n";
}

}

Matter matter(web::Services& services, web::Visit const& visit, db::Reader& reader) {
    Matter found{std::string(visit.part("kind")), std::string(visit.part("subject")), {}};
    auto const kind = services.registered.find(found.kind);
    if (kind == services.registered.end()) throw http::NotFound();
    found.document = http::found(kind->second->document(visit, reader, found.id));
    if (!found.document.may_register) throw http::NotFound();
    return found;
}

std::string text(web::Services& services, web::Visit const& visit, std::string const& id) {
    return services.pages.text(visit, "registration_pages." + id);
}

void looked(web::Services& services, web::Visit const& visit, Matter const& of,
            registration::Registration const& one) {
    bool const names_sender = of.document.is_received && !of.document.from.empty();
    if (!one.secrecy.empty() || names_sender)
        looking::record(services, {visit.viewer.member,
                                   "registration.document_looked",
                                   {of.kind, of.id},
                                   of.document.organisation});
}

std::vector<File> files_of(web::Services& services, web::Visit const& visit, db::Reader& reader,
                           Matter const& of) {
    auto const access = web::access_to(services, visit, reader, of.kind, of.id);
    if (!access) return {};
    std::vector<File> files;
    for (auto const& one : services.attachments.list(reader, *access, of.kind)) {
        if (one.state == attachments::State::hidden) continue;
        auto const& content = one.content();
        auto const url = attachments::url_of(one);
        files.push_back(
            {.name = registration::enclosed_name(files.size() + 1, url.substr(url.rfind('/') + 1)),
             .title = attachments::title_of(one, visit.language),
             .media_type = content.media_type,
             .bytes = content.bytes,
             .sha256 = content.hash,
             .address = services.pages.public_address() + url});
    }
    return registration::chosen(std::move(files));
}

View shown_document(web::Services& services, web::Visit const& visit,
                    web::Document const& document) {
    std::vector<View> facts;
    for (auto const& fact : document.facts)
        facts.push_back(View().set("fact_name", fact.label).set("fact_value", fact.value));
    return View()
        .set("shown_title", document.title)
        .set("shown_language", document.language)
        .set("shown_way", text(services, visit, document.is_received ? "received" : "drawn_up"))
        .set("shown_at", texts::date_time(visit.language, document.at))
        .set_optional("shown_from", document.from)
        .set_list("facts", std::move(facts))
        .set_list("sections", section_views(document));
}

std::string as_file(web::Services& services, web::Visit const& visit, web::Document const& document,
                    std::string const& name, std::vector<File> const& files,
                    std::string const& secrecy) {
    std::vector<View> facts;
    for (auto const& fact : document.facts)
        facts.push_back(View().set("fact_name", fact.label).set("fact_value", fact.value));
    View view;
    view.set("code", texts::code(visit.language))
        .set("document_title", document.title)
        .set("document_language", document.language)
        .set("document_way", text(services, visit, document.is_received ? "received" : "drawn_up"))
        .set("document_at", texts::date_time(visit.language, document.at))
        .set_optional("document_from", document.from)
        .set_optional("document_secrecy", secrecy)
        .set("document_id", name)
        .set("document_site", services.pages.site_name())
        .set_list("facts", std::move(facts))
        .set_list("sections", section_views(document))
        .set_list("files", file_views(visit.language, files));
    return services.pages.part(visit, "registration_pages/document", view);
}

std::string as_file(web::Services& services, web::Visit const& visit, Matter const& of,
                    std::vector<File> const& files, std::string const& secrecy) {
    return as_file(services, visit, of.document, of.kind + " " + of.id, files, secrecy);
}

http::Response handed_out(web::Services& services, web::Visit const& visit,
                          web::Document const& copy, std::string const& number,
                          std::string const& ground) {
    http::Response response{.body = as_file(services, visit, copy, number, {}, ground)};
    return std::move(response)
        .with("Content-Type", "text/html; charset=utf-8")
        .with("Content-Disposition", "attachment; filename=\"handling-maskad.html\"");
}

std::vector<outbox::Enclosure> enclosures(web::Services& services, Matter const& of,
                                          std::vector<File> const& files, std::string const& html,
                                          registration::Registration const& one) {
    std::vector<outbox::Enclosure> made{
        {"handling.html", "text/html", html},
        {"metadata.json", "application/json", metadata(of, files, one)}};
    for (auto const& file : files) {
        if (!file.is_enclosed) continue;
        auto const path = services.attachments.contents().find(file.sha256);
        if (!path) throw std::runtime_error("the content " + file.sha256 + " is not on disk");
        made.push_back({file.name, file.media_type, std::string(files::Mapped(*path).bytes())});
    }
    return made;
}

}
