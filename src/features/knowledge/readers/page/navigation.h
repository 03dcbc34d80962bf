// What a page carries for those who browse it, and nobody needs in a record.
#pragma once
#include <string>
#include <string_view>

namespace knowledge::readers {

/// Whether the whole line is a menu item, a skip link, a share button, a photo credit or the like.
bool is_navigation(std::string_view line);

/// Whether the line is nothing but the name of a web site: "www.sampelby.se".
bool is_host_line(std::string_view line);

/// Whether the line only says who wrote the page, or when: "Av Anna Ek, 3 maj 2021", "Text: Anna
/// Ek".
bool is_byline(std::string_view line);

/// Whether the line heads a list of other pages ("Relaterade nyheter"): all until the next known
/// heading is theirs.
bool heads_other_pages(std::string_view line);

/// Whether the sentence is a source's reservation about its own text ("… är inte granskat av våra
/// redaktörer").
bool is_caveat(std::string_view sentence);

/// Whether the line is the heading of a box of facts ("Fakta om projektet"), which says nothing
/// itself.
bool heads_facts(std::string_view line);

/// Without a photo credit at its end: "… i staden. Foto: Anna Ek" → "… i staden."
std::string without_credit(std::string_view line);

}
