// Pages of the kinds that people save, with invented content: what each must give, fact by fact.
#include "features/knowledge/readers/page/page_testing.h"

using namespace knowledge;
using namespace knowledge::readers;
using namespace knowledge::readers::testing;

TEST_CASE("a funder's page with the number empty above and told below") {
    check(
        R"(Du har inte javascript påslaget. Det innebär att många funktioner inte fungerar. För mer information om Vinnova, ta kontakt med oss.

Mötesplats Vävaren

Diarienummer
Koordinator LYCKSELE KOMMUN - Samhällsbyggnadsförvaltningen
Bidrag från Vinnova 1 250 000 kronor
Projektets löptid mars 2020 - pågående
Status Pågående

Viktiga resultat som projektet gav

Vi har prövat tre sätt att bjuda in till samtal.

Långsiktiga effekter som förväntas

Fler invånare vågar ta plats.

Upplägg och genomförande

Först lyssnar vi. Sedan prövar vi.

Externa länkar

Texten på den här sidan har projektgruppen själv formulerat. Innehållet är inte granskat av våra redaktörer.

Senast uppdaterad 14 november 2021

Diarienummer 2020-01234

Statistik för sidan)",
        {"title.sv=Mötesplats Vävaren", "source_id=2020-01234", "source_name=Vinnova",
         "funder=Vinnova", "grant=1250000 SEK from Vinnova",
         "coordinator=Lycksele kommun/Samhällsbyggnadsförvaltningen 2481", "start=2020-03",
         "status=ongoing", "section.results.sv=Vi har prövat tre sätt att bjuda in till samtal.",
         "section.effects.sv=Fler invånare vågar ta plats.",
         "section.approach.sv=Först lyssnar vi. Sedan prövar vi.",
         "caveat=Texten på den här sidan har projektgruppen själv formulerat. Innehållet är inte granskat av våra redaktörer."},
        {"Senast uppdaterad", "javascript", "Statistik"});
}

TEST_CASE("the same funder's page in English, drawn as a table") {
    check(R"(Courtyards that keep the rain
Reference number | 2019-04321 |
Coordinator | SAMPELBY SCIENCE PARK AKTIEBOLAG - Water Lab |
Funding from Vinnova | SEK 750 000 |
Project duration | December 2019 - May 2021 |
Status | Completed |
Venture | Attractive places - Step 2 |
Purpose and goal
The aim is to let courtyards hold back the rain of a hundred years.
Expected results and effects
Fewer flooded cellars in the town.
Planned approach and implementation
Three courtyards are rebuilt and measured.
The project description has been provided by the project members themselves and the text has not been looked at by our editors.
Last updated 3 June 2021)",
          {"title.en=Courtyards that keep the rain", "language=en", "number=2019-04321",
           "grant=750000 SEK from Vinnova", "start=2019-12", "end=2021-05",
           "coordinator=Sampelby Science Park aktiebolag/Water Lab", "status=completed",
           "status_text=Completed", "programme=Attractive places - Step 2",
           "section.purpose.en=The aim is to let courtyards hold back the rain of a hundred years.",
           "section.effects.en=Fewer flooded cellars in the town.",
           "section.approach.en=Three courtyards are rebuilt and measured.",
           "caveat=The project description has been provided …"},
          {"Last updated", "editors"});
}

TEST_CASE("labels in another order, with colons, and fields that are missing") {
    check(R"(Grannskapets gårdsverkstad
Status: Avslutat
Projektets löptid: 2018-02-01 – 2019-12-31
Koordinator: ESLÖVS KOMMUN
Diarienummer: 2017-09876
Syfte: Att laga i stället för att slänga.
Resultat
Verkstaden finns kvar.)",
          {"title.sv=Grannskapets gårdsverkstad", "status=completed", "start=2018-02-01",
           "end=2019-12-31", "coordinator=Eslövs kommun 1285", "number=2017-09876",
           "section.purpose.sv=Att laga i stället för att slänga.",
           "section.results.sv=Verkstaden finns kvar."});
}

TEST_CASE("an institute's page with its box of facts, a bare budget and a form at the end") {
    check(
        R"(Hoppa till huvudinnehåll
RISE logo

Svalare skolgårdar i Sampelby

Projektet hjälper Eslövs kommun att skapa skugga där barnen är, tillsammans med eleverna själva.

Skolgårdar blir allt varmare. Det märks först på de yngsta, och det går att göra något åt redan till nästa sommar.

  • Träd och pergolor prövas på fyra gårdar
  • Eleverna mäter själva

Sammanfattning

Projektnamn

Svala gårdar

Status

Avslutat

Region

Region Skåne

RISE roll i projektet

Kunskapsstöd

Projektstart

2021-04-01

Varaktighet

18 månader

Total budget

265 890

Partner

Eslövs kommun, Lunds universitet

Finansiärer

Formas

Projektmedlemmar

Bidrar till FN:s hållbarhetsmål

11.Hållbara städer och samhällen
13.Bekämpa klimatförändringarna
Maja Exempelsson

Kontaktperson

Maja Exempelsson

Forskare

+46 10 516 00 00

Läs mer om Maja

Kontakta Maja
CAPTCHA

* Obligatoriskt Genom att skicka in formuläret behandlar RISE dina personuppgifter.)",
        {"title.sv=Svalare skolgårdar i Sampelby (Svala gårdar)", "source_name=RISE",
         "status=completed", "start=2021-04-01", "duration=18 månader", "total=265890 SEK?",
         "partner=RISE", "partner=Eslövs kommun 1285", "partner=Lunds universitet", "funder=Formas",
         "goal=11", "goal=13", "person=Maja Exempelsson|Forskare||+46 10 516 00 00|contact",
         "section.role.sv=Kunskapsstöd", "section.summary.sv=Projektet hjälper Eslövs kommun …"},
        {"Exempelsson", "CAPTCHA", "Obligatoriskt", "516", "Kontakta Maja", "Region Skåne",
         "RISE logo"});
}

TEST_CASE("an institute's page in English") {
    check(R"(Skip to main content
RISE logo

Quiet streets by design

Three municipalities try out how traffic can be calmed with planters instead of signs.

Summary

Project name

Quiet streets

Status

Active

RISE role in project

Coordinator

Project start

March 2023

Duration

2 years

Total budget

SEK 4.2 million

Partner

The project is carried out in collaboration with Lund Municipality, Umeå University and Trafikkontoret AB

Funders

Vinnova, Formas

Supports the UN sustainability goals

3.Good health and well-being
11.Sustainable cities and communities

Contact person

John Sample

Project manager

john.sample@ri.se
+46 10 516 11 11

Read more about John)",
          {"title.en=Quiet streets by design", "coordinator=RISE", "status=ongoing",
           "start=2023-03", "duration=2 years", "total=4200000 SEK", "funder=Vinnova",
           "co_funder=Formas", "goal=3", "goal=11", "partner=Umeå University",
           "person=John Sample|Project manager|john.sample@ri.se|+46 10 516 11 11|contact"},
          {"john.sample", "516 11"});
}
