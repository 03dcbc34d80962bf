// Organisations as rows of a table that somebody sends: which column says what, and what a row
// says.
#pragma once
#include <cstddef>
#include <cstdint>
#include <expected>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/problems.h"
#include "platform/json/value.h"
#include "services/organisations/directory.h"

namespace organisations {

/// A table taken out of its file.
struct Table {
    struct Row {
        std::int64_t line = 0;  ///< In the file, from 1.
        std::vector<std::string> fields = {};
        bool is_unreadable = false;  ///< Too long to be read; it has no fields.
        friend bool operator==(Row const&, Row const&) = default;
    };
    std::vector<std::string> columns = {};
    std::vector<Row> rows = {};
    friend bool operator==(Table const&, Table const&) = default;
};

inline constexpr std::size_t most_rows = 20'000;

/// A CSV, XLSX or ODS file as a table. The error is a text id: "organisations.table_…".
std::expected<Table, std::string> read_table(std::string_view bytes);

json::Value as_json(Table const& table);
/// The table that as_json() wrote; empty for anything else.
Table table_of(json::Value const& value);

/// What a column can say: "name", "kind", "municipality" …, in the order in which people are asked.
std::span<std::string_view const> table_fields();

/// For each column the field that its name means in Swedish, English or Norwegian, or "" for those
/// that are passed over. A field is given to the first column that means it.
std::vector<std::string> fields_of_columns(std::span<std::string const> columns);

/// What a row says.
struct Draft {
    Organisation organisation = {};
    std::set<std::string> given = {};  ///< Names of the members that the row tells of.
    basics::Problems problems = {};    ///< What could not be understood.
};

/// `fields` has a field or "" for each column. An empty country is that of the municipality, and
/// otherwise Sweden.
Draft draft_of(Table::Row const& row, std::span<std::string const> fields,
               Directory const& directory);

/// The municipality that somebody means by its code or name: "1281", "Lund", "Lunds kommun"; null
/// when there is none, or more than one.
Organisation const* municipality_called(Directory const& directory, std::string_view text,
                                        std::string_view country);

}
