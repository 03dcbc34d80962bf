// The funders' files: what each reader makes of a row, and of files that are broken in the ways
// that files are.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "features/knowledge/readers/testing.h"

using namespace knowledge;
using namespace knowledge::readers;
using namespace knowledge::readers::testing;

namespace {

void has(Record const& record, std::vector<std::string> const& expected) {
    auto const absent = missing(record, expected);
    CHECK_MESSAGE(absent.empty(), "missing:\n", absent, "\nread:\n", all_facts(record));
}

/// "4 knowledge.import.title_missing", one for each rejection.
std::vector<std::string> reasons(Given const& result) {
    std::vector<std::string> lines;
    for (auto const& one : result.rejected)
        lines.push_back(std::to_string(one.line) + " " +
                        one.reason.substr(std::string("knowledge.import.").size()));
    return lines;
}

std::vector<std::string> ids(Given const& result) {
    std::vector<std::string> all;
    for (auto const& record : result.records) all.push_back(record.source_id);
    return all;
}

using Texts = std::vector<std::string>;

constexpr auto swecris_header =
    "projectId,projectTitleSv,projectTitleEn,projectAbstractSv,projectAbstractEn,projectStartDate,projectEndDate,"
    "fundingOrganisationNameSv,fundingOrganisationNameEn,fundingsSek,fundingYear,typeOfAwardDescrSv,scbs\n";

}

TEST_CASE("swecris: a row of the sample's form") {
    auto const result = given(
        read_swecris,
        std::string(swecris_header) +
            "2025-00001_Vinnova,Torget som lyssnar,The listening square,\"Syfte och mål:\nAtt höra fler.\n\nTvå stycken.\n\nFörväntade effekter och resultat:\n"
            "- Fler möten\n- Färre klagomål\n\nUpplägg och genomförande:\n** Denna text är maskinöversatt **\nFörst lyssnar vi.\",Just an abstract.,"
            "2025-09-01 12:00:00,2027-08-31 12:00:00,Vinnova,Vinnova,4107067,2025,Projektbidrag,"
            "\"¤¤¤ 5: Samhällsvetenskap, Social Sciences, 507: Social och ekonomisk geografi, Social and Economic Geography, 50701: Kulturgeografi, Human Geography "
            "¤¤¤ 2: Teknik, Engineering and Technology, 203: Maskinteknik, Mechanical Engineering, 20307: Produktionsteknik, arbetsvetenskap och ergonomi, Production Engineering, Human Work Science and Ergonomics "
            "¤¤¤ 9: Oklassificerat, Unclassified, 999: Oklassificerat, Unclassified, 99999: Oklassificerat, Unclassified \"\n");
    REQUIRE(result.records.size() == 1);
    has(result.records[0],
        {"source=swecris", "source_id=2025-00001_Vinnova", "number=2025-00001",
         "title.sv=Torget som lyssnar", "title.en=The listening square", "start=2025-09-01",
         "end=2027-08-31", "funder=Vinnova", "grant=4107067 SEK from Vinnova", "licence=CC0 1.0",
         "subject=50701", "subject=20307", "section.purpose.sv=Att höra fler.\n\nTvå stycken.",
         "section.effects.sv=- Fler möten\n- Färre klagomål",
         "section.approach.sv=Först lyssnar vi.", "section.summary.en=Just an abstract.",
         "caveat=Denna text är maskinöversatt"});
    auto const& subjects = result.records[0].content.subjects;
    REQUIRE(subjects.size() == 2);
    CHECK(subjects[1].name.at(texts::Language::sv) ==
          "Produktionsteknik, arbetsvetenskap och ergonomi");
    CHECK(subjects[1].name.at(texts::Language::en) ==
          "Production Engineering, Human Work Science and Ergonomics");
}

TEST_CASE(
    "swecris: the official export with semicolons, other letters' case, coordinator and persons") {
    auto const result = given(
        read_swecris,
        "\xEF\xBB\xBFProjectId;ProjectTitleSv;ProjectTitleEn;ProjectStartDate;ProjectEndDate;CoordinatingOrganisationNameSv;FundingOrganisationNameSv;FundingsSek;InvolvedPeople;Scbs\r\n"
        "\"P2022-00498_Energi\";\"Varmare golv\";\"\";\"2022-01-01 00:00:00\";\"2023-12-31 00:00:00\";\"Lunds universitet\";\"Statens energimyndighet\";\"1200000\";"
        "\"¤¤¤123¤Anna Påhittad¤0000-0001¤Principal Investigator¤Projektledare¤Female\";\"\"\r\n");
    REQUIRE(result.records.size() == 1);
    has(result.records[0],
        {"number=P2022-00498", "coordinator=Lunds universitet", "funder=Statens energimyndighet",
         "grant=1200000 SEK from Statens energimyndighet",
         "person=Anna Påhittad||||Principal Investigator"});
}

TEST_CASE("swecris: JSON with the same names") {
    auto const result = given(
        read_swecris,
        R"([{"projectId":"2021-00157_VR","projectTitleSv":"Tystnad","projectTitleEn":"Silence","projectStartDate":"2022-01-01 12:00:00",
        "projectEndDate":"2025-12-31 12:00:00","fundingOrganisationNameSv":"Vetenskapsrådet","fundingsSek":3200000,"coordinatingOrganisationNameSv":"Umeå universitet",
        "peopleList":[{"fullName":"Kim Exempel","roleEn":"Principal Investigator"}],"scbs":[{"scb5Id":"50401","scb5NameSv":"Sociologi","scb5NameEn":"Sociology"}]},
        {"projectId":"2021-00157_VR","projectTitleSv":"Tystnad"}])");
    REQUIRE(result.records.size() == 1);
    has(result.records[0], {"title.sv=Tystnad", "grant=3200000 SEK from Vetenskapsrådet",
                            "coordinator=Umeå universitet", "subject=50401",
                            "person=Kim Exempel||||Principal Investigator"});
    CHECK(reasons(result) == Texts{"4 duplicate"});
}

TEST_CASE("swecris: a broken row is told with its line, and the rest is read") {
    auto const result = given(
        read_swecris, std::string(swecris_header) +
                          "A_VR,Rad ett,,,,2025-09-01,,VR,,1,,,\n"
                          ",Utan id,,,,,,VR,,1,,,\n"
                          "B_VR,NULL,x,,,,,VR,,1,,,\n"
                          "C_VR,Fel dag,,,,2025-13-45,,VR,,1,,,\n"
                          "D_VR,Bakvänd,,,,2025-09-01,2024-01-01,VR,,1,,,\n"
                          "E_VR,Fel summa,,,,,,VR,,mycket,,,\n"
                          "A_VR,Igen,,,,,,VR,,1,,,\n"
                          "F_VR,\"Med\r\nradbryt och \"\"citat\"\"\",,,,,,VR,,\"1 234,50\",,,\n"
                          "G_VR,För många,,,,,,VR,,1,,,,,,\n"
                          "H_VR,Sista,,,,,,VR,,1,,,\n"
                          "I_VR,Avhu");
    CHECK(ids(result) == Texts{"A_VR", "F_VR", "H_VR"});
    CHECK(reasons(result) == Texts{"3 id_missing", "4 title_missing", "5 date_wrong",
                                   "6 dates_reversed", "7 sum_wrong", "8 duplicate",
                                   "11 row_too_many_fields", "13 row_too_few_fields"});
    has(result.records[1], {"title.sv=Med radbryt och \"citat\"", "grant=1234.5 SEK from VR"});
}

TEST_CASE("swecris: any encoding gives the same titles") {
    std::string const row = std::string(swecris_header) + "A_VR,Åäö på torget,,,,,,VR,,1,,,\n";
    for (auto const& bytes :
         {row, "\xEF\xBB\xBF" + row, utf16_of(row),
          std::string(swecris_header) + "A_VR,\xC5\xE4\xF6 p\xE5 torget,,,,,,VR,,1,,,\n"}) {
        auto const result = given(read_swecris, bytes);
        REQUIRE(result.records.size() == 1);
        CHECK(result.records[0].content.title.at(texts::Language::sv) == "Åäö på torget");
    }
}

TEST_CASE("swecris: a file of another kind is the error, and nothing is given") {
    for (std::string_view bytes :
         {"", "bara text", "a,b,c\n1,2,3\n", "{", "PK\x03\x04 ...", "\x01\x02\x03"}) {
        auto const result = given(read_swecris, bytes);
        CHECK(result.records.empty());
        CHECK((result.error.has_value() || !result.rejected.empty()));
    }
}

TEST_CASE("swecris: every row of the real sample is read") {
    auto const bytes = real_data("projects/swecris_sample.csv");
    if (!bytes) return;
    auto const result = given(read_swecris, *bytes);
    CHECK_FALSE(result.error);
    CHECK(result.records.size() == 1412);
    CHECK_MESSAGE(
        result.rejected.empty(), "rejected: ",
        result.rejected.empty() ? "" : result.rejected[0].reason + " " + result.rejected[0].detail);
    auto const with = [&](auto test) { return std::ranges::count_if(result.records, test); };
    CHECK(with([](Record const& r) { return r.content.sections.contains("purpose"); }) >= 539);
    CHECK(with([](Record const& r) { return !r.content.funding.empty(); }) >= 1400);
    CHECK(with([](Record const& r) { return r.content.start.has_value(); }) == 1412);
    CHECK(with([](Record const& r) { return !r.caveats.empty(); }) >= 30);
    for (auto const& record : result.records) {
        for (auto const& subject : record.content.subjects) {
            CHECK_MESSAGE(subject.code.size() == 5, subject.code);
            CHECK(subject.name.size() == 2);
        }
        for (auto const& caveat : record.caveats) CHECK(caveat.find('*') == std::string::npos);
    }
}

TEST_CASE("swecris: reading can be stopped between rows") {
    Sink sink;
    int count = 0;
    sink.record = [&](Record const&) { ++count; };
    sink.rejected = [](Rejected const&) {};
    sink.go_on = [&] { return count < 2; };
    std::string bytes = swecris_header;
    for (char c = 'A'; c <= 'Z'; ++c) bytes += std::string(1, c) + "_VR,Titel,,,,,,VR,,1,,,\n";
    CHECK(read_swecris(bytes, sources(), sink));
    CHECK(count == 2);
}

TEST_CASE("vinnova: a project with both kinds of links, fillers and a workplace") {
    auto const result = given(read_vinnova,
                              "\xEF\xBB\xBF"
                              R"([
      {"Diarienummer":"2018-00123","Ärenderubrik":"Vattnet i staden","ÄrenderubrikEngelska":"xx","DiarienummerAnsokningsomgang":"2017-1","DiarienummerUtlysning":"2017-2","DiarienummerProgram":"2017-3",
       "MalSvenska":"Att ta vara på regnet.","ResultatSvenska":"Torrare källare.","ImplementationSvenska":"Tre gator.","MalEngelska":"x","ResultatEngelska":"X","ImplementationEngelska":"xx",
       "Projektreferat":"Ej öppna data","BeviljatBidrag":1500000,"ProjektStart":"2018-03-01T00:00:00","ProjektSlut":"2019-02-28T00:00:00","KoordinatorOrg":"BORÅS STAD","KoordinatorArb":"BORÅS STAD, Stadskansliet",
       "LankLista":[{"Beskrivning":"Hemsida","URL":"http://sampelby.example/vatten"},{"Lanknamn":"Film","Lankadress":"https://sampelby.example/film"}],"Status":"Avslutat"},
      {"Diarienummer":"2017-9","Titel":"Ett program","Beskrivning":"x","UtlysningDnrLista":[]},
      {"Diarienummer":"2018-00124","Ärenderubrik":"Utan pengar","BeviljatBidrag":null,"ProjektStart":"0001-01-01T00:00:00","ProjektSlut":null,"LankLista":[]},
      {"Diarienummer":"2018-00123","Ärenderubrik":"Igen"}])");
    CHECK(ids(result) == Texts{"2018-00123", "2018-00124"});
    CHECK(reasons(result) == Texts{"6 not_a_project", "8 duplicate"});
    has(result.records[0],
        {"title.sv=Vattnet i staden", "funder=Vinnova", "number=2018-00123",
         "grant=1500000 SEK from Vinnova", "start=2018-03-01", "end=2019-02-28",
         "coordinator=Borås Stad/Stadskansliet 1490", "status=completed", "status_text=Avslutat",
         "link=http://sampelby.example/vatten", "link=https://sampelby.example/film",
         "section.purpose.sv=Att ta vara på regnet.", "section.effects.sv=Torrare källare.",
         "section.approach.sv=Tre gator.", "programme=2017-3", "call=2017-2"});
    CHECK(result.records[0].content.title.size() == 1);
    CHECK_FALSE(result.records[0].content.sections.contains("summary"));
    CHECK_FALSE(result.records[1].content.start);
    CHECK(result.records[1].content.funding.empty());
}

TEST_CASE("vinnova: keys are known in any form of their letters and in Latin-1") {
    auto const decomposed =
        given(read_vinnova, "[{\"Diarienummer\":\"1\",\"A\xCC\x88renderubrik\":\"Titel\"}]");
    REQUIRE(decomposed.records.size() == 1);
    auto const latin =
        given(read_vinnova, "[{\"Diarienummer\":\"1\",\"\xC4renderubrik\":\"M\xE5len\"}]");
    REQUIRE(latin.records.size() == 1);
    has(latin.records[0], {"title.sv=Målen"});
}

TEST_CASE("vinnova: half a file gives what is whole, and a broken object does not hide the next") {
    std::string const one = R"({"Diarienummer":"A","Ärenderubrik":"Ett"})",
                      two = R"({"Diarienummer":"B","Ärenderubrik":"Två"})";
    auto const half = given(read_vinnova, "[" + one + ",\n" + two.substr(0, 20));
    CHECK(ids(half) == Texts{"A"});
    CHECK(reasons(half) == Texts{"2 json_incomplete"});
    auto const broken = given(
        read_vinnova, "[" + one + ",\n{\"Diarienummer\":\"X\",\"Ärenderubrik\":oj},\n" + two + "]");
    CHECK(ids(broken) == Texts{"A", "B"});
    CHECK(reasons(broken) == Texts{"2 json_wrong"});
    auto const open = given(
        read_vinnova,
        "[" + one + ",\n{\"Diarienummer\":\"X\",\"Ärenderubrik\":\"aldrig slut},\n" + two + "\n]");
    CHECK(ids(open) == Texts{"A", "B"});
}

TEST_CASE("gdp: a financed activity with everything") {
    auto const result = given(
        read_gdp,
        R"([{"finansiarNamn":"Formas","finansiarOrganisationsnummer":"202100-5232","diarienummer":"2020-00123","titel":"Tålig mat","titelEng":"Resilient food",
      "beskrivning":"Vi odlar nära.","beskrivningEng":"Ej öppna data","status":"Pågående","startdatum":"2020-12-01","slutdatum":"2024-11-30","lank":{"href":"https://formas.example/1","rel":"self"},
      "organisationer":[{"namn":"Region Skåne","organisationsnummer":"232100-0255","lan":"Skåne län","landskod":"SE","typ":"Offentlig förvaltning","roll":"Koordinator"},
                        {"namn":"Buss Innovation AB","organisationsnummer":"556012-5780","lan":"Stockholms län","landskod":"SE","typ":"Företag","roll":"FinansieradOrganisation"}],
      "personer":[{"namn":"Sam Exempel","roll":"AnsvarigPerson","kon":"Man"},{"namn":"Ej öppna data","roll":"MedverkandePerson"}],
      "beslutadFinansiering":[{"ar":2020,"belopp":500000,"valuta":"SEK"},{"ar":2021,"belopp":250000.5,"valuta":"SEK"}],
      "forskningsamnen":[{"namn":"Jordbruksvetenskap","namnEng":"Agricultural Science","kod":40101}],
      "hallbarhetsmal":[{"namn":"2 Ingen hunger","namnEng":"2 Zero hunger"},{"namn":"Hållbara städer och samhällen"}],
      "kategoriseringFinansiar":[{"namn":"Livsmedel"}],"nyckelord":[{"namn":"odling"},{"namn":"NULL"}],"utlysning":{"diarienummer":"2019-1","titel":"Mat för framtiden"},"program":[{"titel":"Livsmedelsprogrammet"}]},
      {"diarienummer":"2020-9","titel":"En utlysning","oppningsdatum":"2020-01-01","stangningsdatum":"2020-02-01"},
      {"diarienummer":"2020-8","titel":"Avslag","soktBelopp":1,"status":"Avslagen"}])");
    REQUIRE(result.records.size() == 1);
    CHECK(reasons(result) == Texts{"10 not_a_project", "11 not_granted"});
    has(result.records[0], {"source_id=2020-00123_Formas",
                            "number=2020-00123",
                            "funder=Formas",
                            "title.sv=Tålig mat",
                            "title.en=Resilient food",
                            "status=ongoing",
                            "start=2020-12-01",
                            "end=2024-11-30",
                            "coordinator=Region Skåne",
                            "partner=Buss Innovation AB",
                            "grant=750000.5 SEK from Formas",
                            "subject=40101",
                            "goal=2",
                            "goal=11",
                            "keyword=odling",
                            "keyword=Livsmedel",
                            "call=Mat för framtiden",
                            "programme=Livsmedelsprogrammet",
                            "person=Sam Exempel||||AnsvarigPerson",
                            "link=https://formas.example/1",
                            "section.summary.sv=Vi odlar nära."});
    auto const& partner = result.records[0].content.partners[1];
    CHECK(partner.organisation_number == "556012-5780");
    CHECK(partner.helix == Helix::business);
    CHECK(partner.county == "Stockholms län");
    CHECK(result.records[0].content.keywords.size() == 2);
    CHECK(result.records[0].content.persons.size() == 1);
}

TEST_CASE("gdp: the tables in their zip, in UTF-16 with semicolons, joined by funder and number") {
    auto const applications = utf16_of(
        "finansiarNamn;ansokanDiarienummer;ansokanTitel;ansokanTitelEng;ansokanBeskrivning;ansokanStatus;beslutUtfall;finansieradAktivitetStartdatum;finansieradAktivitetSlutdatum;finansieradAktivitetStatus;"
        "utlysningTitel;programTitel;beslutadFinansieringTotalt;koordinerandeOrganisation;koordinerandeOrgOrgnummer;koordinerandeOrgTyp;koordinerandeOrgLan;koordinerandeOrgLandskod;"
        "medsokandeOrganisationer;medsokandeOrgOrgnummer;medsokandeOrgTyp;medsokandeOrgLan;medsokandeOrgLandskod\r\n"
        "\"Innovationsrådet\";\"2026-99998\";\"Nya bussar\";\"NULL\";\"Lugnare resor\";\"Beviljad\";\"Beviljad\";\"2026-04-01\";\"2027-04-01\";\"Pågående\";\"Kollektivt|Mer\";\"NULL\";\"1500000.0000\";"
        "\"Eslövs kommun\";\"212000-1173\";\"Offentlig förvaltning\";\"Skåne län\";\"SE\";\"Umeå universitet|Buss AB\";\"202100-2874|556012-5780\";\"Universitet och högskolor|Företag\";\"Västerbottens län|Skåne län\";\"SE|SE\"\r\n"
        "\"Innovationsrådet\";\"2026-99997\";\"Avslaget\";\"NULL\";\"Ej öppna data\";\"Avslagen\";\"Avslagen\";\"NULL\";\"NULL\";\"NULL\";\"NULL\";\"NULL\";\"NULL\";\"NULL\";\"NULL\";\"NULL\";\"NULL\";\"NULL\";\"NULL\";\"NULL\";\"NULL\";\"NULL\";\"NULL\"\r\n");
    auto const classes = utf16_of(
        "ansokanDiarienummer;finansiarNamn;forskningsamnen;forskningsamnenEng;forskningsamnenKod;hallbarhetsmal;hallbarhetsmalEng;kategoriseringFinansiar;nyckelord\r\n"
        "2026-99998;Innovationsrådet;Transportteknik och logistik|Sociologi;Transport Systems and Logistic|Sociology;20105|50401;11 Hållbara städer och samhällen;NULL;Fordon;buss|NULL\r\n");
    auto const persons = utf16_of(
        "ansokanDiarienummer;finansiarNamn;personRoll;personNamn;personKon;orcid\r\n2026-99998;Innovationsrådet;AnsvarigPerson;Anders Exempel;Man;NULL\r\n2026-99997;Innovationsrådet;SökandeAnsvarigPerson;Ej öppna data;Kvinna;NULL\r\n");
    auto const funding = utf16_of(
        "finansiarNamn;ansokanDiarienummer;organisationRoll;organisationNamn;organisationOrgnummer;organisationTyp;organisationLan;organisationLandskod;stodgrund;beslutadFinansieringAr;beslutadFinansieringBelopp\r\n"
        "Innovationsrådet;2026-99998;FinansieradOrganisation;Eslövs kommun;212000-1173;Offentlig förvaltning;Skåne län;SE;NULL;2026;350000.0000\r\n"
        "Innovationsrådet;2026-99998;FinansieradOrganisation;Tredje parten AB;556000-0000;Företag;Skåne län;SE;NULL;2026;100000.0000\r\n");
    // The applications lie before what belongs to them, and still find it.
    auto const result = given(read_gdp, zip_of({{"1.ansokan.csv", applications},
                                                {"läsmig.txt", "x"},
                                                {"1c.ansokanKlassificering.csv", classes},
                                                {"1b.person.csv", persons},
                                                {"1a.beslutadFinansiering.csv", funding}}));
    REQUIRE_FALSE(result.error);
    REQUIRE(result.records.size() == 1);
    CHECK(reasons(result) == Texts{"3 not_granted"});
    has(result.records[0],
        {"source_id=2026-99998_Innovationsrådet", "title.sv=Nya bussar",
         "grant=1500000 SEK from Innovationsrådet", "coordinator=Eslövs kommun 1285",
         "partner=Umeå universitet", "partner=Buss AB", "partner=Tredje parten AB", "subject=20105",
         "subject=50401", "goal=11", "keyword=Fordon", "keyword=buss",
         "person=Anders Exempel||||AnsvarigPerson", "status=ongoing", "call=Kollektivt",
         "section.summary.sv=Lugnare resor"});
    auto const alone = given(read_gdp, applications);
    CHECK(alone.records.size() == 1);
    CHECK(alone.records[0].content.persons.empty());
    CHECK(given(read_gdp, funding).error->reason == "knowledge.import.column_missing");
    CHECK(given(read_gdp, zip_of({{"annat.csv", "a;b\r\n1;2\r\n"}})).error->reason ==
          "knowledge.import.column_missing");
}

TEST_CASE("cordis: projects with what lies beside them, in the programme's own way of writing") {
    std::string const projects =
        "\"id\";\"acronym\";\"status\";\"title\";\"startDate\";\"endDate\";\"totalCost\";\"ecMaxContribution\";\"legalBasis\";\"topics\";\"masterCall\";\"objective\";\"keywords\"\n"
        "\"101036519\";\"QUIET\";\"SIGNED\";\"Streets that whisper\";\"2021-10-01\";\"2026-09-30\";\"3499076,25\";\"2999000\";\"H2020-LC\";\"T-1\";\"H2020-LC-GD\";\"We make \"quiet\" streets; and squares.\";\"noise, streets\"\n"
        "\"101036520\";\"\";\"TERMINATED\";\"Never mind\";\"2021-10-01\";\"\";\"0\";\"0\";\"\";\"\";\"\";\"\";\"\"\n"
        "\"101036521\";\"OLD\";\"CLOSED\";\"OLD things\";\"10/01/2015\";\"2018-01-01\";\"1\";\"1\";\"\";\"\";\"\";\"\";\"\"\n";
    std::string const organisations =
        "\"projectID\";\"name\";\"activityType\";\"country\";\"role\";\"vatNumber\";\"organizationURL\"\n"
        "\"101036519\";\"MALMO STAD\";\"PUB\";\"SE\";\"coordinator\";\"SE212000112401\";\"\"\n"
        "\"101036519\";\"GOETEBORGS KOMMUN\";\"PUB\";\"SE\";\"participant\";\"\";\"\"\n"
        "\"101036519\";\"OSLO KOMMUNE\";\"PUB\";\"NO\";\"participant\";\"\";\"\"\n"
        "\"101036519\";\"LUNDS UNIVERSITET\";\"HES\";\"SE\";\"participant\";\"\";\"\"\n"
        "\"101036519\";\"AYUNTAMIENTO DE LUND\";\"PUB\";\"ES\";\"participant\";\"\";\"\"\n"
        "\"999\";\"NOBODY\";\"PRC\";\"SE\";\"participant\";\"\";\"\"\n";
    std::string const subjects =
        "\"projectID\";\"euroSciVocCode\";\"euroSciVocPath\";\"euroSciVocTitle\";\"euroSciVocDescription\"\n\"101036519\";\"/25/67\";\"/engineering and technology/acoustics\";\"acoustics\";\"\"\n";
    std::string const links =
        "\"physUrl\";\"id\";\"type\";\"projectID\"\n\"https://quiet.example\";\"1\";\"projectWebsite\";\"101036519\"\n";
    std::string const legal =
        "\"projectID\";\"legalBasis\";\"title\";\"uniqueProgrammePart\"\n\"101036519\";\"H2020-EU.3.5.\";\"SOCIETAL CHALLENGES\";\"true\"\n";
    auto const result = given(read_cordis, zip_of({{"csv/project.csv", "\xEF\xBB\xBF" + projects},
                                                   {"csv/organization.csv", organisations},
                                                   {"csv/euroSciVoc.csv", subjects},
                                                   {"csv/webLink.csv", links},
                                                   {"csv/legalBasis.csv", legal},
                                                   {"information.pdf", "%PDF"}}));
    REQUIRE_FALSE(result.error);
    CHECK(ids(result) == Texts{"101036519", "101036520", "101036521"});
    has(result.records[0], {"title.en=Streets that whisper (QUIET)",
                            "language=en",
                            "status=ongoing",
                            "status_text=SIGNED",
                            "start=2021-10-01",
                            "end=2026-09-30",
                            "grant=2999000 EUR from EU",
                            "total=3499076.25 EUR",
                            "coordinator=Malmo Stad 1280",
                            "partner=Goeteborgs kommun 1480",
                            "partner=Oslo kommune 0301",
                            "partner=Lunds universitet",
                            "subject=/25/67",
                            "link=https://quiet.example",
                            "programme=SOCIETAL CHALLENGES",
                            "call=H2020-LC-GD",
                            "keyword=noise",
                            "keyword=streets",
                            "section.goals.en=We make \"quiet\" streets; and squares.",
                            "address=https://cordis.europa.eu/project/id/101036519"});
    for (auto const& partner : result.records[0].content.partners)
        if (partner.country == "ES") CHECK(partner.municipality_code.empty());
    has(result.records[1], {"status=terminated", "start=2021-10-01"});
    CHECK(result.records[1].content.funding.empty());
    has(result.records[2], {"status=completed", "title.en=OLD things"});
}

TEST_CASE("cordis: a zip without projects, and what is no zip, are errors") {
    CHECK(given(read_cordis, zip_of({{"annat.csv", "a;b\n"}})).error->reason ==
          "knowledge.import.file_missing");
    CHECK(given(read_cordis, "inte en zip").error->reason ==
          "knowledge.import.archive_not_an_archive");
    auto const whole = zip_of({{"project.csv", "\"id\";\"title\"\n\"1\";\"T\"\n"}});
    CHECK(given(read_cordis, whole).records.size() == 1);
    CHECK(given(read_cordis, whole.substr(0, whole.size() / 2)).error.has_value());
}
