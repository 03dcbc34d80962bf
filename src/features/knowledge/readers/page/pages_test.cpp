// Pages of the kinds that people save, with invented content: what each must give, fact by fact.
#include <doctest/doctest.h>

#include "features/knowledge/readers/testing.h"

using namespace knowledge;
using namespace knowledge::readers;
using namespace knowledge::readers::testing;

namespace {

/// Facts that must be there, and texts that no section may hold.
void check(std::string_view page, std::vector<std::string> const& expected,
           std::vector<std::string> const& unwanted = {}) {
    auto const result = given(read_page, page);
    REQUIRE_FALSE(result.error);
    REQUIRE(result.records.size() == 1);
    auto const absent = missing(result.records[0], expected);
    CHECK_MESSAGE(absent.empty(), "missing:\n", absent, "\nread:\n", all_facts(result.records[0]));
    for (auto const& [key, texts] : result.records[0].content.sections)
        for (auto const& [language, text] : texts)
            for (auto const& piece : unwanted)
                CHECK_MESSAGE(text.find(piece) == std::string::npos, key, " holds ", piece, ":\n",
                              text);
}

}

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

TEST_CASE("a university's page with persons, funder and partners below each other") {
    check(R"(Text

Delat ansvar – om samhandling mellan förvaltningar

Kommuner behöver arbeta över gränserna mellan sina förvaltningar. I projektet följer vi hur tre kommuner gör det i vardagen och vad som hindrar dem.

Pågående

Start

2022-08-01

Planerat avslut

2025-07-31

Huvudfinansiering

Forte

Samarbetspartners

Enköpings kommun
Västerås stad
Region Västmanland

Projektansvarig vid MDU

Karin Påhittad

Biträdande professor

No partial template found

Syfte

Att förstå vad som får förvaltningar att dela ansvar.

Projektmål

  • Beskriva hur ansvar delas.
  • Ge förvaltningarna verktyg.

Förväntat resultat

En handbok som går att använda i mötesrummet.)",
          {"title.sv=Delat ansvar – om samhandling mellan förvaltningar",
           "source_name=Mälardalens universitet", "status=ongoing", "start=2022-08-01",
           "end=2025-07-31", "funder=Forte", "coordinator=Mälardalens universitet",
           "partner=Enköpings kommun 0381", "partner=Västerås stad 1980",
           "partner=Region Västmanland",
           "person=Karin Påhittad|Biträdande professor|||project leader",
           "section.purpose.sv=Att förstå vad som får förvaltningar att dela ansvar.",
           "section.goals.sv=- Beskriva hur ansvar delas.\n- Ge förvaltningarna verktyg.",
           "section.effects.sv=En handbok som går att använda i mötesrummet.",
           "section.summary.sv=Kommuner behöver arbeta över gränserna …"},
          {"Påhittad", "professor", "partial"});
}

TEST_CASE("a piece of news in Swedish tells its facts in the last lines") {
    check(R"(Sampelby får tre miljoner till tystare gator

– Nu får vi äntligen pröva det som invånarna har föreslagit!

Tre kvarter i Sampelby ska bli tystare. Projektet leds av Exempelbygdens Energi AB tillsammans med Malmö universitet och Eslövs kommun, och finansieras av Energimyndigheten.

Läs också: Så blev torget grönare

Det är första gången som metoden prövas i en liten kommun. Har du frågor går det bra att ringa Nils Låtsas på 070-123 45 67 eller skriva till nils.latsas@sampelby.example.

Totalbudget: 3,2 mnkr. Egen insats: 500 tkr.

Projektperiod: 1. februari 2023 – 31. januari 2025. Kontakt: info@sampelby.example)",
          {"title.sv=Sampelby får tre miljoner till tystare gator",
           "coordinator=Exempelbygdens Energi AB", "partner=Malmö universitet",
           "partner=Eslövs kommun 1285", "funder=Energimyndigheten", "total=3200000 SEK",
           "own_effort=500000 SEK", "start=2023-02-01", "end=2025-01-31",
           "person=Nils Låtsas||nils.latsas@sampelby.example|070-123 45 67|contact",
           "section.summary.sv=Tre kvarter i Sampelby ska bli tystare. …"},
          {"070-123", "nils.latsas", "Läs också"});
}

TEST_CASE("a piece of news in Norwegian") {
    check(R"(Hopp til hovedinnhold

Halden får støtte til smartere havn

Havnen i Halden skal bli et sted der folk møtes. Prosjektet ledes av Halden kommune sammen med Fredrikstad kommune og Eksempelhavn AS.

– Dette har vi ventet på, sier Kari Oppdiktet, prosjektleder i kommunen.

Fakta om prosjektet

Prosjektperiode: 15. oktober 2021 – 15. mars 2023
Finansiering: 1,5 mill. kr fra Innovasjon Norge
Samlet budsjett: 2 millioner kroner
Partnere: Halden kommune, Fredrikstad kommune og Eksempelhavn AS
Status: Avsluttet

Publisert 3. november 2021)",
          {"title.nb=Halden får støtte til smartere havn", "language=nb", "start=2021-10-15",
           "end=2023-03-15", "funder=Innovasjon Norge", "grant=1500000 NOK from Innovasjon Norge",
           "total=2000000 NOK", "coordinator=Halden kommune 3101",
           "partner=Fredrikstad kommune 3107", "partner=Eksempelhavn AS", "status=completed",
           "section.summary.nb=Havnen i Halden skal bli et sted der folk møtes. …"},
          {"Publisert", "Hopp til"});
}

TEST_CASE("a Norwegian project bank") {
    check(R"(Innbyggerdrevet snørydding

Prosjektnummer: 321456
Prosjekteier: Tromsø kommune
Prosjektleder: Ola Eksempel
Tildelt beløp: kr 2 400 000
Prosjektperiode: 2021 - 2023
Nøkkelord: snø, medvirkning; sensorer

Sammendrag

Innbyggerne melder hvor det er glatt, og kommunen rydder der det trengs mest.

Lærdommer

Det som virker i sentrum, virker ikke i distriktet.)",
          {"title.nb=Innbyggerdrevet snørydding", "number=321456",
           "coordinator=Tromsø kommune 5501", "grant=2400000 NOK", "start=2021", "end=2023",
           "keyword=snø", "keyword=medvirkning", "keyword=sensorer",
           "person=Ola Eksempel||||project leader", "section.summary.nb=Innbyggerne melder …",
           "section.lessons.nb=Det som virker i sentrum, virker ikke i distriktet."},
          {"Ola Eksempel"});
}

TEST_CASE("a European project's page") {
    check(
        R"(Neighbourhoods Without Waste

Fact Sheet

Project Information
NOWASTE
Grant agreement ID: 101999999
DOI 10.3030/101999999
Start date 1 October 2021
End date 30 September 2025
Funded under
Food, Bioeconomy Natural Resources, Agriculture and Environment
Total cost € 3 499 076,25
EU contribution € 2 999 000,00
Coordinated by
MALMO STAD
Sweden

Objective

The project shows how five neighbourhoods can do without rubbish bins.)",
        {"title.en=Neighbourhoods Without Waste", "number=101999999", "start=2021-10-01",
         "end=2025-09-30", "total=3499076.25 EUR", "grant=2999000 EUR",
         "programme=Food, Bioeconomy Natural Resources, Agriculture and Environment",
         "section.goals.en=The project shows how five neighbourhoods can do without rubbish bins."});
}

TEST_CASE("a municipality's own page with its own number, places and one line of many labels") {
    check(R"(Hem / Projekt / Lånehyllan

Lånehyllan

I Lånehyllan lånar grannar verktyg av varandra. Vi prövar om det minskar inköpen.

Diarienummer: KS 2024/00123 Behovsägare: Socialförvaltningen, Eslövs kommun Status: Planerat
Kommun: Eslöv
Tid: hösten 2024 – våren 2026
Finansiering: Region Skåne
Budget: 2 miljoner kronor
Webbplats: www.sampelby.example/lanehyllan

Utmaningar

Försäkringen gäller inte alla verktyg.

Relaterade nyheter

Torget får nya bänkar
Ny busslinje)",
          {"title.sv=Lånehyllan", "own_number=KS 2024/00123", "status=planned", "place=1285",
           "start=2024", "end=2026", "duration=hösten 2024 – våren 2026", "funder=Region Skåne",
           "total=2000000 SEK", "link=https://www.sampelby.example/lanehyllan",
           "section.barriers.sv=Försäkringen gäller inte alla verktyg."},
          {"busslinje", "bänkar", "Hem /"});
}

TEST_CASE("the same page saved as HTML gives the same facts") {
    check(
        R"(<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Mötesplats Vävaren | Vinnova</title>
<meta property="og:site_name" content="Vinnova"><link rel="canonical" href="https://www.vinnova.se/p/motesplats-vavaren/"></head>
<body><header><a href="/">Vinnova</a><nav><ul><li>Meny</li><li>Sök</li></ul></nav></header>
<main><h1>Mötesplats Vävaren</h1>
<dl><dt>Diarienummer</dt><dd>2020-01234</dd><dt>Koordinator</dt><dd>LYCKSELE KOMMUN - Samhällsbyggnadsförvaltningen</dd>
<dt>Bidrag från Vinnova</dt><dd>1&nbsp;250&nbsp;000 kronor</dd><dt>Projektets löptid</dt><dd>mars 2020 - april 2021</dd><dt>Status</dt><dd>Avslutat</dd></dl>
<h2>Syfte och mål</h2><p>Att fler ska mötas.</p><p>Det ska vara <b>lätt</b>.</p><ul><li>Ett torg</li><li>Ett kök</li></ul>
<h2>Något helt annat</h2><p>Om vädret.</p>
<h2>Externa länkar</h2><p><a href="https://sampelby.example/vavaren">Projektets hemsida</a></p>
<p>Texten på den här sidan har projektgruppen själv formulerat. Innehållet är inte granskat av våra redaktörer.</p></main>
<footer>Sidansvarig</footer><script>alert(1)</script></body></html>)",
        {"title.sv=Mötesplats Vävaren", "source_id=2020-01234", "source_name=Vinnova",
         "address=https://www.vinnova.se/p/motesplats-vavaren/", "start=2020-03", "end=2021-04",
         "status=completed", "grant=1250000 SEK from Vinnova",
         "coordinator=Lycksele kommun/Samhällsbyggnadsförvaltningen 2481",
         "link=https://sampelby.example/vavaren",
         "section.purpose.sv=Att fler ska mötas.\n\nDet ska vara lätt.\n\n- Ett torg\n- Ett kök",
         "section.other.sv=Något helt annat\n\nOm vädret."},
        {"alert", "Sidansvarig", "Meny"});
}
