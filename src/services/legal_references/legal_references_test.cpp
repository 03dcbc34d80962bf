// What lawyers and planners write, and what is no reference.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "services/legal_references/legal_references.h"

using namespace legal_references;

namespace {

constexpr int year = 2026;

Laws const& laws() {
    static Laws const all{resources::embedded()};
    return all;
}

/// As it is shown, or the fault's name.
std::string read(std::string_view text) {
    auto const one = parse(text, laws(), year);
    return one ? shown(*one, laws()) : std::string(name(one.error()));
}

/// All that is found in running text, parted by "; ".
std::string all_in(std::string_view text) {
    std::string list;
    for (auto const& found : found_in(text, laws(), year))
        list += (list.empty() ? "" : "; ") +
                (found.what ? shown(*found.what, laws()) : std::string(name(found.what.error())));
    return list;
}

Reference made_up() {
    bool const is_statute = *rc::gen::inRange(0, 3) != 0;
    auto const letter = [] { return *rc::gen::inRange(0, 2) == 0 ? "" : " a"; };
    if (!is_statute)
        return {
            Source::celex,
            *rc::gen::element<std::string>("32016R0679", "32014L0024", "12016E107", "62012CJ0131",
                                           "32024R1689", "02016R0679-20160504", "32016R0679R(02)"),
            "", *rc::gen::inRange(0, 2) == 0 ? "" : "6.1 c"};
    Reference one{
        .number = *rc::gen::inRange(0, 4) == 0
                      ? *rc::gen::element<std::string>("1736:0123 2", "1736:0123", "1734:1231 1")
                      : std::to_string(*rc::gen::inRange(1825, year + 1)) + ":" +
                            std::to_string(*rc::gen::inRange(1, most_in_a_year + 1))};
    if (*rc::gen::inRange(0, 2) == 0)
        one.chapter = std::to_string(*rc::gen::inRange(1, highest_chapter + 1)) + letter();
    if (*rc::gen::inRange(0, 2) == 0) {
        one.section = std::to_string(*rc::gen::inRange(1, highest_section + 1)) + letter();
        if (*rc::gen::inRange(0, 3) == 0) one.section += "–" + std::to_string(highest_section);
        if (*rc::gen::inRange(0, 3) == 0) one.section += ", 7 b";
    }
    return one;
}

}

TEST_CASE("one reference is read however it is written") {
    for (auto const* text :
         {"PBL 8 kap. 4 a §", "PBL 8 kap 4a§", "8 kap. 4 a § PBL",
          "plan- och bygglagen (2010:900) 8 kap. 4 a §", "Plan- och bygglagen 8 kap. § 4 a",
          "SFS 2010:900 8 kap. 4 a §", "2010:900, 8 kap., 4 a §", "PBL 8:4 a",
          "  PBL (2010:900) 8 kap. 4\xC2\xA0"
          "a §.",
          "8 kap. 4 a § i plan- och bygglagen", "lagen (2010:900) 8 kap. 4 A §"})
        CHECK_MESSAGE(read(text) == "PBL (2010:900) 8 kap. 4 a §", text);
}

TEST_CASE("a place may be a chapter, a section, or many of them") {
    CHECK(read("kommunallagen") == "KL (2017:725)");
    CHECK(read("KL 2 kap.") == "KL (2017:725) 2 kap.");
    CHECK(read("KL 2 kap. 1–3 §§") == "KL (2017:725) 2 kap. 1–3 §§");
    CHECK(read("KL 2 kap. 1 och 3 §§") == "KL (2017:725) 2 kap. 1, 3 §§");
    CHECK(read("förvaltningslagen 9 §") == "FL (2017:900) 9 §");
    CHECK(read("2 a kap. 5 § miljöbalken") == "MB (1998:808) 2 a kap. 5 §");
    CHECK(read("1736:0123 2 3 kap. 1 §") == "SFS 1736:0123 2 3 kap. 1 §");
    CHECK(read("SFS 1977:59 3 §") == "SFS 1977:59 3 §");
}

TEST_CASE("EU acts are read by number and by name, with an article") {
    CHECK(read("32016R0679") == "GDPR (32016R0679)");
    CHECK(read("CELEX:32016R0679") == "GDPR (32016R0679)");
    CHECK(read("GDPR artikel 6.1 c") == "GDPR (32016R0679) artikel 6.1 c");
    CHECK(read("AI-förordningen art. 57") == "AI Act (32024R1689) artikel 57");
    CHECK(read("02016R0679-20160504") == "CELEX 02016R0679-20160504");
    CHECK(read("62012CJ0131") == "CELEX 62012CJ0131");
}

TEST_CASE("what cannot exist says why") {
    CHECK(read("2027:1") == "year_ahead");
    CHECK(read("SFS 2010:90000") == "number");
    CHECK(read("2010:0") == "number");
    CHECK(read("1600:12") == "year_before");
    CHECK(read("1736:4123") == "old_number");
    CHECK(read("PBL 0 kap. 4 §") == "place");
    CHECK(read("PBL 8 kap. 99999 §") == "place");
    CHECK(read("CELEX 3201R679") == "celex_form");
    CHECK(read("32016R67") == "celex_form");
    CHECK(read("32016R067") == "celex_form");
    CHECK(read("32027R0679") == "year_ahead");
    CHECK(read("") == "unclear");
    CHECK(read("någon lag") == "unclear");
    CHECK(read("4 §") == "unclear");
    CHECK(read("PBL 8 kap. 4 § och mycket annat") == "unclear");
}

TEST_CASE("running text gives its references and nothing else") {
    CHECK(all_in("Enligt 8 kap. 4 a § PBL, och 2016:1145, gäller GDPR (32016R0679).") ==
          "PBL (2010:900) 8 kap. 4 a §; LOU (2016:1145); GDPR (32016R0679)");
    CHECK(all_in("lagen (2016:1145) om offentlig upphandling 4 kap. 1 §") == "LOU (2016:1145)");
    CHECK(all_in("SOU 2023:94, Ds 2020:1, BFS 2011:6, AFS 2023:1 och prop. 2009/10:170") == "");
    CHECK(all_in("KL 10 möts vi vid MB och TF; klockan 2010:15x") == "");
    CHECK(all_in("Telefon 0470-12010:900") == "");
    CHECK(all_in("ny lag 2031:5 och 2010:901") == "year_ahead; SFS 2010:901");
    CHECK(all_in("SoL 4 kap. 1 §") == "SoL (2025:400) 4 kap. 1 §");
    CHECK(all_in("Solen sken på PBL:s kontor") == "");
}

TEST_CASE("what is written stands, also when the name has gone over to another law") {
    auto const one = parse("socialtjänstlagen (2001:453) 4 kap. 1 §", laws(), year);
    REQUIRE(one);
    CHECK(one->number == "2001:453");
}

TEST_CASE("where it stands is told in bytes") {
    std::string_view const text = "Å, se PBL 2 kap. 3 §.";
    auto const found = found_in(text, laws(), year);
    REQUIRE(found.size() == 1);
    CHECK(text.substr(found[0].begin, found[0].length) == "PBL 2 kap. 3 §");
}

TEST_CASE("the public text is one address") {
    CHECK(address(parse("PBL 8 kap. 4 a §", laws(), year).value(), texts::Language::sv) ==
          "https://rkrattsbaser.gov.se/sfst?bet=2010:900");
    CHECK(address(parse("GDPR", laws(), year).value(), texts::Language::sv) ==
          "https://eur-lex.europa.eu/legal-content/SV/TXT/?uri=CELEX:32016R0679");
    CHECK(address(parse("GDPR", laws(), year).value(), texts::Language::nb).find("/EN/") !=
          std::string::npos);
    CHECK(address({.number = "1736:0123 2"}, texts::Language::sv).ends_with("1736:0123%202"));
}

TEST_CASE("each law of the register is a possible one, and known by all its names") {
    for (auto const& law : laws().all())
        for (auto const& name : law.names) {
            auto const one = parse(name, laws(), year);
            REQUIRE_MESSAGE(one, name);
            CHECK_MESSAGE(one->number == law.number, name);
            CHECK_MESSAGE(parse(law.number, laws(), year) == one, law.number);
        }
}

TEST_CASE("what is shown is read as the same") {
    REQUIRE(rc::check([] {
        auto const one = made_up();
        RC_LOG() << shown(one, laws());
        RC_ASSERT((parse(shown(one, laws()), laws(), year) == one));
    }));
}

TEST_CASE("what is found in any text lies in it, in order") {
    REQUIRE(rc::check([] {
        auto const pieces = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("PBL", " ", "8 kap.", "4 a §", "2010:900", "(", ")", "§",
                                          "32016R0679", "–", ",", "GDPR", "artikel 6", "SFS",
                                          "1736:0123", "2", "\xC2", "Å", "99999 §", "2027:4", ":"));
        std::string text;
        for (auto const& piece : pieces) text += piece;
        std::size_t end = 0;
        for (auto const& found : found_in(text, laws(), year)) {
            RC_ASSERT(found.begin >= end);
            RC_ASSERT(found.length > 0U);
            end = found.begin + found.length;
            RC_ASSERT(end <= text.size());
            if (found.what)
                RC_ASSERT((parse(shown(*found.what, laws()), laws(), year) == found.what));
        }
    }));
}
