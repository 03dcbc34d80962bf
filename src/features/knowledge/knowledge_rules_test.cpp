// Rules of the knowledge bank: fields, joining of sources, status.
#include <doctest/doctest.h>

#include "features/knowledge/content_json.h"
#include "features/knowledge/found.h"
#include "features/knowledge/resolve.h"
#include "features/knowledge/status.h"

using namespace knowledge;
using texts::Language;

namespace {

Content full_content() {
    return {
        .title = {{Language::sv, "Delat boende"}, {Language::en, "Shared housing"}},
        .sections = {{"purpose", {{Language::sv, "Syfte."}}}, {"other", {{Language::nb, "Annet"}}}},
        .status = Status::ongoing,
        .status_text = "Pågående",
        .start = basics::Date{2016, 1, 0},
        .end = basics::Date{2019, 8, 0},
        .duration = "4 år",
        .funder = "Vinnova",
        .funder_number = "2015-06045",
        .own_number = "KS 2024/00123",
        .programme = "Program",
        .call = "Utlysning",
        .funding = {{.kind = FundingKind::total,
                     .money = {830'000'000, "SEK"},
                     .from = "Vinnova",
                     .currency_assumed = true}},
        .partners = {{.name = "Sampelby kommun",
                      .role = PartnerRole::coordinator,
                      .unit = "Stadskansliet",
                      .organisation_number = "212000-0000",
                      .helix = Helix::public_sector,
                      .kind = "PUB",
                      .municipality_code = "0180",
                      .county = "Stockholms län",
                      .country = "SE"}},
        .keywords = {"boende"},
        .subjects = {{"50401", {{Language::sv, "Sociologi"}}}},
        .goals = {{.goal = 11, .target = "11.3", .origin = GoalOrigin::confirmed}},
        .places = {{"0180", "Norrby"}},
        .links = {{"https://example.org", "Sida"}},
        .results = {{"Handbok", "publication", "https://example.org/h"}},
        .continues = "2013-00001",
        .part_of = "x",
        .persons = {},
        .contact = "innovation@sampelby.example",
        .step = "try",
        .themes = {"bostad"},
        .dimensions_note = "Social och ekonomisk.",
        .barriers = {"Hyreslagen"}};
}

}

TEST_CASE("content survives being written as fields and read again") {
    auto const content = full_content();
    CHECK(content_of(fields_of(content)) == content);
    CHECK(fields_of(Content()).empty());
}

TEST_CASE("fields of unknown name or shape are passed over") {
    json::Object const fields{
        {"title.xx", "a"}, {"section.none.sv", "b"}, {"funding", "c"}, {"status", 5}, {"new", 1}};
    CHECK(content_of(fields) == Content());
}

TEST_CASE("persons stay out of the fields") {
    Content content;
    content.persons = {{.name = "Anna", .email = "anna@sampelby.example"}};
    CHECK(fields_of(content).empty());
    CHECK(persons_of(persons_json(content.persons)) == content.persons);
}

TEST_CASE("the first source that knows gives the value; lists are joined without repetition") {
    auto const resolved =
        resolve({{"a:1", {{"title.sv", "Ett"}, {"keywords", json::Array{"Boende"}}}},
                 {"b:2",
                  {{"title.sv", "Två"},
                   {"funder", "Vinnova"},
                   {"keywords", json::Array{"boende", "unga"}}}}},
                {});
    CHECK(resolved.fields.find("title.sv")->text() == "Ett");
    CHECK(resolved.fields.find("funder")->text() == "Vinnova");
    CHECK(json::write(*resolved.fields.find("keywords")) == R"(["Boende","unga"])");
    CHECK(resolved.givers.at("title.sv") == std::vector<std::string>{"a:1"});
    CHECK(resolved.givers.at("keywords") == std::vector<std::string>{"a:1", "b:2"});
}

TEST_CASE("what a person wrote goes before every source, also when they emptied the field") {
    Edits const edits{{"title.sv", {"Eget", {}, {}}}, {"funder", {nullptr, {}, {}}}};
    auto const resolved = resolve({{"a:1", {{"title.sv", "Ett"}, {"funder", "Vinnova"}}}}, edits);
    CHECK(resolved.fields.find("title.sv")->text() == "Eget");
    CHECK(resolved.fields.find("funder") == nullptr);
    CHECK(resolved.givers.at("funder") == std::vector<std::string>{"hand"});
}

TEST_CASE("differences name what was added, changed and taken away") {
    auto const found = differences({{"a", 1}, {"b", 2}, {"c", 3}}, {{"b", 2}, {"c", 4}, {"d", 5}});
    CHECK(json::write(found) ==
          R"({"a":{"old":1,"new":null},"c":{"old":3,"new":4},"d":{"old":null,"new":5}})");
}

TEST_CASE("dates decide only what they can") {
    basics::Date const today{2026, 6, 15};
    CHECK(status_by_dates(basics::Date{2016, 1, 0}, basics::Date{2019, 8, 0}, today) ==
          Status::completed);
    CHECK(status_by_dates(basics::Date{2027, 0, 0}, std::nullopt, today) == Status::planned);
    CHECK(status_by_dates(basics::Date{2026, 1, 1}, basics::Date{2026, 12, 31}, today) ==
          Status::ongoing);
    CHECK(status_by_dates(basics::Date{2026, 0, 0}, basics::Date{2027, 0, 0}, today) ==
          std::nullopt);
    CHECK(status_by_dates(basics::Date{2025, 0, 0}, basics::Date{2026, 0, 0}, today) ==
          std::nullopt);
    CHECK(status_by_dates(basics::Date{2020, 1, 1}, std::nullopt, today) == std::nullopt);
}

TEST_CASE("a source that says ongoing after the end is kept and contradicted") {
    Content content{.status = Status::ongoing, .end = basics::Date{2019, 8, 0}};
    CHECK(effective_status(content, {2026, 6, 15}) == Status::completed);
    CHECK(source_disagrees(content, {2026, 6, 15}));
    CHECK_FALSE(source_disagrees(content, {2018, 6, 15}));
    content.status = Status::terminated;
    CHECK(effective_status(content, {2026, 6, 15}) == Status::terminated);
}

TEST_CASE("a project is as complete as what readers look for is told, whatever else it says") {
    Content content{.title = {{texts::Language::sv, "Cykelväg"}}};
    CHECK(completeness_of(content) == 0);
    content.sections["other"][texts::Language::sv] = "Annat";
    content.start = {2024, 1, 1};
    CHECK(completeness_of(content) == 0);
    content.partners = {{.name = "Sampelby kommun"}};
    CHECK(completeness_of(content) == 1);
    content.sections["purpose"][texts::Language::sv] = "Fler cyklar";
    content.sections["approach"][texts::Language::sv] = "Vi bygger";
    content.sections["lessons"][texts::Language::sv] = "Det gick";
    content.end = {2025, 1, 1};
    content.funding = {{}};
    CHECK(completeness_of(content) == 3);
    content.themes = {"mobilitet"};
    CHECK(completeness_of(content) == 4);
}
