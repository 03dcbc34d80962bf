// Which facts DCAT-AP-SE asks for, and ours.
#include "features/open_data/catalogue.h"

#include "features/knowledge/knowledge.h"
#include "services/web/pages.h"

namespace open_data {

namespace {

std::string const cc0 = "http://creativecommons.org/publicdomain/zero/1.0/";
std::string const authority = "http://publications.europa.eu/resource/authority/";

void add_texts(Thing& thing, web::Services& services, std::string const& property,
               std::string const& text) {
    for (auto language : texts::languages)
        thing.text(property, services.texts.text(language, text),
                   std::string(texts::code(language)));
}

void add_languages(Thing& thing) {
    for (auto code : {"SWE", "ENG", "NOB"})
        thing.link("dcterms:language", authority + "language/" + code);
}

struct Format {
    std::string_view ending, type;
    std::string text;
};

Thing distribution(web::Services& services, std::string const& base, Format const& format) {
    auto const address = base + "/api/v1/export/projects." + std::string(format.ending);
    Thing thing{base + "/datasets/projects#" + std::string(format.ending)};
    thing.is_a("dcat:Distribution")
        .link("dcat:accessURL", address)
        .link("dcat:downloadURL", address)
        .text("dcterms:format", std::string(format.type))
        .link("dcterms:rights", base + "/datasets/dcat#rights")
        .link("dcatap:availability", authority + "planned-availability/STABLE");
    add_texts(thing, services, "dcterms:title", format.text);
    add_texts(thing, services, "dcterms:description", "open_data.download_text");
    return thing;
}

Thing agent(std::string const& base, settings::Publisher const& publisher) {
    Thing thing{base + "/datasets/dcat#publisher"};
    thing.is_a("foaf:Agent")
        .text("foaf:name", publisher.name)
        .link("foaf:homepage", base + "/")
        .link("dcterms:type", "http://purl.org/adms/publishertype/" + publisher.type);
    if (!publisher.email.empty()) thing.link("foaf:mbox", "mailto:" + publisher.email);
    return thing;
}

Thing contact(std::string const& base, settings::Publisher const& publisher) {
    Thing thing{base + "/datasets/dcat#contact"};
    thing.is_a("vcard:Organization")
        .text("vcard:fn", publisher.name)
        .link("vcard:hasURL", base + "/sv/open-data");
    if (!publisher.email.empty()) thing.link("vcard:hasEmail", "mailto:" + publisher.email);
    return thing;
}

}

Graph catalogue(web::Services& services) {
    auto publisher = services.settings.publisher;
    if (publisher.name.empty()) publisher.name = services.pages.site_name();
    auto const& base = services.pages.public_address();
    auto reader = services.database.read();
    auto const held = knowledge::holdings(reader);
    auto const who = base + "/datasets/dcat#publisher", reach = base + "/datasets/dcat#contact";

    Thing whole{base + "/datasets/dcat"};
    whole.is_a("dcat:Catalog")
        .link("dcterms:publisher", who)
        .link("dcterms:license", cc0)
        .link("foaf:homepage", base + "/")
        .link("dcat:dataset", base + "/datasets/projects")
        .link("dcat:service", base + "/api/v1")
        .link("dcat:themeTaxonomy", authority + "data-theme");
    add_texts(whole, services, "dcterms:title", "open_data.catalogue_title");
    add_texts(whole, services, "dcterms:description", "open_data.catalogue_text");
    add_languages(whole);

    Thing projects{base + "/datasets/projects"};
    projects.is_a("dcat:Dataset")
        .link("dcterms:publisher", who)
        .link("dcat:contactPoint", reach)
        .link("dcat:theme", authority + "data-theme/GOVE")
        .link("dcat:theme", authority + "data-theme/TECH")
        .link("dcterms:accessRights", authority + "access-right/PUBLIC")
        .link("dcat:landingPage", base + "/sv/open-data")
        .link("dcterms:spatial", authority + "country/SWE")
        .link("dcterms:spatial", authority + "country/NOR")
        .link("dcterms:accrualPeriodicity", authority + "frequency/CONT");
    add_texts(projects, services, "dcterms:title", "open_data.dataset_title");
    add_texts(projects, services, "dcterms:description", "open_data.dataset_text");
    for (auto word : {"open_data.keyword_innovation", "open_data.keyword_municipalities",
                      "open_data.keyword_projects"})
        add_texts(projects, services, "dcat:keyword", word);
    add_languages(projects);
    if (held.changed_at)
        for (auto* thing : {&whole, &projects})
            thing->typed("dcterms:modified", basics::iso(*held.changed_at), "xsd:dateTime");

    Graph graph;
    std::array<Format, 3> const formats = {
        {{"jsonl", "application/jsonl", "open_data.as_jsonl"},
         {"csv", "text/csv", "open_data.as_csv"},
         {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "open_data.as_xlsx"}}};
    for (auto const& format : formats) {
        graph.push_back(distribution(services, base, format));
        projects.link("dcat:distribution", graph.back().iri);
    }

    Thing service{base + "/api/v1"};
    service.is_a("dcat:DataService")
        .link("dcterms:publisher", who)
        .link("dcat:contactPoint", reach)
        .link("dcat:endpointURL", base + "/api/v1")
        .link("dcat:endpointDescription", base + "/api/v1/openapi.json")
        .link("dcat:servesDataset", projects.iri)
        .text("dcterms:format", "application/json")
        .link("dcterms:accessRights", authority + "access-right/PUBLIC");
    add_texts(service, services, "dcterms:title", "open_data.service_title");
    add_texts(service, services, "dcterms:description", "open_data.service_text");

    Thing rights{base + "/datasets/dcat#rights"};
    rights.is_a("dcterms:RightsStatement");
    add_texts(rights, services, "rdfs:label", "open_data.licence_text");

    graph.insert(graph.begin(), {std::move(whole), std::move(projects)});
    graph.push_back(std::move(service));
    graph.push_back(std::move(rights));
    graph.push_back(agent(base, publisher));
    graph.push_back(contact(base, publisher));
    return graph;
}

}
