// Rows of a source's tables, read strictly: a row that is not whole is rejected.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/knowledge/readers/readers.h"
#include "platform/tables/table.h"

namespace knowledge::readers {

/// A row, for reading by the names of columns.
class Row {
public:
    Row(tables::RecordReader const& table, tables::Record const& record)
        : table_(table), record_(record) {}
    /// The field without fillers; empty when the column is absent. Letters' case of the name does
    /// not matter.
    std::string_view field(std::string_view column) const;
    std::int64_t line() const { return static_cast<std::int64_t>(record_.line); }

private:
    tables::RecordReader const& table_;
    tables::Record const& record_;
};

/// Calls `take` for each whole row; what it returns is the row's rejection. Rows that are too long,
/// that have too few or too many fields, or a quote that never closes are rejected. `needed` are
/// columns without which the table is not the one expected: their absence is the error.
Outcome each_row(tables::RecordReader& table, std::vector<std::string_view> const& needed,
                 Sink& sink, std::function<std::optional<Rejected>(Row const&)> const& take);

/// Keys that have been seen in a file. Keeps a hash of each: 8 bytes.
class Seen {
public:
    /// False when the key was there already.
    bool add(std::string_view key);

private:
    std::vector<std::uint64_t> sorted_ = {}, recent_ = {};
};

/// A hash of a key that is the same everywhere.
std::uint64_t hash_of(std::string_view key);

}
