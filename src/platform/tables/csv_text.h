// The text of one CSV field as UTF-8, whatever the file is written in. Part of the CSV reader.
#pragma once
#include "platform/tables/csv.h"

#include <string>
#include <string_view>

namespace tables {

/// What was seen while fields became text.
struct FieldNotes {
    bool nul_bytes = false;
    bool other_encoding = false;
};

/// Makes `field` (its bytes, quotes already resolved) UTF-8 in NFC without NUL.
/// `expected` is utf8 or windows_1252.
void make_text(std::string& field, Encoding expected, FieldNotes& notes);

/// Appends one letter, given by its code point.
void append_utf8(unsigned letter, std::string& out);

/// Which of utf8 and windows_1252 most of the lines with other letters than ASCII are written in.
Encoding most_likely_encoding(std::string_view sample);

}
