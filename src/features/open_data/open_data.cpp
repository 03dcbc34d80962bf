// The feature at a glance: all that it offers the rest of the program.
#include "features/open_data/open_data.h"

#include <memory>

#include "features/open_data/bulk.h"
#include "features/open_data/catalogue.h"
#include "features/open_data/pages.h"
#include "features/open_data/registers_api.h"

namespace open_data {

namespace {

using permissions::Permission;

std::vector<web::Route> machine_routes(web::Services& services) {
    using enum http::Method;
    auto on = [&services](auto reply) {
        return [&services, reply](web::Visit const& visit) { return reply(services, visit); };
    };
    auto catalogue_as = [&services](std::string (*written)(Graph const&), char const* type) {
        return [&services, written, type](web::Visit const&) {
            return http::Response{.body = written(catalogue(services))}.with("Content-Type", type);
        };
    };
    auto const to_page = [](web::Visit const&) { return http::redirect("/sv/open-data"); };
    return {
        {get, "/api/v1", Permission::everyone, on(api::index)},
        {get, "/api/v1/openapi.json", Permission::everyone, on(api::openapi)},
        {get, "/api/v1/organisations", Permission::everyone, on(api::organisations)},
        {get, "/api/v1/organisations/{id}", Permission::everyone, on(api::organisation)},
        {get, "/api/v1/goals", Permission::everyone, on(api::goals)},
        {get, "/api/v1/sources", Permission::everyone, on(api::sources)},
        {get, "/api/v1/export/projects.jsonl", Permission::everyone, on(bulk::jsonl)},
        {get, "/api/v1/export/projects.csv", Permission::everyone, on(bulk::csv)},
        {get, "/api/v1/export/projects.xlsx", Permission::everyone,
         [&services, spreadsheets = std::make_shared<web::Spreadsheets>()](
             web::Visit const& visit) { return bulk::xlsx(services, visit, *spreadsheets); }},
        {get, "/datasets/dcat", Permission::everyone,
         catalogue_as(rdf_xml, "application/rdf+xml; charset=utf-8")},
        {get, "/datasets/dcat.ttl", Permission::everyone,
         catalogue_as(turtle, "text/turtle; charset=utf-8")},
        {get, "/datasets/dcat.jsonld", Permission::everyone,
         catalogue_as(json_ld, "application/ld+json")},
        // A dataset's own address leads people to the page about it.
        {get, "/datasets/projects", Permission::everyone, to_page},
        {get, "/datasets/needs", Permission::everyone, to_page},
        {get, "/datasets/ideas", Permission::everyone, to_page},
    };
}

}

web::Feature feature(web::Services& services) {
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    return {
        .name = "open_data",
        .pages =
            {
                {http::Method::get, "/open-data", Permission::everyone, on(pages::open_data)},
                {http::Method::get, "/projects.atom", Permission::everyone,
                 on(pages::newest_projects)},
            },
        .machine = machine_routes(services),
    };
}

}
