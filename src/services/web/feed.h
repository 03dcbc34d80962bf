// Atom feeds and the little XML they need.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/time.h"
#include "platform/http/response.h"

namespace web {

/// Text for XML, in elements and attributes: markup characters escaped, characters that XML does
/// not allow left out.
std::string xml_escaped(std::string_view text);

struct FeedEntry {
    std::string id;  ///< An IRI that never changes.
    std::string title;
    std::string address;  ///< Where people read it, absolute.
    basics::Time updated = {};
    std::string summary = {};
    std::string language = {};  ///< Of title and summary: "sv".
};

struct Feed {
    std::string address;  ///< Its own, absolute; also its id.
    std::string page;     ///< The page that shows the same, absolute.
    std::string title;
    std::string author;
    std::string language = {};
    /// Newest first. A feed without entries says that it was updated in 1970.
    std::vector<FeedEntry> entries = {};
};

/// RFC 4287, as application/atom+xml.
http::Response atom(Feed const& feed);

}
