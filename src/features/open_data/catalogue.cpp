// Which facts DCAT-AP-SE asks for, and ours.
#include "features/open_data/catalogue.h"

#include "features/knowledge/knowledge.h"
#include "platform/settings/settings.h"
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

/// One dataset of ours: its name in addresses, its texts, and the formats of its export.
struct Dataset {
    std::string name, title, description, download;
    std::vector<std::string> keywords;
    std::vector<std::string_view> themes;  ///< Of the EU's authority table data-theme.
    std::vector<Format> formats;
};

std::vector<Dataset> const& datasets() {
    static std::vector<Dataset> const all = {
        {.name = "projects",
         .title = "open_data.dataset_title",
         .description = "open_data.dataset_text",
         .download = "open_data.download_text",
         .keywords = {"open_data.keyword_innovation", "open_data.keyword_municipalities",
                      "open_data.keyword_projects"},
         .themes = {"GOVE", "TECH"},
         .formats = {{"jsonl", "application/jsonl", "open_data.as_jsonl"},
                     {"csv", "text/csv", "open_data.as_csv"},
                     {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                      "open_data.as_xlsx"}}},
        {.name = "needs",
         .title = "open_data.needs_title",
         .description = "open_data.needs_text",
         .download = "open_data.needs_download",
         .keywords = {"open_data.keyword_needs", "open_data.keyword_municipalities"},
         .themes = {"GOVE", "SOCI"},
         .formats = {{"jsonl", "application/jsonl", "open_data.as_jsonl_needs"},
                     {"csv", "text/csv", "open_data.as_csv"}}},
        {.name = "ideas",
         .title = "open_data.ideas_title",
         .description = "open_data.ideas_text",
         .download = "open_data.ideas_download",
         .keywords = {"open_data.keyword_ideas", "open_data.keyword_municipalities"},
         .themes = {"GOVE", "SOCI"},
         .formats = {{"jsonl", "application/jsonl", "open_data.as_jsonl_ideas"},
                     {"csv", "text/csv", "open_data.as_csv"}}}};
    return all;
}

Thing distribution(web::Services& services, std::string const& base, Dataset const& of,
                   Format const& format) {
    auto const ending = std::string(format.ending);
    auto const address = base + "/api/v1/export/" + of.name + "." + ending;
    Thing thing{base + "/datasets/" + of.name + "#" + ending};
    thing.is_a("dcat:Distribution")
        .link("dcat:accessURL", address)
        .link("dcat:downloadURL", address)
        .text("dcterms:format", std::string(format.type))
        .link("dcterms:rights", base + "/datasets/dcat#rights")
        .link("dcatap:availability", authority + "planned-availability/STABLE");
    add_texts(thing, services, "dcterms:title", format.text);
    add_texts(thing, services, "dcterms:description", of.download);
    return thing;
}

Thing dataset(web::Services& services, std::string const& base, Dataset const& of) {
    Thing thing{base + "/datasets/" + of.name};
    thing.is_a("dcat:Dataset")
        .link("dcterms:publisher", base + "/datasets/dcat#publisher")
        .link("dcat:contactPoint", base + "/datasets/dcat#contact")
        .link("dcterms:accessRights", authority + "access-right/PUBLIC")
        .link("dcat:landingPage", base + "/sv/open-data")
        .link("dcterms:spatial", authority + "country/SWE")
        .link("dcterms:spatial", authority + "country/NOR")
        .link("dcterms:accrualPeriodicity", authority + "frequency/CONT");
    for (auto theme : of.themes)
        thing.link("dcat:theme", authority + "data-theme/" + std::string(theme));
    add_texts(thing, services, "dcterms:title", of.title);
    add_texts(thing, services, "dcterms:description", of.description);
    for (auto const& word : of.keywords) add_texts(thing, services, "dcat:keyword", word);
    add_languages(thing);
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
        .link("dcat:service", base + "/api/v1")
        .link("dcat:themeTaxonomy", authority + "data-theme");
    add_texts(whole, services, "dcterms:title", "open_data.catalogue_title");
    add_texts(whole, services, "dcterms:description", "open_data.catalogue_text");
    add_languages(whole);
    auto const changed = held.changed_at ? basics::iso(*held.changed_at) : std::string();
    if (!changed.empty()) whole.typed("dcterms:modified", changed, "xsd:dateTime");

    Graph graph;
    for (auto const& of : datasets()) {
        auto thing = dataset(services, base, of);
        whole.link("dcat:dataset", thing.iri);
        if (!changed.empty() && of.name == "projects")
            thing.typed("dcterms:modified", changed, "xsd:dateTime");
        for (auto const& format : of.formats) {
            graph.push_back(distribution(services, base, of, format));
            thing.link("dcat:distribution", graph.back().iri);
        }
        graph.push_back(std::move(thing));
    }

    Thing service{base + "/api/v1"};
    service.is_a("dcat:DataService")
        .link("dcterms:publisher", who)
        .link("dcat:contactPoint", reach)
        .link("dcat:endpointURL", base + "/api/v1")
        .link("dcat:endpointDescription", base + "/api/v1/openapi.json")
        .text("dcterms:format", "application/json")
        .link("dcterms:accessRights", authority + "access-right/PUBLIC");
    for (auto const& of : datasets())
        service.link("dcat:servesDataset", base + "/datasets/" + of.name);
    add_texts(service, services, "dcterms:title", "open_data.service_title");
    add_texts(service, services, "dcterms:description", "open_data.service_text");

    Thing rights{base + "/datasets/dcat#rights"};
    rights.is_a("dcterms:RightsStatement");
    add_texts(rights, services, "rdfs:label", "open_data.licence_text");

    graph.insert(graph.begin(), std::move(whole));
    graph.push_back(std::move(service));
    graph.push_back(std::move(rights));
    graph.push_back(agent(base, publisher));
    graph.push_back(contact(base, publisher));
    return graph;
}

}
