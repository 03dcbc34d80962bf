// Office Open XML's packaging (ECMA-376 part 2).
#include "platform/office/package.h"

#include <algorithm>

#include "platform/office/xml_text.h"

namespace office {

namespace {

constexpr std::string_view relation_names =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view core_properties =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

std::string content_types(std::vector<Part> const& parts) {
    std::string xml = xml_declaration;
    xml +=
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        "<Override PartName=\"/docProps/core.xml\" "
        "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>";
    for (auto const& part : parts)
        xml += "<Override PartName=\"/" + part.path +
               "\" ContentType=\"application/vnd.openxmlformats-officedocument." +
               part.content_type + "\"/>";
    return xml + "</Types>";
}

std::string core(Properties const& properties) {
    std::string xml = xml_declaration;
    xml +=
        "<cp:coreProperties "
        "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";
    xml += "<dc:title>" + escaped(properties.title) + "</dc:title>";
    if (!properties.author.empty())
        xml += "<dc:creator>" + escaped(properties.author) + "</dc:creator>";
    if (properties.made)
        xml += "<dcterms:created xsi:type=\"dcterms:W3CDTF\">" + basics::iso(*properties.made) +
               "</dcterms:created>";
    xml += "<dc:language>" + language_tag(properties.language) + "</dc:language>";
    return xml + "</cp:coreProperties>";
}

std::string relations_path(std::string const& part) {
    auto const slash = part.rfind('/') + 1;
    return part.substr(0, slash) + "_rels/" + part.substr(slash) + ".rels";
}

}

std::string Relations::to_part(std::string_view type, std::string_view target) {
    all_.push_back({std::string(relation_names) + std::string(type), std::string(target)});
    return "r" + std::to_string(all_.size());
}

std::string Relations::to_address(std::string const& address) {
    auto const found = std::ranges::find_if(
        all_, [&](auto const& each) { return each.is_outside && each.target == address; });
    auto const number = found - all_.begin() + 1;
    if (found == all_.end()) {
        to_part("hyperlink", address);
        all_.back().is_outside = true;
    }
    return "r" + std::to_string(number);
}

std::string Relations::xml() const {
    std::string xml = xml_declaration;
    xml +=
        "<Relationships "
        "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    for (std::size_t i = 0; i < all_.size(); ++i)
        xml += "<Relationship Id=\"r" + std::to_string(i + 1) + "\" Type=\"" + all_[i].type +
               "\" Target=\"" + escaped(all_[i].target) + "\"" +
               (all_[i].is_outside ? " TargetMode=\"External\"" : "") + "/>";
    return xml + "</Relationships>";
}

std::string package(std::vector<Part> const& parts, Properties const& properties) {
    std::string root = xml_declaration;
    root +=
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        "<Relationship Id=\"r1\" Type=\"" +
        std::string(relation_names) + "officeDocument\" Target=\"" + parts.front().path +
        "\"/><Relationship Id=\"r2\" Type=\"" + std::string(core_properties) +
        "\" Target=\"docProps/core.xml\"/></Relationships>";
    Entries entries = {{"[Content_Types].xml", content_types(parts)},
                       {"_rels/.rels", root},
                       {"docProps/core.xml", core(properties)}};
    for (auto const& part : parts) {
        entries.emplace_back(part.path, part.xml);
        if (!part.relations.empty())
            entries.emplace_back(relations_path(part.path), part.relations.xml());
    }
    return zip(entries);
}

}
