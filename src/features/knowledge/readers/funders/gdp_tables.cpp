// GDP 2.0 as tables: one row an application, with funding, persons and classification in tables
// beside it.
#include <array>
#include <map>

#include "features/knowledge/readers/fields.h"
#include "features/knowledge/readers/funders/gdp.h"
#include "features/knowledge/readers/funders/rows.h"
#include "features/knowledge/readers/funders/side_table.h"
#include "features/knowledge/readers/funders/unpacked.h"
#include "features/knowledge/readers/page/page_facts.h"
#include "features/knowledge/readers/sections.h"
#include "features/knowledge/readers/words/people.h"
#include "features/knowledge/readers/words/status_words.h"
#include "platform/basics/text.h"
#include "platform/tables/csv.h"

namespace knowledge::readers {

namespace {

/// A table beside the applications: the column by which it is known, and the columns that we keep.
struct Beside {
    std::string_view known_by;
    std::vector<std::string_view> columns;
    SideTable rows = {};
};

struct SideTables {
    Beside funding{.known_by = "beslutadFinansieringBelopp",
                   .columns = {"organisationRoll", "organisationNamn", "organisationOrgnummer",
                               "organisationTyp", "organisationLan", "organisationLandskod",
                               "beslutadFinansieringBelopp"}};
    Beside persons{.known_by = "personNamn", .columns = {"personRoll", "personNamn"}};
    Beside classes{
        .known_by = "forskningsamnenKod",
        .columns = {"forskningsamnen", "forskningsamnenEng", "forskningsamnenKod", "hallbarhetsmal",
                    "hallbarhetsmalEng", "kategoriseringFinansiar", "nyckelord"}};
};

/// Applications are joined by number; older tables call it an id.
std::string key_of(Row const& row) {
    auto const number = row.field("ansokanDiarienummer");
    return basics::folded(row.field("finansiarNamn")) + "|" +
           std::string(number.empty() ? row.field("ansokanID") : number);
}

bool is_table(tables::Header const& header, std::string_view column) {
    return header.column(column).has_value();
}

void keep(Beside& beside, tables::RecordReader& table, Sink& sink) {
    // Nothing can be missing here: the caller has looked for the column by which the table is
    // known.
    auto const outcome = each_row(table, {}, sink, [&](Row const& row) -> std::optional<Rejected> {
        std::vector<std::string_view> fields;
        for (auto column : beside.columns) fields.push_back(row.field(column));
        beside.rows.add(key_of(row), fields);
        return std::nullopt;
    });
    if (!outcome) sink.rejected(outcome.error());
}

std::string value_at(std::vector<std::string> const& values, std::size_t i) {
    return i < values.size() ? values[i] : std::string();
}

/// All "|"-separated values, fillers too, since the columns of a list belong together by place.
std::vector<std::string> aligned(std::string_view value) {
    std::vector<std::string> values;
    for (std::size_t begin = 0; begin <= value.size() && values.size() < 1000;) {
        auto const end = std::min(value.find('|', begin), value.size());
        values.push_back(one_line_value(value.substr(begin, end - begin)));
        begin = end + 1;
    }
    return values;
}

void add_organisations(Row const& row, std::string_view prefix, std::string_view names,
                       std::string_view role, Sources const& sources, Content& content) {
    auto const column = [&](std::string_view ending) {
        return aligned(row.field(std::string(prefix) + std::string(ending)));
    };
    auto const name = aligned(row.field(names)), number = column("Orgnummer"), kind = column("Typ"),
               county = column("Lan"), country = column("Landskod");
    for (std::size_t i = 0; i < name.size(); ++i)
        add_gdp_organisation({.name = name[i],
                              .number = value_at(number, i),
                              .kind = value_at(kind, i),
                              .county = value_at(county, i),
                              .country = value_at(country, i),
                              .role = std::string(role)},
                             sources, content);
}

void add_beside(std::string const& key, SideTables& beside, Sources const& sources,
                Content& content) {
    beside.funding.rows.each(key, [&](std::vector<std::string_view> const& f) {
        add_gdp_organisation({.name = std::string(f[1]),
                              .number = std::string(f[2]),
                              .kind = std::string(f[3]),
                              .county = std::string(f[4]),
                              .country = std::string(f[5]),
                              .role = ""},
                             sources, content);
    });
    beside.persons.rows.each(key, [&](std::vector<std::string_view> const& f) {
        if (auto name = one_line_value(f[1]);
            !name.empty() && content.persons.size() < most_persons)
            content.persons.push_back({.name = std::move(name), .role = one_line_value(f[0])});
    });
    beside.classes.rows.each(key, [&](std::vector<std::string_view> const& f) {
        auto const swedish = aligned(f[0]), english = aligned(f[1]), codes = aligned(f[2]);
        for (std::size_t i = 0; i < codes.size(); ++i)
            add_gdp_subject(codes[i], value_at(swedish, i), value_at(english, i), content);
        for (auto const& name : listed_values(f[3])) add_gdp_goal(name, sources, content);
        for (auto const& name : listed_values(f[4])) add_gdp_goal(name, sources, content);
        for (auto const list : {f[5], f[6]})
            for (auto const& word : listed_values(list)) add_gdp_keyword(word, content);
    });
}

/// The total of the application; where the table gives none, what the table of funding adds up to.
std::optional<Rejected> set_money(Row const& row, std::string const& key, SideTables& beside,
                                  Content& content) {
    auto const total = sum_value(row.field("beslutadFinansieringTotalt"));
    if (!total) return total.error();
    if (*total) add_gdp_grant(**total, "SEK", content);
    else
        beside.funding.rows.each(key, [&](std::vector<std::string_view> const& f) {
            if (auto const sum = sum_value(f[6]); sum && *sum) add_gdp_grant(**sum, "SEK", content);
        });
    return std::nullopt;
}

std::expected<Record, Rejected> record_of(Row const& row, SideTables& beside,
                                          Sources const& sources) {
    auto const number = one_line_value(row.field("ansokanDiarienummer"));
    if (number.empty() || number.size() > 100)
        return std::unexpected(rejected(0, "knowledge.import.id_missing", number));
    bool const granted = basics::folded(row.field("ansokanStatus")) == "beviljad" ||
                         basics::folded(row.field("beslutUtfall")) == "beviljad";
    if (!granted) return std::unexpected(rejected(0, "knowledge.import.not_granted", number));
    auto record = gdp_record(row.field("finansiarNamn"), number);
    auto& content = record.content;
    if (!set_titles(row.field("ansokanTitel"), row.field("ansokanTitelEng"), content))
        return std::unexpected(rejected(0, "knowledge.import.title_missing", number));
    if (auto why = set_dates(row.field("finansieradAktivitetStartdatum"),
                             row.field("finansieradAktivitetSlutdatum"), content))
        return std::unexpected(*why);
    content.status_text = one_line_value(row.field("finansieradAktivitetStatus"));
    content.status = read_status_beginning(content.status_text);
    auto const calls = listed_values(row.field("utlysningTitel")),
               programmes = listed_values(row.field("programTitel"));
    content.call =
        calls.empty() ? one_line_value(row.field("utlysningDiarienummer")) : calls.front();
    if (!programmes.empty()) content.programme = programmes.front();
    add_sections(text_value(row.field("ansokanBeskrivning")), "summary", texts::Language::sv,
                 content, record.caveats);
    add_sections(text_value(row.field("ansokanBeskrivningEng")), "summary", texts::Language::en,
                 content, record.caveats);
    add_organisations(row, "koordinerandeOrg", "koordinerandeOrganisation", "Koordinator", sources,
                      content);
    add_organisations(row, "medsokandeOrg", "medsokandeOrganisationer", "", sources, content);
    auto const key = key_of(row);
    if (auto why = set_money(row, key, beside, content)) return std::unexpected(*why);
    add_beside(key, beside, sources, content);
    return record;
}

Outcome read_applications(tables::RecordReader& table, SideTables& beside, Sources const& sources,
                          Sink& sink) {
    Seen seen;
    return each_row(table, {"ansokanDiarienummer", "ansokanTitel"}, sink,
                    [&](Row const& row) -> std::optional<Rejected> {
                        auto record = record_of(row, beside, sources);
                        if (!record) return record.error();
                        if (!seen.add(record->source_id))
                            return rejected(0, "knowledge.import.duplicate", record->source_id);
                        sink.record(*std::move(record));
                        return std::nullopt;
                    });
}

}

Outcome read_gdp_table(std::string_view bytes, Sources const& sources, Sink& sink) {
    SideTables beside;
    tables::CsvReader table(bytes);
    return read_applications(table, beside, sources, sink);
}

Outcome read_gdp_zip(std::string_view bytes, Sources const& sources, Sink& sink) {
    SideTables beside;
    std::unique_ptr<files::Temporary> applications;
    auto const is_csv = [](std::string const& name) { return name.ends_with(".csv"); };
    auto const unpacked =
        each_file(bytes, sources, sink, is_csv,
                  [&](std::string const&, std::unique_ptr<files::Temporary> file) {
                      tables::CsvReader table(file->bytes());
                      for (auto* one : {&beside.funding, &beside.persons, &beside.classes})
                          if (is_table(table.header(), one->known_by))
                              return keep(*one, table, sink);
                      if (is_table(table.header(), "ansokanTitel")) applications = std::move(file);
                  });
    if (!unpacked) return unpacked;
    if (!applications)
        return std::unexpected(rejected(0, "knowledge.import.column_missing", "ansokanTitel"));
    tables::CsvReader table(applications->bytes());
    return read_applications(table, beside, sources, sink);
}

}
