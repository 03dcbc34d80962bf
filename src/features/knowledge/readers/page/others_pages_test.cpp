// Pages of universities, newsrooms, project banks and municipalities are read to their facts.
#include "features/knowledge/readers/page/page_testing.h"

using namespace knowledge;
using namespace knowledge::readers;
using namespace knowledge::readers::testing;

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
