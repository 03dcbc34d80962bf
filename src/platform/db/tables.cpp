// SQL for tables that are only known when the program runs: the one place that puts it together.
#include "platform/db/tables.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "platform/db/reach.h"
#include "platform/secrets/secrets.h"

namespace db {

namespace {

constexpr std::string_view migrations_table = "migrations";

Kind kind_of(std::string_view type) {
    std::string small(type);
    std::ranges::transform(small, small.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (small.contains("int")) return Kind::integer;
    if (small.contains("double") || small.contains("real")) return Kind::real;
    if (small == "text") return Kind::text;
    throw Failure("database: a column of the type " + small + " is none of ours");
}

std::string sql_name(std::string_view name) { return '"' + std::string(name) + '"'; }

template <class Names, class Write>
std::string list(Names const& names, Write write) {
    std::string text;
    for (auto const& name : names) text += (text.empty() ? "" : ", ") + write(name);
    return text;
}

std::string columns_of(Table const& table) {
    return list(table.columns, [](Column const& column) { return sql_name(column.name); });
}

std::string select_all(Table const& table) {
    return "SELECT " + columns_of(table) + " FROM " + sql_name(table.name) + " ORDER BY " +
           (table.key.empty() ? columns_of(table) : list(table.key, sql_name));
}

std::string insert_into(Table const& table) {
    int number = 0;
    return "INSERT INTO " + sql_name(table.name) + " (" + columns_of(table) + ") VALUES (" +
           list(table.columns, [&](Column const&) { return "$" + std::to_string(++number); }) + ")";
}

Value value_at(Row const& row, int column, Kind kind) {
    if (row.is_null(column)) return nullptr;
    switch (kind) {
        case Kind::integer: return row.integer(column);
        case Kind::real: return row.real(column);
        case Kind::text: return row.view(column);
    }
    return nullptr;
}

void write_number(std::string& bytes, char sort, auto number) {
    std::array<char, 32> digits{};
    bytes += sort;
    bytes.append(digits.data(),
                 std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
    bytes += ';';
}

/// A row as bytes, so that different rows give different bytes.
void write_row(std::string& bytes, Row const& row, Table const& table) {
    for (int i = 0; auto const& column : table.columns) {
        auto const value = value_at(row, i++, column.kind);
        if (auto const* number = std::get_if<std::int64_t>(&value))
            write_number(bytes, 'i', *number);
        else if (auto const* real = std::get_if<double>(&value)) write_number(bytes, 'r', *real);
        else if (auto const* text = std::get_if<std::string_view>(&value)) {
            write_number(bytes, 't', text->size());
            bytes += *text;
        } else bytes += 'n';
    }
}

/// Tables after those that they need.
std::vector<Table> in_order(std::vector<Table> const& tables) {
    std::vector<Table> ordered;
    std::set<std::string> done;
    while (ordered.size() < tables.size()) {
        auto const before = ordered.size();
        for (auto const& table : tables) {
            bool const is_ready = std::ranges::all_of(table.needs, [&](std::string const& needed) {
                return done.contains(needed) || needed == table.name;
            });
            if (is_ready && !done.contains(table.name)) {
                ordered.push_back(table);
                done.insert(table.name);
            }
        }
        if (ordered.size() == before)
            throw Failure("database: tables point at each other in a circle");
    }
    return ordered;
}

std::vector<Table> tables_of_both(Reader& source, Reader& target) {
    auto there = source.tables(), here = target.tables();
    // Foreign keys are our own business on each side; the same values are what matters.
    for (auto& table : there) table.needs = {};
    auto bare = here;
    for (auto& table : bare) table.needs = {};
    for (auto const& table : there)
        if (std::ranges::find(bare, table) == bare.end())
            throw Failure("the database has a table " + table.name +
                          " that this program does not know as it is; run samverk migrate first");
    if (there.size() != bare.size())
        throw Failure("the database lacks tables; run samverk migrate first");
    for (auto const& table : here)
        if (table.name != migrations_table &&
            target.number("SELECT count(*) FROM " + sql_name(table.name)) > 0)
            throw Failure("the database that is copied to is not empty: there are rows in " +
                          table.name + "; make a new one");
    return in_order(here);
}

void copy_rows(Reader& source, Transaction& target, Table const& table) {
    auto const insert = insert_into(table);
    std::vector<Value> values;
    source.each(select_all(table), {}, [&](Row const& row) {
        values.clear();
        for (int i = 0; auto const& column : table.columns)
            values.push_back(value_at(row, i++, column.kind));
        target.run(insert, std::span<Value const>(values));
    });
}

}

std::vector<Table> tables_of(Connection& connection, std::string_view columns,
                             std::string_view foreign_keys) {
    std::vector<Table> tables;
    std::map<std::string, std::map<std::int64_t, std::string>> keys;
    connection.query(columns, {}, [&](Row const& row) {
        if (tables.empty() || tables.back().name != row.view(0))
            tables.push_back({.name = row.text(0)});
        tables.back().columns.push_back({row.text(1), kind_of(row.view(2))});
        if (row.integer(3) > 0) keys[row.text(0)][row.integer(3)] = row.text(1);
        return true;
    });
    for (auto& table : tables)
        for (auto const& [place, column] : keys[table.name]) table.key.push_back(column);
    connection.query(foreign_keys, {}, [&](Row const& row) {
        for (auto& table : tables)
            if (table.name == row.view(0)) table.needs.push_back(row.text(1));
        return true;
    });
    return tables;
}

Content content_of(Reader& reader, Table const& table) {
    Content content;
    std::string bytes;
    reader.each(select_all(table), {}, [&](Row const& row) {
        bytes = content.hash;
        write_row(bytes, row, table);
        content.hash = secrets::hash(bytes);
        ++content.rows;
    });
    return content;
}

std::vector<Copied> copy(Database& from, Database& to) {
    Within const all(Reach::everything());
    auto source = from.read();
    auto target = to.begin();
    auto const tables = tables_of_both(source, target);
    target.run("DELETE FROM migrations");
    std::vector<Copied> copied;
    for (auto const& table : tables) {
        copy_rows(source, target, table);
        auto const before = content_of(source, table), after = content_of(target, table);
        if (before != after)
            throw Failure("the table " + table.name + " is not the same after it was copied (" +
                          std::to_string(before.rows) + " rows before, " +
                          std::to_string(after.rows) + " after); nothing was kept");
        copied.push_back({table.name, after});
    }
    target.commit();
    return copied;
}

}
