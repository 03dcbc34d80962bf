// Reading tables of organisations, row by row.
#include "services/organisations/table.h"

#include <algorithm>
#include <array>

#include "platform/basics/text.h"
#include "platform/tables/csv.h"
#include "platform/tables/spreadsheet.h"
#include "services/organisations/table_words.h"

namespace organisations {

namespace {

constexpr std::size_t most_columns = 100;

/// Takes the records that there are; false when there are more than we take.
bool take_rows(tables::RecordReader& reader, Table& table) {
    tables::Record record;
    while (reader.next(record)) {
        if (table.rows.size() == most_rows) return false;
        Table::Row row{.line = static_cast<std::int64_t>(record.line),
                       .fields = record.fields,
                       .is_unreadable = record.rejected()};
        row.fields.resize(std::min(row.fields.size(), table.columns.size()));
        table.rows.push_back(std::move(row));
    }
    return true;
}

std::expected<Table, std::string> read_rows(tables::RecordReader& reader) {
    Table table{.columns = reader.header().names()};
    if (table.columns.empty()) return std::unexpected("organisations.table_empty");
    table.columns.resize(std::min(table.columns.size(), most_columns));
    if (!take_rows(reader, table)) return std::unexpected("organisations.table_too_long");
    return table;
}

std::string text_of(tables::SpreadsheetError error) {
    return "organisations.table_" + std::string(tables::name(error));
}

/// What people write when they have nothing to write.
bool is_filler(std::string_view text) {
    auto const folded = basics::folded(text);
    return folded == "-" || folded == "–" || folded == "null" || folded == "n/a" || folded == "x";
}

/// One row while it is turned into a draft.
struct Reading {
    Directory const& directory;
    Draft draft = {};

    void problem(std::string_view field, std::string_view text, std::string_view value) {
        draft.problems.push_back(
            {std::string(field), std::string(text), {{"value", basics::shortened(value, 60)}}});
    }

    void read_kind(std::string_view text) {
        auto const kind = kind_called(text);
        if (!kind) return problem("kind", "organisations.kind_unknown", text);
        draft.organisation.kind = *kind;
        draft.organisation.helix = usual_helix(*kind);
        draft.given.insert("kind");
    }

    void read_country(std::string_view text) {
        auto const country = country_called(text);
        if (country.empty()) return problem("country", "organisations.country_unknown", text);
        draft.organisation.country = country;
        draft.given.insert("country");
    }

    void read_municipality(std::string_view text) {
        auto const* found = municipality_called(directory, text, draft.organisation.country);
        if (!found) return problem("municipality_code", "organisations.place_unknown", text);
        draft.organisation.municipality_code = found->municipality_code;
        draft.organisation.county_code = found->county_code;
        if (draft.organisation.country.empty()) draft.organisation.country = found->country;
        draft.given.insert({"municipality_code", "county_code"});
    }

    void read_county(std::string_view text) {
        std::string_view const country =
            draft.organisation.country.empty() ? "SE" : draft.organisation.country;
        auto const* found = directory.county(country, text);
        if (!found) found = directory.county_named(text, country);
        if (!found) return problem("county_code", "organisations.county_unknown", text);
        draft.organisation.county_code = found->code;
        draft.given.insert("county_code");
    }

    void read_aliases(std::string_view text) {
        while (!text.empty()) {
            auto const end = std::min(text.find_first_of("|;\n"), text.size());
            if (auto const alias = basics::trimmed(text.substr(0, end)); !alias.empty())
                draft.organisation.aliases.emplace_back(alias);
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        draft.given.insert("aliases");
    }

    void read_text(std::string_view field, std::string_view text) {
        auto& to = draft.organisation;
        if (field == "name") to.name = text;
        else if (field == "short_name") to.short_name = text;
        else if (field == "organisation_number") to.organisation_number = text;
        else if (field == "website") to.website = with_scheme(text);
        else if (field.starts_with("name_"))
            to.names[texts::parse_language(field.substr(5)).value()] = text;
        draft.given.emplace(field.starts_with("name_") ? "names" : field);
    }

    /// People leave out what every address begins with.
    static std::string with_scheme(std::string_view text) {
        bool const bare = text.find("://") == text.npos && text.find('.') != text.npos;
        return (bare ? "https://" : "") + std::string(text);
    }
};

}

std::expected<Table, std::string> read_table(std::string_view bytes) {
    // What begins so is packed or was a spreadsheet of the nineties: never letters.
    if (!bytes.starts_with("PK") && !bytes.starts_with("\xD0\xCF")) {
        tables::CsvReader reader(bytes);
        return read_rows(reader);
    }
    auto reader = tables::SpreadsheetReader::open(bytes);
    if (!reader) return std::unexpected(text_of(reader.error()));
    auto table = read_rows(*reader);
    if (auto const error = reader->error()) return std::unexpected(text_of(*error));
    return table;
}

json::Value as_json(Table const& table) {
    json::Array rows;
    for (auto const& row : table.rows) {
        json::Object one{{"line", row.line},
                         {"fields", json::Array(row.fields.begin(), row.fields.end())}};
        if (row.is_unreadable) one.append("is_unreadable", true);
        rows.push_back(std::move(one));
    }
    return json::Object{{"columns", json::Array(table.columns.begin(), table.columns.end())},
                        {"rows", std::move(rows)}};
}

Table table_of(json::Value const& value) {
    Table table;
    for (auto const& column : value.at("columns").elements())
        table.columns.emplace_back(column.text());
    for (auto const& one : value.at("rows").elements()) {
        Table::Row row{.is_unreadable = one.at("is_unreadable").truth() != nullptr};
        if (auto const* line = one.at("line").integer()) row.line = *line;
        for (auto const& field : one.at("fields").elements()) row.fields.emplace_back(field.text());
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<std::string> fields_of_columns(std::span<std::string const> columns) {
    std::vector<std::string> fields;
    for (auto const& column : columns) {
        auto const field = std::string(field_called(column));
        fields.push_back(std::ranges::count(fields, field) == 0 ? field : std::string());
    }
    return fields;
}

Draft draft_of(Table::Row const& row, std::span<std::string const> fields,
               Directory const& directory) {
    Reading reading{directory};
    auto const value = [&](std::string_view field) -> std::string_view {
        for (std::size_t i = 0; i < std::min(fields.size(), row.fields.size()); ++i)
            if (fields[i] == field) {
                auto const text = basics::trimmed(row.fields[i]);
                return is_filler(text) ? std::string_view() : text;
            }
        return {};
    };
    // The country tells what municipality and county mean, and the municipality may tell the
    // country: the fields are read in the order in which they stand.
    for (auto const field : table_fields()) {
        auto const text = value(field);
        if (text.empty()) continue;
        if (field == "kind") reading.read_kind(text);
        else if (field == "country") reading.read_country(text);
        else if (field == "municipality") reading.read_municipality(text);
        else if (field == "county") reading.read_county(text);
        else if (field == "aliases") reading.read_aliases(text);
        else reading.read_text(field, text);
    }
    if (reading.draft.organisation.country.empty()) reading.draft.organisation.country = "SE";
    return std::move(reading.draft);
}

Organisation const* municipality_called(Directory const& directory, std::string_view text,
                                        std::string_view country) {
    text = basics::trimmed(text);
    if (auto const* coded = directory.municipality(text, country)) return coded;
    auto const codes = directory.bare_places(text, country.empty() ? "SE" : country);
    if (codes.size() == 1)
        return directory.municipality(codes.front(), country.empty() ? "SE" : country);
    auto const recognised = directory.recognise(text);
    bool const is_there = recognised && recognised->unit.empty() &&
                          recognised->organisation->kind == Kind::municipality &&
                          (country.empty() || recognised->organisation->country == country);
    return is_there ? recognised->organisation : nullptr;
}

}
