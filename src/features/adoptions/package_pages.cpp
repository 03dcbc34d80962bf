// The reuse package of a case: what somebody needs who wants to do the same, put together from what
// the case already tells.
#include <algorithm>

#include "features/adoptions/package_files.h"
#include "features/adoptions/pages.h"
#include "features/knowledge/knowledge.h"
#include "services/attachments/views.h"

namespace adoptions {

namespace {

using web::View;

/// The parts of the package, and the fields of the case that each is made of.
struct Part {
    std::string_view name;
    std::vector<std::string_view> fields;
};

std::vector<Part> const& package_parts() {
    static std::vector<Part> const all{{"what", {"short", "overview", "results", "lessons"}},
                                       {"core", {"fixed"}},
                                       {"flexible", {"flexible"}},
                                       {"not_if", {"not_if"}},
                                       {"needs",
                                        {"needs_legal", "needs_data", "needs_technology",
                                         "needs_staff", "conditions", "challenges"}},
                                       {"steps", {"replication", "stage_text"}},
                                       {"cost", {"cost_range", "cost_note"}},
                                       {"buying", {"procurement", "buying"}},
                                       {"material", {"documents", "links"}},
                                       {"contact", {"contact"}}};
    return all;
}

/// A published case, with its files.
struct Package {
    knowledge::ToldCase told = {};
    std::vector<Enclosed> files = {};
};

Package package(Showing const& showing, db::Reader& reader) {
    auto const& visit = showing.visit;
    if (visit.part("kind") != "case") throw http::NotFound();
    auto const subject = seen_subject(showing, reader, {"case", std::string(visit.part("id"))});
    return {http::found(knowledge::told_case(showing.services, visit, reader, subject.id)),
            enclosed(showing, reader, subject)};
}

std::string label(Showing const& showing, std::string_view field) {
    return showing.services.pages.text(showing.visit, "knowledge.case_label_" + std::string(field));
}

std::string const* words_of(knowledge::ToldCase const& of, std::string_view field) {
    auto const found =
        std::ranges::find(of.fields, field, &std::pair<std::string, std::string>::first);
    return found == of.fields.end() ? nullptr : &found->second;
}

std::vector<View> part_views(Showing const& showing, knowledge::ToldCase const& of) {
    std::vector<View> parts;
    for (auto const& part : package_parts()) {
        std::vector<View> fields;
        for (auto const field : part.fields)
            if (auto const* words = words_of(of, field))
                fields.push_back(View()
                                     .set("field_title", label(showing, field))
                                     .set("paragraphs", paragraphs(*words)));
        parts.push_back(View()
                            .set("part_title", showing.text("package_" + std::string(part.name)))
                            .set("has_fields", !fields.empty())
                            .set("fields", std::move(fields)));
    }
    return parts;
}

std::string missing_text(Showing const& showing, knowledge::ToldCase const& of) {
    std::string names;
    for (auto const& key : of.missing) names += (names.empty() ? "" : ", ") + label(showing, key);
    return names;
}

/// "Avtal (1,2 MB, CC BY 4.0)": what the page and the text say of a file.
std::string about(Showing const& showing, Enclosed const& file) {
    auto const licence = attachments::licence_text(showing.services, showing.visit, file.licence);
    return showing.format(
        "package_file",
        {{"title", file.title},
         {"size", attachments::size_text(showing.visit.language, file.bytes)},
         {"licence", licence.empty() ? showing.text("package_no_licence") : licence}});
}

std::string files_text(Showing const& showing, std::vector<Enclosed> const& files) {
    if (files.empty()) return {};
    auto text = "\n## " + showing.text("package_files_title") + "\n\n";
    for (auto const& file : files)
        text += "- " + about(showing, file) + "\n  " +
                (file.name.empty() ? file.address : file.name) + "\n  SHA-256 " + file.hash + "\n";
    return text;
}

std::vector<View> file_views(Showing const& showing, std::vector<Enclosed> const& files) {
    std::vector<View> views;
    for (auto const& file : files)
        views.push_back(View()
                            .set("file_text", about(showing, file))
                            .set("file_url", file.address)
                            .set("is_left_out", file.name.empty()));
    return views;
}

/// The same as text that any program opens.
std::string as_text(Showing const& showing, knowledge::ToldCase const& of) {
    auto const& visit = showing.visit;
    auto text = "# " +
                showing.format("package_title", {{"title", of.brief.title(visit.language)}}) +
                "\n\n" +
                showing.format("package_from",
                               {{"who", showing.organisation_name(of.brief.organisation)}}) +
                " " + showing.services.pages.public_address() + visit.address(of.brief.path) + "\n";
    for (auto const& part : package_parts()) {
        text += "\n## " + showing.text("package_" + std::string(part.name)) + "\n";
        bool is_empty = true;
        for (auto const field : part.fields)
            if (auto const* words = words_of(of, field)) {
                text += "\n### " + label(showing, field) + "\n\n" + *words + "\n";
                is_empty = false;
            }
        if (is_empty) text += "\n" + showing.text("package_untold") + "\n";
    }
    return text;
}

}

http::Response show_package(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const [of, files] = package(showing, reader);
    auto const place = "/spread/case/" + of.brief.id;
    auto const title = of.brief.title(visit.language);
    View view;
    view.set("breadcrumbs",
             std::vector<View>{
                 View().set("crumb_name", title).set("crumb_url", visit.address(of.brief.path))})
        .set("has_breadcrumbs", true)
        .set("lead", showing.format("package_lead",
                                    {{"who", showing.organisation_name(of.brief.organisation)}}))
        .set("ready",
             showing.format(of.missing.empty() ? "package_ready" : "package_not_ready",
                            {{"percent", of.percent}, {"missing", missing_text(showing, of)}}))
        .set("parts", part_views(showing, of))
        .set_list("files", file_views(showing, files))
        .set("zip_text",
             showing.format(
                 "package_zip",
                 {{"count", std::ranges::count_if(
                                files, [](Enclosed const& one) { return !one.name.empty(); })},
                  {"size", attachments::size_text(visit.language, as_text(showing, of).size() +
                                                                      enclosed_bytes(files))}}))
        .set("zip_url", visit.address(place + "/package.zip"))
        .set("files_url", visit.address("/files/case/" + of.brief.id))
        .set("begin_url", visit.address("/adoptions/new") + "?kind=case&subject=" + of.brief.id +
                              "&state=interested")
        .set("spread_url", visit.address(place))
        .set("back_url", visit.address(of.brief.path));
    return services.pages.page(visit, "adoptions/package", std::move(view),
                               {.title = showing.format("package_title", {{"title", title}})});
}

http::Response send_package(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const [of, files] = package(showing, reader);
    json::Object data{{"id", of.brief.id},
                      {"address", services.pages.public_address() + visit.address(of.brief.path)},
                      {"organisation", showing.organisation_name(of.brief.organisation)},
                      {"completeness", of.percent},
                      {"files", files_json(files)},
                      {"case", of.story}};
    std::vector<std::pair<std::string, std::string>> texts{
        {"package.md", as_text(showing, of) + files_text(showing, files)},
        {"package.json", json::write(data)}};
    if (enclosed_bytes(files) > 0) texts.emplace_back("SHA256SUMS", fingerprints(files));
    return packed("package-" + of.brief.id + ".zip", std::move(texts), files);
}

}
