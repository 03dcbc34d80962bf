// What a text in a further language must be like. Pure functions.
#pragma once
#include <cstddef>
#include <expected>
#include <string>
#include <vector>

#include "platform/basics/problems.h"
#include "platform/texts/further.h"

namespace translations {

/// How long the translation of a text may be, in characters: other languages need more room than
/// Swedish, but a page must not burst.
std::size_t longest(std::string const& swedish);

/// What was typed, tidied; or what is wrong with it, in the field "words". Empty is allowed: the
/// text falls back to Swedish. It must have the same placeholders as the Swedish, be readable as
/// ICU MessageFormat, and keep within longest().
std::expected<std::string, basics::Problems> checked(std::string const& swedish,
                                                     std::string const& typed);

/// A text of a file, and where it stood there.
struct FileText {
    std::string id = {}, words = {};
    std::size_t line = 0;  ///< In a table from 1; 0: the file is not made of lines.
};

/// Reads what was sent: a table with the columns "id" and "text", or a JSON object of id → text.
/// Problems of the file itself are in the field "file".
std::expected<std::vector<FileText>, basics::Problems> read_file(std::string const& bytes);

}
