// A table of needs and ideas: read as it comes, its columns guessed, and kept in the page between
// looking and sending.
#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "features/ideas/capture/occasion.h"

namespace ideas::capture {

inline constexpr std::size_t most_columns = 40;

/// What a column can hold, in the order of the choices; "" is none of it.
inline constexpr std::array<std::string_view, 6> table_fields = {"title",  "story",    "kind",
                                                                 "better", "for_whom", "place"};

struct Table {
    struct Row {
        std::size_t line = 0;      ///< In the file.
        std::string problem = {};  ///< tables::name of what was odd; or empty.
        std::vector<std::string> fields = {};
    };
    std::vector<std::string> columns = {};
    std::vector<Row> rows = {};
    std::size_t left_out = 0;  ///< Rows beyond most_lines.
};

/// CSV in any of the usual encodings, XLSX or ODS; or the text id of what is wrong with it.
std::expected<Table, std::string> read_table(std::string_view bytes);

/// The table as text that kept_table() reads again, for a form's hidden field.
std::string kept_text(Table const& table);
/// Nothing when it is none of ours.
std::optional<Table> kept_table(std::string_view text);

/// For each column what it holds, by its name; the first one that nobody knows is the title when no
/// other is.
std::vector<std::string> guessed(std::vector<std::string> const& columns);

/// The rows as drafts; a row's kind by its words, otherwise `kind`. Rows that say nothing are left
/// out.
std::vector<Draft> drafts_of(Table const& table, std::vector<std::string> const& fields, Kind kind);

}
