// Whole tables, whatever is in them: read for damage, compared, and moved to another engine.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "platform/db/database.h"

namespace db {

/// Makes the tables of what two queries say, both in order: (table, column, type, place in the
/// primary key or 0), and (table, table that its foreign keys point at).
std::vector<Table> tables_of(Connection& connection, std::string_view columns,
                             std::string_view foreign_keys);

/// What a table holds: how many rows, and a SHA-256 over every value of each, by the primary key.
/// The same on every engine.
struct Content {
    std::int64_t rows = 0;
    std::string hash;
    friend bool operator==(Content const&, Content const&) = default;
};

/// Reads every value of a table, in constant memory.
Content content_of(Reader& reader, Table const& table);

struct Copied {
    std::string table;
    Content content;
};

/// Copies every row of `from` into `to`, where the same migrations have run and nothing else is,
/// and compares what both hold afterwards. Throws Failure, and leaves `to` empty, when the tables
/// differ, when there is anything in `to`, or when a value does not come back as it was. Nobody may
/// write to `from` meanwhile.
std::vector<Copied> copy(Database& from, Database& to);

}
