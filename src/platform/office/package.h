// What DOCX and PPTX have in common: parts, their types and what they lead to. Part of the writers.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/office/office.h"
#include "platform/office/zip.h"

namespace office {

/// What a part leads to, by ids that are unique in the part ("r1", "r2" …).
class Relations {
public:
    /// Leads to another part; `type` is the end of the relation's name ("slideLayout").
    std::string to_part(std::string_view type, std::string_view target);
    /// Leads to an address outside. The same address has the same id.
    std::string to_address(std::string const& address);
    bool empty() const { return all_.empty(); }
    std::string xml() const;

private:
    struct Relation {
        std::string type, target;
        bool is_outside = false;
    };
    std::vector<Relation> all_;
};

/// A part of the package: its path, what it is and its XML.
struct Part {
    std::string path;          ///< "word/document.xml"
    std::string content_type;  ///< The end of its media type: "wordprocessingml.styles+xml".
    std::string xml;
    Relations relations = {};
};

/// The whole file; the first part is the main one.
std::string package(std::vector<Part> const& parts, Properties const& properties);

}
