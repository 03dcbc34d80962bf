// Guesses which lines are headings where a document does not say so. Part of the document reader.
#pragma once
#include <string>
#include <string_view>

namespace documents {

/// A number in front of a heading: "2", "2.1", "2.1.3." before text. How many numbers it has; 0
/// without one.
int numbering_depth(std::string_view line);

/// Whether a line consists of words that head a section of a report ("Syfte och mål", "Bakgrunn",
/// "Conclusions"), perhaps numbered or with a colon.
bool is_known_heading(std::string_view line);

/// Whether a line could be a heading by its form: short, begins with a capital or number, and does
/// not end like a sentence or in the middle of one.
bool has_heading_form(std::string_view line);

/// The sign of a list item and the blanks after it, as bytes: "• ", "– ", "1) "; 0 without one.
std::size_t list_sign(std::string_view line);

/// Whether a line goes on with what the line before it said, as far as its first letter tells.
bool begins_with_small_letter(std::string_view line);

/// Joins a line to the text before it: a word parted by a hyphen becomes whole again.
void join_line(std::string& text, std::string_view line);

}
