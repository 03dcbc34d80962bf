// Statements about things (RDF), and the three ways in which data portals read them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace open_data {

/// What is said of a thing. Names of properties and types are short: "dcterms:title".
struct Statement {
    enum class Kind { iri, text, typed };
    std::string property;
    Kind kind = Kind::iri;
    std::string value = {};
    std::string detail =
        {};  ///< The language of a text ("sv"), or the short name of a type ("xsd:dateTime").
};

/// A thing with an address of its own.
struct Thing {
    std::string iri;
    std::vector<Statement> statements = {};

    Thing& is_a(std::string_view type);
    Thing& link(std::string property, std::string iri);
    Thing& text(std::string property, std::string value, std::string language = {});
    Thing& typed(std::string property, std::string value, std::string type);
};

using Graph = std::vector<Thing>;

/// The address that a short name stands for. Throws std::logic_error for an unknown prefix.
std::string expanded(std::string_view short_name);

std::string rdf_xml(Graph const& graph);
std::string turtle(Graph const& graph);
std::string json_ld(Graph const& graph);

}
