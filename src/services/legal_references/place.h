// Chapter and section: "8 kap. 4 a §", "3 kap. 2–5 §§", "§ 4", "8:4 a".
#pragma once
#include <optional>
#include <string>

#include "services/legal_references/scanning.h"

namespace legal_references {

struct Place {
    std::string chapter = {}, section = {};
    bool is_possible = true;  ///< False for chapter 0 and § 99999.
};

/// Takes a place, or leaves the cursor where it is. `is_short_too`: also "8:4 a", which means
/// nothing unless a law is named just before.
std::optional<Place> take_place(Cursor& cursor, bool is_short_too);

/// Of an EU act, as Place::section: "artikel 6.1 c" is "6.1 c".
std::optional<std::string> take_article(Cursor& cursor);

/// "8 kap. 4 a §"; empty for no place.
std::string place_text(std::string const& chapter, std::string const& section);

}
