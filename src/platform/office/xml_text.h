// Text on its way into XML, and what is said of it there. Part of the writers.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/office/office.h"

namespace office {

/// The text without what XML 1.0 cannot hold, line ends as "\n"; bytes that are no UTF-8 are
/// U+FFFD.
std::string writable(std::string_view text);

/// The writable text for an element's content or an attribute between double quotes.
std::string escaped(std::string_view text);

/// A piece of text: signs that have elements of their own stand alone.
struct Piece {
    enum class Kind { text, line_break, tab } kind = Kind::text;
    std::string text = {};  ///< Escaped; empty for signs.
};
std::vector<Piece> pieces(std::string_view text);

/// The language as office programs name it: "sv-SE". Unknown ones stay as they are, what is no
/// language is "en-GB".
std::string language_tag(std::string_view language);
/// "sv" and "SE"; the country is empty where none is known.
std::pair<std::string, std::string> language_and_country(std::string_view language);

/// Whether the text's first letter is written from right to left.
bool is_right_to_left(std::string_view text);
bool is_right_to_left(Runs const& runs);

/// The address as an office program can follow it, by RFC 3986; nothing when it cannot.
std::optional<std::string> followable(std::string_view address);

/// How many columns the table has. Throws std::invalid_argument above 63.
std::size_t columns(Table const& table);
/// The row's cell, empty where there is none.
Runs const& cell(std::vector<Runs> const& row, std::size_t column);

/// <?xml …?>
extern char const* const xml_declaration;

}
