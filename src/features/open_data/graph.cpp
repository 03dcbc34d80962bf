// One model, three notations.
#include "features/open_data/graph.h"

#include <array>
#include <stdexcept>
#include <utility>

#include "platform/json/value.h"
#include "services/web/feed.h"

namespace open_data {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> prefixes = {
    {{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
     {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
     {"xsd", "http://www.w3.org/2001/XMLSchema#"},
     {"dcat", "http://www.w3.org/ns/dcat#"},
     {"dcterms", "http://purl.org/dc/terms/"},
     {"dcatap", "http://data.europa.eu/r5r/"},
     {"foaf", "http://xmlns.com/foaf/0.1/"},
     {"vcard", "http://www.w3.org/2006/vcard/ns#"},
     {"odrs", "http://schema.theodi.org/odrs#"}}};

/// An IRI in Turtle: what may not stand between < and > becomes an escape.
std::string bracketed(std::string_view iri) {
    std::string out = "<";
    for (char c : iri) {
        auto const byte = static_cast<unsigned char>(c);
        bool const banned = byte <= 0x20 || std::string_view("<>\"{}|^`\\").contains(c);
        if (!banned) {
            out += c;
            continue;
        }
        out += "\\u00";
        out += "0123456789ABCDEF"[byte >> 4];
        out += "0123456789ABCDEF"[byte & 15];
    }
    return out + ">";
}

std::string turtle_string(std::string_view text) {
    std::string out = "\"";
    for (char c : text) {
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default: out += c;
        }
    }
    return out + "\"";
}

std::string object_in_turtle(Statement const& statement) {
    if (statement.kind == Statement::Kind::iri) return bracketed(statement.value);
    auto const text = turtle_string(statement.value);
    if (statement.detail.empty()) return text;
    return text + (statement.kind == Statement::Kind::text ? "@" : "^^") + statement.detail;
}

std::string element(Statement const& statement) {
    if (statement.kind == Statement::Kind::iri)
        return "<" + statement.property + " rdf:resource=\"" + web::xml_escaped(statement.value) +
               "\"/>";
    std::string attribute;
    if (!statement.detail.empty())
        attribute = statement.kind == Statement::Kind::text
                        ? " xml:lang=\"" + statement.detail + "\""
                        : " rdf:datatype=\"" + expanded(statement.detail) + "\"";
    return "<" + statement.property + attribute + ">" + web::xml_escaped(statement.value) + "</" +
           statement.property + ">";
}

json::Value object_in_json(Statement const& statement) {
    if (statement.property == "rdf:type") return statement.value;
    if (statement.kind == Statement::Kind::iri) return json::Object{{"@id", statement.value}};
    json::Object object{{"@value", statement.value}};
    if (!statement.detail.empty()) {
        if (statement.kind == Statement::Kind::text) object.append("@language", statement.detail);
        else object.append("@type", expanded(statement.detail));
    }
    return object;
}

}

Thing& Thing::is_a(std::string_view type) { return link("rdf:type", expanded(type)); }

Thing& Thing::link(std::string property, std::string iri_of_other) {
    statements.push_back({std::move(property), Statement::Kind::iri, std::move(iri_of_other)});
    return *this;
}

Thing& Thing::text(std::string property, std::string value, std::string language) {
    statements.push_back(
        {std::move(property), Statement::Kind::text, std::move(value), std::move(language)});
    return *this;
}

Thing& Thing::typed(std::string property, std::string value, std::string type) {
    statements.push_back(
        {std::move(property), Statement::Kind::typed, std::move(value), std::move(type)});
    return *this;
}

std::string expanded(std::string_view short_name) {
    auto const colon = short_name.find(':');
    for (auto const& [prefix, iri] : prefixes)
        if (short_name.substr(0, colon) == prefix)
            return std::string(iri) + std::string(short_name.substr(colon + 1));
    throw std::logic_error("no prefix for " + std::string(short_name));
}

std::string rdf_xml(Graph const& graph) {
    std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rdf:RDF";
    for (auto const& [prefix, iri] : prefixes)
        out.append("\n    xmlns:").append(prefix).append("=\"").append(iri).append("\"");
    out += ">\n";
    for (auto const& thing : graph) {
        out += "<rdf:Description rdf:about=\"" + web::xml_escaped(thing.iri) + "\">\n";
        for (auto const& statement : thing.statements) out += "  " + element(statement) + "\n";
        out += "</rdf:Description>\n";
    }
    return out + "</rdf:RDF>\n";
}

std::string turtle(Graph const& graph) {
    std::string out;
    for (auto const& [prefix, iri] : prefixes)
        out.append("@prefix ").append(prefix).append(": <").append(iri).append("> .\n");
    for (auto const& thing : graph) {
        out += "\n" + bracketed(thing.iri);
        std::string_view separator = "\n    ";
        for (auto const& statement : thing.statements) {
            out.append(separator)
                .append(statement.property)
                .append(" ")
                .append(object_in_turtle(statement));
            separator = " ;\n    ";
        }
        out += " .\n";
    }
    return out;
}

std::string json_ld(Graph const& graph) {
    json::Array things;
    for (auto const& thing : graph) {
        json::Object object{{"@id", thing.iri}};
        for (auto const& statement : thing.statements) {
            auto const name = statement.property == "rdf:type" ? std::string("@type")
                                                               : expanded(statement.property);
            auto values = object.find(name) ? *object.find(name)->array() : json::Array();
            values.push_back(object_in_json(statement));
            object.set(name, std::move(values));
        }
        things.push_back(std::move(object));
    }
    return json::write(things);
}

}
