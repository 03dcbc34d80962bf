// Pages in any encoding, broken pages, and pages made to do harm.
#include <doctest/doctest.h>

#include <string>

#include "features/knowledge/readers/page/page_facts.h"
#include "features/knowledge/readers/testing.h"
#include "features/knowledge/readers/words/people.h"
#include "platform/basics/text.h"

using namespace knowledge;
using namespace knowledge::readers;
using namespace knowledge::readers::testing;

namespace {

std::string const page =
    "Mötesplats Vävaren\n\nDiarienummer 2020-01234\nKoordinator LYCKSELE KOMMUN\n"
    "Bidrag från Vinnova 1 250 000 kronor\nProjektets löptid mars 2020 - april 2021\n"
    "Status Pågående\n\nSyfte och mål\n\nAtt fler ska mötas på torget, också på kvällen.\n";

std::vector<std::string> const expected = {
    "title.sv=Mötesplats Vävaren",
    "number=2020-01234",
    "coordinator=Lycksele kommun 2481",
    "grant=1250000 SEK from Vinnova",
    "start=2020-03",
    "status=ongoing",
    "section.purpose.sv=Att fler ska mötas på torget, också på kvällen."};

std::string latin1(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = static_cast<unsigned char>(text[i]);
        if (c < 0x80) bytes += text[i];
        else if (c == 0xC3)
            bytes += static_cast<char>(static_cast<unsigned char>(text[++i]) + 0x40);
    }
    return bytes;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// Nothing that reaches a person stands in a text of the record.
void check_texts(Record const& record) {
    for (auto const& [key, texts] : record.content.sections)
        for (auto const& [language, text] : texts)
            for (auto const& reach : find_reaches(text)) {
                auto const piece = text.substr(reach.begin, reach.end - reach.begin);
                CHECK_MESSAGE((reach.email && is_office_address(piece)), key, ": ", piece);
            }
}

}

TEST_CASE("a page in any encoding, with any line ends, gives the same facts") {
    for (auto const& bytes : {page, "\xEF\xBB\xBF" + page, utf16_of(page), latin1(page),
                              replaced(page, "\n", "\r\n"), replaced(page, "\n", "\r"),
                              replaced(page, "ö", "o\xCC\x88"), replaced(page, " ", "\xC2\xA0"),
                              replaced(page, "och",
                                       "o\xC2\xAD"
                                       "ch")}) {
        auto const result = given(read_page, bytes);
        REQUIRE(result.records.size() == 1);
        auto const absent = missing(result.records[0], expected);
        CHECK_MESSAGE(absent.empty(), absent, all_facts(result.records[0]));
    }
}

TEST_CASE("a page without anything to read is the error") {
    for (std::string_view bytes : {"", "   \n\n", "\xEF\xBB\xBF", "Meny\nSök\n", "<html></html>"})
        CHECK(given(read_page, bytes).error->reason == "knowledge.import.page_empty");
    CHECK(given(read_page, "%PDF-1.7 ...").error->reason == "knowledge.import.not_a_page");
    CHECK(given(read_page, "PK\x03\x04").error->reason == "knowledge.import.not_a_page");
}

TEST_CASE("a page cut anywhere gives what is whole or nothing, and never half a letter") {
    for (std::size_t length = 0; length < page.size(); ++length) {
        auto const result = given(read_page, page.substr(0, length));
        for (auto const& record : result.records)
            for (auto const& fact : facts(record)) CHECK(basics::is_utf8(fact));
    }
}

TEST_CASE("enormous and hostile pages are read within limits") {
    std::string const many(200'000, '\n'), long_line(3'000'000, 'a');
    std::string labels, bullets = "Titel på tre ord\n", tags = "<html><body><h1>Titel här nu</h1>";
    for (int i = 0; i < 20'000; ++i) labels += "Status: Pågående Partners: A. ";
    for (int i = 0; i < 50'000; ++i) bullets += "- x\n", tags += "<div><a href='http://x.se'>";
    for (auto const& bytes :
         {many, long_line, "Titel på tre ord\n" + labels, bullets, tags,
          "Titel på tre ord\n\n" + std::string(1'000'000, '@'),
          "Titel på tre ord\n\n" + std::string(1'000'000, '0'),
          "Titel på tre ord\n\n" + replaced(std::string(20'000, 'x'), "x", "http://")})
        CHECK_NOTHROW(given(read_page, bytes));
}

TEST_CASE("numbers and addresses of persons leave every text, offices' stay") {
    auto const result = given(
        read_page,
        "Torget som lyssnar till alla\n\nVi bygger ett torg för alla som bor här, med bänkar och träd.\n\n"
        "Ring Kim Exempel på 08-508 290 00 eller mejla kim.exempel(at)sampelby.example för att få veta mer.\n\n"
        "Allmänna frågor: info@sampelby.example.\n\nKostnaden är 6 850 000 kronor och numret 212000-0142.\n\n"
        "Kontakt\n\nKim Exempel\nProjektledare\n+46 70 123 45 67\nkim.exempel@sampelby.example\n\n"
        "Robin Påhitt\nkoordinator\nrobin@sampelby.example\n");
    REQUIRE(result.records.size() == 1);
    auto const& record = result.records[0];
    check_texts(record);
    auto const absent = missing(
        record,
        {"contact=info@sampelby.example",
         "person=Kim Exempel|Projektledare|kim.exempel@sampelby.example|08-508 290 00|contact",
         "person=Robin Påhitt|koordinator|robin@sampelby.example||contact"});
    CHECK_MESSAGE(absent.empty(), absent, all_facts(record));
    auto const text = all_facts(record);
    CHECK(text.find("6 850 000 kronor") != text.npos);
    CHECK(text.find("212000-0142") != text.npos);
}

TEST_CASE("what reaches a person is known from other numbers") {
    auto const count = [](std::string_view text) { return find_reaches(text).size(); };
    for (auto text :
         {"+46 10 516 54 24", "08-508 290 00", "070-123 45 67", "0701234567", "a.b@c.se",
          "a.b (at) c.se", "Tel: 516 54 24", "(0)8-508 290 00", "+47 22 33 44 55"})
        CHECK_MESSAGE(count(text) == 1, text);
    for (auto text :
         {"6 850 000", "2015-06045", "212000-0142", "2021-10-15", "01-02-2020", "0180", "2016–2019",
          "kl. 10-12", "ISBN 978-91-0000-000-0", "https://x.se/0812345678"})
        CHECK_MESSAGE(count(text) == 0, text);
}

TEST_CASE("addresses of the web are taken out of what they are glued to") {
    auto const address = [](std::string_view line) {
        auto const links = links_in(line);
        return links.empty() ? std::string() : links[0].address;
    };
    CHECK(address("Se (IPB)http://www.sampelby.example/IPB kommer snart") ==
          "http://www.sampelby.example/");
    CHECK(address("Se http://www.sampelby.example/IPB här") == "http://www.sampelby.example/IPB");
    CHECK(address("(https://sampelby.example/a_(b)).") == "https://sampelby.example/a_(b");
    CHECK(address("www.sampelby.example, www.x.se") == "https://www.sampelby.example");
    CHECK(address("http://").empty());
    CHECK(address("javascript:alert(1)").empty());
}
