// A record: what one source said of a project, when. A project is what its records amount to
// (resolve.h).
#pragma once
#include <string>
#include <vector>

#include "features/knowledge/project.h"

namespace knowledge {

/// What a reader makes of one project in a file. `source` and `source_id` together are the key of a
/// re-import.
struct Record {
    std::string
        source;  ///< "page", "document", "vinnova", "gdp", "swecris", "cordis", "table", "hand".
    std::string source_id;  ///< The source's key: "2015-06045"; for pages without one, see page.h.
    std::string source_name = {};  ///< For people: "Vinnova", "RISE", "SweCRIS".
    std::string address = {};      ///< Where it can be read, when known.
    std::string licence = {};      ///< "CC0 1.0" and the like, when known.
    texts::Language language = texts::Language::sv;
    std::vector<std::string> caveats = {};  ///< The source's own reservations, word for word.
    Content content = {};
};

/// A row or file that could not be read, said so that its owner can mend it.
struct Rejected {
    std::int64_t line = 0;    ///< Line in the file, from 1; 0 for the file as a whole.
    std::string reason;       ///< Text id, "knowledge.import.…".
    std::string detail = {};  ///< The offending name or value, at most 200 characters.
};

}
