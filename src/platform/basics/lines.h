// Text of several lines as people type it into a form.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace basics {

/// Text of several lines without control and invisible characters, and without more than one empty
/// line in a row.
std::string tidied(std::string_view text);

/// The parts of a text between empty lines; none of them is empty.
std::vector<std::string> paragraphs(std::string_view text);

}
