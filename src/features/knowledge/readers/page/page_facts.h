// What labels say, put where it belongs in a record.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/knowledge/readers/page/labels.h"
#include "features/knowledge/readers/readers.h"

namespace knowledge::readers {

/// Facts as they are found, before the page is a record.
struct PageFacts {
    Content content = {};
    std::string name = {};  ///< The project's own: "NATSAM".
    std::string role = {};  ///< What the publisher does in it.
};

/// Takes in a label with its value (lines separated by "\n"). False when the value says nothing for
/// the field.
bool take_fact(FoundLabel const& label, std::string_view value, texts::Language language,
               Sources const& sources, PageFacts& facts);

/// Whether a registration number has a municipality's form ("KS 2024/00123") rather than a funder's
/// ("2015-06045").
bool is_own_number(std::string_view number);

/// The addresses of the web in a line, taken out of what they are glued to
/// ("(IPB)http://www.x.se/IPB kommer …").
std::vector<Link> links_in(std::string_view line);

/// The line with a blank between an address and what it is glued to.
std::string with_spaced_links(std::string_view line);

/// Adds the link unless its address is there already.
void add_link(Content& content, Link link);

}
