// Tables of any kind: the mapping that is guessed and checked, and the records that it gives.
#include <doctest/doctest.h>

#include "features/knowledge/readers/table/mapping.h"
#include "features/knowledge/readers/testing.h"

using namespace knowledge;
using namespace knowledge::readers;
using namespace knowledge::readers::testing;

namespace {

using Texts = std::vector<std::string>;

Given table(std::string_view bytes, std::string_view mapping) {
    auto from = sources();
    from.mapping = std::string(mapping);
    return given(read_table, bytes, from);
}

void has(Given const& result, std::size_t record, std::vector<std::string> const& expected) {
    REQUIRE_FALSE(result.error);
    REQUIRE(result.records.size() > record);
    auto const absent = missing(result.records[record], expected);
    CHECK_MESSAGE(absent.empty(), "missing:\n", absent, "\nread:\n",
                  all_facts(result.records[record]));
}

/// "Kolumn=target" for each column, in the columns' order.
Texts guessed(Texts const& header, std::vector<Texts> const& rows = {}) {
    auto const mapping = suggest_mapping(header, rows);
    Texts lines;
    for (auto const& name : header)
        if (auto const found = mapping.columns.find(name); found != mapping.columns.end())
            lines.push_back(name + "=" + found->second);
    return lines;
}

Texts texts_of(basics::Problems const& problems) {
    Texts all;
    for (auto const& one : problems) all.push_back(one.field + " " + one.text);
    return all;
}

}

TEST_CASE("a table made by hand becomes records by its mapping") {
    auto const result = table(
        "Projektnamn;Title (en);Dnr;Start;Slut;Budget (tkr);Bidrag;Ägare;Partners;Nyckelord;Mål;Kommun;Status;Beskrivning;Kontaktperson;E-post\r\n"
        "Lånehyllan;Tool shelf;KS 2024/00123;2024-09-01;mars 2026;1 250;500 000 kr;Eslövs kommun;Lunds universitet, Region Skåne och Grannarna AB;låna,dela;11, 12;Eslöv;Pågående;\"Vi lånar.\r\n\r\nVi delar.\";Kim Exempel;kim@sampelby.example\r\n"
        "Bara titel;;;;;;;;;;;;;;\r\n",
        R"json({"columns":{"Projektnamn":"title","Title (en)":"title.en","Dnr":"funder_number","Start":"start","Slut":"end","Budget (tkr)":"total","Bidrag":"grant","Ägare":"coordinator","Partners":"partners",
            "Nyckelord":"keywords","Mål":"goals","Kommun":"places","Status":"status","Beskrivning":"background","Kontaktperson":"person","E-post":"person_email"},
            "defaults":{"funder":"Region Skåne","programme":"Småstadspengen"},"units":{"Budget (tkr)":"thousand"},"language":"sv","source_name":"Eslövs projektlista"})json");
    has(result, 0,
        {"source=table",
         "source_id=KS 2024/00123",
         "source_name=Eslövs projektlista",
         "title.sv=Lånehyllan",
         "title.en=Tool shelf",
         "own_number=KS 2024/00123",
         "start=2024-09-01",
         "end=2026-03",
         "total=1250000 SEK?",
         "grant=500000 SEK from Region Skåne",
         "coordinator=Eslövs kommun 1285",
         "partner=Lunds universitet",
         "partner=Region Skåne",
         "partner=Grannarna AB",
         "keyword=låna",
         "keyword=dela",
         "goal=11",
         "goal=12",
         "place=1285",
         "status=ongoing",
         "status_text=Pågående",
         "section.background.sv=Vi lånar.\n\nVi delar.",
         "person=Kim Exempel||kim@sampelby.example||contact",
         "funder=Region Skåne",
         "programme=Småstadspengen"});
    has(result, 1, {"source_id=bara-titel", "title.sv=Bara titel", "funder=Region Skåne"});
}

TEST_CASE("broken rows of a table are told, empty ones passed over, the rest read") {
    auto const result = table(
        "Titel,Start,Slut,Budget\nEtt,2020-01-01,,\n,,,\n,2020,,\nTvå,snart,,\nTre,2022,2021,\nFyra,,,dyrt\nEtt,2021,,\nFem,2021\nSex,1,2,3,4,5\n",
        R"({"columns":{"Titel":"title","Start":"start","Slut":"end","Budget":"total"}})");
    REQUIRE_FALSE(result.error);
    Texts reasons;
    for (auto const& one : result.rejected)
        reasons.push_back(std::to_string(one.line) + " " + one.reason);
    CHECK(reasons == Texts{"4 knowledge.import.title_missing", "5 knowledge.import.date_wrong",
                           "6 knowledge.import.dates_reversed", "7 knowledge.import.sum_wrong",
                           "8 knowledge.import.duplicate",
                           "10 knowledge.import.row_too_many_fields"});
    REQUIRE(result.records.size() == 2);
    has(result, 1, {"title.sv=Fem", "start=2021"});
}

TEST_CASE("days and months are told apart by the mapping") {
    has(table("Title,Start\nA,10/01/2015\n",
              R"({"columns":{"Title":"title.en","Start":"start"},"date_format":"mdy"})"),
        0, {"start=2015-10-01", "title.en=A"});
    has(table("Title,Start\nA,10/01/2015\n",
              R"({"columns":{"Title":"title.en","Start":"start"},"date_format":"dmy"})"),
        0, {"start=2015-01-10"});
}

TEST_CASE("a mapping that cannot be used is the error") {
    for (auto mapping : {"", "[]", R"({"columns":{"Finns inte":"title"}})",
                         R"({"columns":{"Titel":"okänt"}})", R"({"columns":{"Start":"start"}})"})
        CHECK(table("Titel,Start\nA,2020\n", mapping).error->reason ==
              "knowledge.import.mapping_unusable");
    CHECK(table("PK\x03\x04nej", R"({"columns":{"Titel":"title"}})")
              .error->reason.starts_with("knowledge.import.spreadsheet_"));
}

TEST_CASE("what a mapping lacks is said beside its column") {
    Mapping mapping{.columns = {{"A", "title"}, {"B", "title"}, {"C", "hittepå"}, {"D", "start"}},
                    .units = {{"E", "tusen"}}};
    CHECK(texts_of(check_mapping(mapping, Texts{"A", "B", "C"})) ==
          Texts{"B knowledge.mapping.target_twice", "C knowledge.mapping.target_unknown",
                "D knowledge.mapping.column_unknown", "E knowledge.mapping.unit_unknown"});
    CHECK(texts_of(check_mapping({.columns = {{"A", "start"}}}, Texts{"A"})) ==
          Texts{"mapping knowledge.mapping.title_missing"});
    CHECK(check_mapping({.columns = {{"a ", "title"}, {"C", "purpose"}, {"B", "purpose.en"}}},
                        Texts{"A", "B", "C"})
              .empty());
}

TEST_CASE("a mapping written as JSON is read back the same") {
    Mapping const mapping{.columns = {{"Å;ä\"ö", "title.sv"}, {"B", "partners"}},
                          .defaults = {{"funder", "X"}},
                          .lists = {{"B", ";"}},
                          .units = {{"C", "million"}},
                          .date_format = "dmy",
                          .language = texts::Language::nb,
                          .source_name = "Lista",
                          .licence = "CC0 1.0"};
    auto const read = read_mapping(write_mapping(mapping));
    REQUIRE(read);
    CHECK(*read == mapping);
}

TEST_CASE("a mapping is guessed from the names of columns in three languages") {
    CHECK(guessed({"Projekttitel", "Projekttitel (engelska)", "Diarienummer", "Koordinator",
                   "Partners", "Startdatum", "Slutdatum", "Total budget (tkr)", "Finansiär",
                   "Status", "Syfte och mål", "Lärdomar", "Globala mål", "Helt annat"}) ==
          Texts{"Projekttitel=title", "Projekttitel (engelska)=title.en",
                "Diarienummer=funder_number", "Koordinator=coordinator", "Partners=partners",
                "Startdatum=start", "Slutdatum=end", "Total budget (tkr)=total", "Finansiär=funder",
                "Status=status", "Syfte och mål=purpose", "Lärdomar=lessons", "Globala mål=goals"});
    CHECK(guessed({"Project name", "Acronym", "Reference number", "Lead partner", "Start date",
                   "End date", "Total cost", "Objective", "Keywords", "Website"}) ==
          Texts{"Project name=title", "Reference number=funder_number", "Lead partner=coordinator",
                "Start date=start", "End date=end", "Total cost=total", "Objective=goals_text",
                "Keywords=keywords", "Website=links"});
    CHECK(guessed({"Prosjektnavn", "Prosjekteier", "Samarbeidspartnere", "Startdato", "Sluttdato",
                   "Budsjett", "Bærekraftsmål", "Sammendrag"}) ==
          Texts{"Prosjektnavn=title", "Prosjekteier=coordinator", "Samarbeidspartnere=partners",
                "Startdato=start", "Sluttdato=end", "Budsjett=total", "Bærekraftsmål=goals",
                "Sammendrag=summary"});
}

TEST_CASE("a guess looks at the values as well") {
    CHECK(guessed({"Titel", "Finansiering", "Kontakt", "Start", "Budget"},
                  {{"A", "Vinnova", "info@sampelby.example", "snart", "2 mnkr"},
                   {"B", "Formas", "kontakt@sampelby.example", "sedan", "500 tkr"}}) ==
          Texts{"Titel=title", "Finansiering=funder", "Kontakt=contact", "Budget=total"});
    auto const mapping =
        suggest_mapping(Texts{"Titel", "Partners", "Bidrag (tkr)", "Start"},
                        std::vector<Texts>{{"A", "X AB; Y AB", "500", "25/12/2020"}});
    CHECK(mapping.lists == std::map<std::string, std::string>{{"Partners", ";"}});
    CHECK(mapping.units == std::map<std::string, std::string>{{"Bidrag (tkr)", "thousand"}});
    CHECK(mapping.date_format == "dmy");
    CHECK(check_mapping(mapping, Texts{"Titel", "Partners", "Bidrag (tkr)", "Start"}).empty());
}

TEST_CASE("a guessed mapping can always be used") {
    for (auto const& header :
         {Texts{"Titel", "Titel", "Namn"}, Texts{"Projekt", "Rubrik", "Projektnamn"},
          Texts{"", " ", "Titel"}, Texts{"Start", "Startdatum", "Titel", "Startår"}}) {
        auto const mapping = suggest_mapping(header, {});
        CHECK(check_mapping(mapping, header).empty());
        CHECK(mapping.columns.size() >= 1);
    }
}
