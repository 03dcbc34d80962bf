// The registers themselves: complete, without repetition, and true to the published lists.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "platform/tables/csv.h"
#include "services/organisations/registered.h"
#include "services/organisations/rules.h"

using namespace organisations;

namespace {

resources::Resources const& ours() {
    static auto const resources = resources::embedded();
    return resources;
}

/// The values of a column, in order.
std::vector<std::string> column(std::string_view file, std::string_view name) {
    std::vector<std::string> values;
    registers::each(ours(), file,
                    [&](registers::Row const& row) { values.push_back(row.text(name)); });
    return values;
}

/// How often each value stands there.
std::map<std::string, int> counted(std::vector<std::string> const& values) {
    std::map<std::string, int> counts;
    for (auto const& value : values) ++counts[value];
    return counts;
}

bool without_repetition(std::vector<std::string> const& values) {
    return counted(values).size() == values.size();
}

/// The bytes of a published list, or nothing, said aloud, when it is not at hand.
std::optional<std::string> published(std::string_view file) {
    auto const* folder = std::getenv("SAMVERK_REAL_DATA");
    auto const path = std::filesystem::path(folder ? folder : "../shared/data") / file;
    std::ifstream stream(path, std::ios::binary);
    if (stream) return std::string(std::istreambuf_iterator<char>(stream), {});
    MESSAGE("skipped: no ", path.string());
    return std::nullopt;
}

/// A published list by its first column: code → the other fields by name.
std::map<std::string, std::map<std::string, std::string>> by_code(std::string const& bytes) {
    std::map<std::string, std::map<std::string, std::string>> rows;
    tables::CsvReader reader(bytes);
    tables::Record record;
    while (reader.next(record))
        for (auto const& name : reader.header().names())
            rows[record.fields.at(0)][name] = std::string(reader.field(record, name));
    return rows;
}

}

TEST_CASE("the registers are complete") {
    CHECK(column("municipalities_se", "code").size() == 290);
    CHECK(column("municipalities_no", "code").size() == 357);
    CHECK(counted(column("counties", "country")) ==
          std::map<std::string, int>{{"NO", 15}, {"SE", 21}});
    auto const regions = column("regions", "municipality_code");
    CHECK(regions.size() == 21);
    CHECK(std::ranges::count(regions, "") == 20);
    CHECK(column("sdg_goals", "number").size() == 17);
    CHECK(column("sdg_targets", "code").size() == 169);
    CHECK(column("research_subjects", "code").size() == 50);
    CHECK(counted(column("agencies", "country")).at("SE") >= 40);
    CHECK(counted(column("agencies", "country")).at("NO") >= 10);
    CHECK(column("universities", "key").size() >= 45);
}

TEST_CASE("nothing stands twice") {
    for (auto file : {"municipalities_se", "municipalities_no", "sdg_targets", "research_subjects",
                      "municipality_groups"})
        CHECK_MESSAGE(without_repetition(column(file, "code")), file);
    for (auto file : {"agencies", "universities", "institutes", "associations"})
        CHECK_MESSAGE(without_repetition(column(file, "key")), file);
    CHECK(without_repetition(column("municipalities_se", "name")));
    CHECK(without_repetition(column("regions", "organisation_number")));
    std::vector<std::string> squares;
    registers::each(ours(), "counties", [&](registers::Row const& row) {
        squares.push_back(row.text("tile_x") + " " + row.text("tile_y"));
    });
    CHECK(without_repetition(squares));
}

TEST_CASE("codes fit together") {
    std::set<std::string> counties;
    registers::each(ours(), "counties", [&](registers::Row const& row) {
        counties.insert(row.text("country") + row.text("code"));
    });
    auto const groups = column("municipality_groups", "code");
    registers::each(ours(), "municipalities_se", [&](registers::Row const& row) {
        CHECK(row.text("code").substr(0, 2) == row.text("county_code"));
        CHECK(counties.contains("SE" + row.text("county_code")));
        CHECK(std::ranges::count(groups, row.text("group")) == 1);
        CHECK(row.integer("population").value_or(0) > 2000);
        CHECK(row.number("area_km2").value_or(0) > 5);
    });
    registers::each(ours(), "municipalities_no", [&](registers::Row const& row) {
        CHECK(row.text("code").substr(0, 2) == row.text("county_code"));
        CHECK(counties.contains("NO" + row.text("county_code")));
    });
    registers::each(ours(), "research_subjects", [&](registers::Row const& row) {
        CHECK((row.text("code").size() == 1 || row.text("code").size() == 3));
    });
}

TEST_CASE("the groups have the sizes and the members that SKR's rules ask for") {
    CHECK(counted(column("municipalities_se", "group")) == std::map<std::string, int>{{"A1", 3},
                                                                                      {"A2", 43},
                                                                                      {"B3", 23},
                                                                                      {"B4", 63},
                                                                                      {"B5", 24},
                                                                                      {"C6", 27},
                                                                                      {"C7", 51},
                                                                                      {"C8", 35},
                                                                                      {"C9", 21}});
    registers::each(ours(), "municipalities_se", [](registers::Row const& row) {
        auto const group = row.text("group");
        auto const population = *row.integer("population");
        CAPTURE(row.text("name"));
        if (group == "A1") CHECK(population >= 200'000);
        else CHECK(population < 250'000);
        if (group == "B3") CHECK(population >= 50'000);
        if (group == "A2")
            CHECK(std::set<std::string>{"01", "03", "12", "13", "14"}.contains(
                row.text("county_code")));
    });
}

TEST_CASE("every register says where it comes from, with year and licence") {
    for (auto const& file : ours().all("registers/", ".csv")) {
        auto const first_line = file.content.substr(0, file.content.find('\n'));
        CAPTURE(file.path);
        CHECK(first_line.starts_with("# source: "));
        CHECK(first_line.find("; year ") != first_line.npos);
        CHECK(first_line.find("; licence ") != first_line.npos);
    }
}

TEST_CASE("what is known of an organisation is well-formed") {
    std::set<std::string> ids;
    for (auto const& organisation : registered(ours())) {
        CAPTURE(organisation.name);
        CHECK(ids.insert(organisation.id.string()).second);
        CHECK(OrganisationId::parse(organisation.id.text()) == organisation.id);
        CHECK_FALSE(organisation.name.empty());
        CHECK((organisation.country == "SE" || organisation.country == "NO"));
        CHECK(organisation.source.starts_with("register:"));
        CHECK((organisation.website.empty() || organisation.website.starts_with("https://")));
        if (!organisation.organisation_number.empty())
            CHECK(tidied_number(organisation.organisation_number, "SE") ==
                  organisation.organisation_number);
        if (organisation.kind != Kind::municipality) continue;
        CHECK((*organisation.latitude > 55 && *organisation.latitude < 71.5));
        CHECK((*organisation.longitude > 4 && *organisation.longitude < 31.5));
    }
}

TEST_CASE("an id never changes: bookmarks and other installations depend on it") {
    CHECK(registered_id(Kind::municipality, "SE", "0180").text() == "6ytabe4qc031a97s6chndx67vd");
    CHECK(registered_id(Kind::municipality, "SE", "1860") !=
          registered_id(Kind::municipality, "NO", "1860"));
    CHECK(registered_id(Kind::region, "SE", "01") != registered_id(Kind::municipality, "SE", "01"));
}

TEST_CASE("Swedish municipalities agree with the published codes, names and populations") {
    auto const names = published("municipalities/se_municipalities.csv"),
               figures = published("municipalities/se_population.csv"),
               county_names = published("municipalities/se_counties.csv");
    if (!names || !figures || !county_names) return;
    auto const names_by_code = by_code(*names), figures_by_code = by_code(*figures),
               counties_by_code = by_code(*county_names);
    // The list makes every genitive with -s; these three municipalities do not.
    std::map<std::string, std::string> const corrected = {
        {"2080", "Falu kommun"}, {"2513", "Överkalix kommun"}, {"2514", "Kalix kommun"}};
    std::size_t compared = 0;
    registers::each(ours(), "municipalities_se", [&](registers::Row const& row) {
        auto const& name = names_by_code.at(row.text("code"));
        auto const& figure = figures_by_code.at(row.text("code"));
        auto const correction = corrected.find(row.text("code"));
        CHECK(row.text("name") ==
              (correction != corrected.end() ? correction->second : name.at("municipality_name")));
        CHECK(row.text("short_name") == name.at("municipality_name_short"));
        CHECK(row.text("county_code") == name.at("county_code"));
        CHECK(row.text("population") == figure.at("population_2016"));
        CHECK(row.text("area_km2") == figure.at("land_km2"));
        ++compared;
    });
    CHECK(compared == names_by_code.size());
    registers::each(ours(), "counties", [&](registers::Row const& row) {
        if (row.text("country") == "SE")
            CHECK(row.text("name_sv") == counties_by_code.at(row.text("code")).at("county_name"));
    });
}

TEST_CASE("Norwegian municipalities agree with the published codes, names and places") {
    auto const list = published("municipalities/no_municipalities.csv");
    if (!list) return;
    auto const rows = by_code(*list);
    std::size_t compared = 0;
    registers::each(ours(), "municipalities_no", [&](registers::Row const& row) {
        auto const& official = rows.at(row.text("code"));
        CAPTURE(row.text("name"));
        CHECK(row.text("name") == official.at("municipality_name"));
        CHECK(row.text("name").find(row.text("short_name")) != std::string::npos);
        // The seat lies within the municipality, so not far from its middle.
        CHECK(std::abs(*row.number("latitude") - std::stod(official.at("box_centre_lat"))) < 0.6);
        CHECK(std::abs(*row.number("longitude") - std::stod(official.at("box_centre_lon"))) < 1.6);
        ++compared;
    });
    CHECK(compared == rows.size());
}

TEST_CASE("research subjects agree with those that real projects carry") {
    auto const projects = published("projects/swecris_sample.csv");
    if (!projects) return;
    std::map<std::string, std::string> names;
    registers::each(ours(), "research_subjects", [&](registers::Row const& row) {
        names[row.text("code")] = row.text("name_sv");
    });
    std::size_t compared = 0;
    for (auto const& [id, fields] : by_code(*projects)) {
        auto const& subjects = fields.at("scbs");
        for (auto const& [code, name] : names) {
            auto const place = subjects.find(" " + code + ": ");
            if (place == std::string::npos) continue;
            // The first word is enough to tell that a code has not slipped by one.
            auto const first_word = name.substr(0, name.find_first_of(" ,"));
            CHECK_MESSAGE(subjects.substr(place + code.size() + 3).starts_with(first_word), code);
            ++compared;
        }
    }
    CHECK(compared > 1000);
}
