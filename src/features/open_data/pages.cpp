// Request in, page or feed out.
#include "features/open_data/pages.h"

#include "features/knowledge/knowledge.h"
#include "services/web/feed.h"
#include "services/web/table_view.h"

namespace open_data::pages {

namespace {

using web::View;

constexpr std::size_t entries_in_feed = 50;

std::string text(web::Services& services, web::Visit const& visit, std::string_view id) {
    return services.pages.text(visit, "open_data." + std::string(id));
}

std::string feed_title(web::Services& services, web::Visit const& visit) {
    return services.pages.format(visit, "open_data.feed_title",
                                 {{"site", services.pages.site_name()}});
}

View downloads(web::Services& services, web::Visit const& visit) {
    struct Row {
        std::string name, format, text, url;
    };
    std::vector<Row> const rows = {
        {"what_projects", "JSON Lines", "as_jsonl", "/api/v1/export/projects.jsonl"},
        {"what_projects", "CSV", "as_csv", "/api/v1/export/projects.csv"},
        {"what_projects", "XLSX", "as_xlsx", "/api/v1/export/projects.xlsx"},
        {"what_needs", "JSON Lines", "as_jsonl_needs", "/api/v1/export/needs.jsonl"},
        {"what_needs", "CSV", "as_csv", "/api/v1/export/needs.csv"},
        {"what_ideas", "JSON Lines", "as_jsonl_ideas", "/api/v1/export/ideas.jsonl"},
        {"what_ideas", "CSV", "as_csv", "/api/v1/export/ideas.csv"},
        {"what_new", "Atom", "as_atom", visit.address("/projects.atom")},
        {"what_search", "CSV, XLSX, JSON, Atom", "as_search", visit.address("/search")},
        {"what_api", "JSON", "as_api", "/api/v1"},
        {"what_description", "OpenAPI 3.1", "as_openapi", "/api/v1/openapi.json"},
        {"what_catalogue", "RDF/XML", "as_dcat", "/datasets/dcat"},
        {"what_catalogue", "Turtle", "as_dcat", "/datasets/dcat.ttl"},
        {"what_catalogue", "JSON-LD", "as_dcat", "/datasets/dcat.jsonld"},
    };
    std::vector<View> views;
    for (auto const& row : rows)
        views.push_back(View().set(
            "cells", std::vector<View>{web::row_head(text(services, visit, row.name)),
                                       web::words_cell(row.format, row.url),
                                       web::words_cell(text(services, visit, row.text))}));
    return View()
        .set("table_title", text(services, visit, "downloads"))
        .set("heads", std::vector<View>{web::words_head(text(services, visit, "column_what")),
                                        web::words_head(text(services, visit, "column_format")),
                                        web::words_head(text(services, visit, "column_use"))})
        .set("rows", std::move(views));
}

View sources(web::Services& services, web::Visit const& visit, knowledge::Holdings const& held) {
    std::vector<View> views;
    for (auto const& source : held.sources)
        views.push_back(View().set(
            "cells",
            std::vector<View>{
                web::row_head(source.name.empty() ? source.source : source.name),
                web::number_cell(texts::number(visit.language, source.records)),
                web::words_cell(source.licence.empty() ? text(services, visit, "licence_unknown")
                                                       : source.licence),
                web::words_cell(
                    texts::date(visit.language, basics::day_in_stockholm(source.last_at)))}));
    return View()
        .set("table_title", text(services, visit, "sources"))
        .set("heads", std::vector<View>{web::words_head(text(services, visit, "column_source")),
                                        web::number_head(text(services, visit, "column_records")),
                                        web::words_head(text(services, visit, "column_licence")),
                                        web::words_head(text(services, visit, "column_retrieved"))})
        .set("rows", std::move(views));
}

}

http::Response open_data(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const held = knowledge::holdings(reader);
    std::string count = services.pages.format(visit, "open_data.count", {{"count", held.projects}});
    if (held.changed_at)
        count +=
            " " +
            services.pages.format(
                visit, "open_data.changed",
                {{"day", texts::date(visit.language, basics::day_in_stockholm(*held.changed_at))}});
    auto const base = services.pages.public_address();
    View view;
    view.set("count_text", count)
        .set("downloads", View().set("table", downloads(services, visit)))
        .set("has_sources", !held.sources.empty())
        .set("sources", View().set("table", sources(services, visit, held)))
        .set("example_read", "curl " + base + "/api/v1/projects?limit=10")
        .set("example_search", "curl '" + base + "/api/v1/search?q=delat+boende&status=ongoing'")
        .set("openapi_url", "/api/v1/openapi.json")
        .set("tokens_url", visit.address("/account/tokens"));
    return services.pages.page(visit, "open_data/open_data", std::move(view),
                               {.title = text(services, visit, "open_data"),
                                .description = text(services, visit, "lead"),
                                .feeds = {View()
                                              .set("name", feed_title(services, visit))
                                              .set("url", visit.address("/projects.atom"))}});
}

http::Response newest_projects(web::Services& services, web::Visit const& visit) {
    auto const base = services.pages.public_address();
    web::Feed feed{.address = base + visit.address("/projects.atom"),
                   .page = base + visit.address("/search?type=project&sort=newest"),
                   .title = feed_title(services, visit),
                   .author = services.pages.site_name(),
                   .language = std::string(texts::code(visit.language))};
    auto reader = services.database.read();
    for (auto const& line : knowledge::newest_lines(services, reader, entries_in_feed)) {
        json::Value const project(line.project);
        std::string title, language;
        for (auto wanted :
             {visit.language, texts::Language::sv, texts::Language::nb, texts::Language::en}) {
            if (!title.empty()) break;
            title = project.at("title").at(texts::code(wanted)).text();
            language = texts::code(wanted);
        }
        auto const& told = project.at("texts");
        auto const summary =
            told.at("summary").is_null() ? told.at("purpose").text() : told.at("summary").text();
        feed.entries.push_back(
            {.id = base + visit.address("/projects/" + std::string(project.at("id").text())),
             .title = std::move(title),
             .address = base + visit.address(line.path),
             .updated = line.updated_at,
             .summary = std::string(summary),
             .language = std::move(language)});
    }
    return web::atom(feed);
}

}
