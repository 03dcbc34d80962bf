// The catalogue's notations: what stands in a text must never become markup of any of them.
#include <doctest/doctest.h>

#include <stdexcept>

#include "features/open_data/graph.h"
#include "platform/json/value.h"

using open_data::Graph;
using open_data::Thing;

namespace {

Graph awkward() {
    Thing thing{"https://samverk.example/a?b=1&c=2"};
    thing.is_a("dcat:Dataset")
        .text("dcterms:title", "Rör \"<&\\\nrad", "sv")
        .typed("dcterms:issued", "2026-01-31", "xsd:date")
        .link("dcat:landingPage", "https://samverk.example/x y");
    return {thing};
}

}

TEST_CASE("RDF/XML escapes texts and addresses") {
    auto const xml = rdf_xml(awkward());
    CHECK(xml.contains("rdf:about=\"https://samverk.example/a?b=1&amp;c=2\""));
    CHECK(
        xml.contains("<dcterms:title xml:lang=\"sv\">Rör &quot;&lt;&amp;\\\nrad</dcterms:title>"));
    CHECK(xml.contains("rdf:datatype=\"http://www.w3.org/2001/XMLSchema#date\">2026-01-31<"));
}

TEST_CASE("Turtle escapes quotes, backslashes, line breaks and blanks in addresses") {
    auto const text = turtle(awkward());
    CHECK(text.contains("dcterms:title \"Rör \\\"<&\\\\\\nrad\"@sv"));
    CHECK(text.contains("<https://samverk.example/x\\u0020y>"));
    CHECK(text.contains("\"2026-01-31\"^^xsd:date"));
}

TEST_CASE("JSON-LD says the same with full names") {
    auto const read = json::parse(json_ld(awkward()));
    REQUIRE(read);
    auto const& thing = read->elements().front();
    CHECK(thing.at("@type").elements().front().text() == "http://www.w3.org/ns/dcat#Dataset");
    CHECK(thing.at("http://purl.org/dc/terms/title").elements().front().at("@language").text() ==
          "sv");
}

TEST_CASE("an unknown prefix is a mistake in the program") {
    CHECK_THROWS_AS(open_data::expanded("schema:name"), std::logic_error);
}
