// The five pages that the product must read, fact by fact. They are not part of the repository.
#include <doctest/doctest.h>

#include "features/knowledge/readers/testing.h"

using namespace knowledge;
using namespace knowledge::readers;
using namespace knowledge::readers::testing;

namespace {

void check(std::string_view name, std::vector<std::string> const& expected) {
    auto const bytes = seed(name);
    if (!bytes) return;
    auto const result = given(read_page, *bytes);
    REQUIRE_FALSE(result.error);
    REQUIRE(result.records.size() == 1);
    auto const absent = missing(result.records[0], expected);
    CHECK_MESSAGE(absent.empty(), "missing:\n", absent, "\nread:\n", all_facts(result.records[0]));
}

}

TEST_CASE("seed: Innovationsplattform hållbara Stockholm") {
    check(
        "000_",
        {
            "title.sv=Innovationsplattform hållbara Stockholm",
            "source_id=2015-06045",
            "number=2015-06045",
            "source_name=Vinnova",
            "funder=Vinnova",
            "grant=6850000 SEK from Vinnova",
            "start=2016-01",
            "end=2019-08",
            "coordinator=Stockholms stad 0180",
            "status=ongoing",
            "status_text=Pågående",
            "section.purpose.sv=Innovationsplattform Hållbara Stockholm syftar till …",
            "section.effects.sv=Visionen är en lärande organisation …",
            "section.approach.sv=I arbetspaket 1, förstå och analysera, …",
            "caveat=Texten på den här sidan har projektgruppen själv formulerat och innehållet är inte granskat av våra redaktörer.",
        });
}

TEST_CASE("seed: Innovationsplattform Borås") {
    check(
        "002_",
        {
            "title.sv=Innovationsplattform Borås",
            "source_id=2015-06046",
            "number=2015-06046",
            "source_name=Vinnova",
            "funder=Vinnova",
            "grant=6850000 SEK from Vinnova",
            "start=2016-02",
            "end=2019-08",
            "coordinator=Borås Stad/Stadskansliet 1490",
            "status=ongoing",
            "status_text=Pågående",
            "link=http://www.innovationsplattformboras.se/",
            "section.purpose.sv=Projektet syftar till att öka stadens innovationskapacitet …",
            "section.effects.sv=Projektet är ett led …",
            "section.approach.sv=IPB består av fyra faser: …",
            "caveat=Texten på denna sida har projektgruppen själv formulerat och innehållet är ej granskat av våra redaktörer.",
        });
}

TEST_CASE("seed: InnoCities at Mälardalens universitet") {
    check(
        "001_",
        {
            "title.sv=InnoCities - Smart och hållbar samhällsutveckling genom innovation och samhandling",
            "source_name=Mälardalens universitet",
            "start=2021-10-15",
            "end=2023-03-15",
            "status=completed",
            "status_text=Avslutat",
            "coordinator=Mälardalens universitet",
            "section.summary.sv=Omställningsarbetet för att uppnå Agenda 2030 …",
            "section.purpose.sv=Projektet ska utveckla, implementera och sprida …",
            "section.goals.sv=Långsiktiga mål med projektet är att bidra till:\n\n- Ökad innovations- …",
        });
}

TEST_CASE("seed: NATSAM") {
    check(
        "003_",
        {
            "title.sv=Nationell samverkan innovationsplattformar för hållbara attraktiva städer (NATSAM)",
            "source_name=RISE",
            "coordinator=RISE",
            "total=8300000 SEK?",
            "duration=4 år",
            "status=ongoing",
            "status_text=Pågående",
            "partner=Innovationsplattformen i Lund 1281",
            "partner=Innovationsplattformen i Göteborg 1480",
            "partner=Innovationsplattformen i Borås 1490",
            "partner=Innovationsplattformen i Stockholm 0180",
            "partner=Innovationsplattformen i Umeå 2480",
            "partner=Innovationsplattformen i Kiruna 2584",
            "goal=1",
            "goal=3",
            "goal=4",
            "goal=5",
            "goal=11",
            "goal=13",
            "goal=16",
            "section.summary.sv=Klimatförändringar, digitalisering, …",
            "section.role.sv=Projektledare och forskningspart",
            "person=Charlie Gullström|Senior Forskare|charlie.gullstrom@ri.se|+46 10 516 54 24|contact",
        });
}

TEST_CASE("seed: the Innocities programme") {
    check("004_", {
                      "title.sv=Två miljoner kronor till Innocities-programmet",
                      "source_name=Smart Innovation Norway",
                      "funder=Vinnova",
                      "total=1998436 SEK",
                      "start=2021-10-15",
                      "end=2023-03-15",
                      "coordinator=Smart Innovation i Sverige",
                      "partner=Sweco Sverige AB",
                      "partner=Mälardalens Universitet",
                      "partner=SIQ – Institutet för kvalitetsutveckling",
                      "section.summary.sv=Nu ska Smart Innovation Norways smart citymodell …",
                  });
}

TEST_CASE("seeds carry neither navigation nor ways to reach persons in their texts") {
    for (auto name : {"000_", "001_", "002_", "003_", "004_"}) {
        auto const bytes = seed(name);
        if (!bytes) return;
        auto const result = given(read_page, *bytes);
        REQUIRE(result.records.size() == 1);
        for (auto const& [key, texts] : result.records[0].content.sections)
            for (auto const& [language, text] : texts)
                for (auto unwanted :
                     {"Hoppa till", "RISE logo", "Läs också", "Läs mer om", "No partial", "Foto på",
                      "516 54", "@", "redaktörer", "Diarienummer", "1998", "Projektnamn"})
                    CHECK_MESSAGE(text.find(unwanted) == std::string::npos, name, " ", key, ": ",
                                  unwanted, "\n", text);
    }
}
