// What people type, and what is typed to do harm.
#include <doctest/doctest.h>

#include <string>

#include "platform/fulltext/question.h"

using fulltext::ClauseKind;

namespace {

constexpr fulltext::FieldName fields[] = {{"titel", "XT"}, {"title", "XT"}};

/// "-word", "XT:word", "\"a phrase\"", "(och)" for optional, joined by "|".
std::string shape(std::string_view typed) {
    std::string all;
    for (auto const& clause : fulltext::parse(typed, fields).clauses) {
        if (!all.empty()) all += '|';
        if (clause.excluded) all += '-';
        if (!clause.prefix.empty()) all += clause.prefix + ":";
        bool const phrase = clause.kind == ClauseKind::phrase;
        all += (clause.optional ? "("
                : phrase        ? "\""
                                : "") +
               clause.text +
               (clause.optional ? ")"
                : phrase        ? "\""
                                : "");
    }
    return all;
}

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}

TEST_CASE("words, phrases, exclusions and fields are told apart") {
    CHECK(shape("hållbar stad") == "hållbar|stad");
    CHECK(shape("\"hållbar stad\" -Borås") == "\"hållbar stad\"|-Borås");
    CHECK(shape("-\"öppen data\" titel:plattform Titel:\"öppen innovation\"") ==
          "-\"öppen data\"|XT:plattform|XT:\"öppen innovation\"");
}

TEST_CASE("reference numbers are one thing asked for, slashes between words are not") {
    CHECK(shape("2015-06045 KS 2024/00123 2010:900") == "2015-06045|KS|2024/00123|2010:900");
    CHECK(shape("stad/land e-tjänst") == "stad|land|e-tjänst");
}

TEST_CASE("words that only bind are optional beside words with meaning, but not alone") {
    CHECK(shape("öppen data och innovation") == "öppen|data|(och)|innovation");
    CHECK(shape("och eller") == "och|eller");
    CHECK(shape("och -stad") == "och|-stad");
    CHECK(shape("\"och\" stad") == "\"och\"|stad");
}

TEST_CASE("quotes of all kinds are quotes, and one without its fellow is ignored") {
    CHECK(shape("“öppen data” »smart stad«") == "\"öppen data\"|\"smart stad\"");
    CHECK(shape("öppen \"data") == "öppen|data");
    CHECK(shape("\"\" stad \"!?\"") == "stad");
    CHECK(shape("öppen\"data portal\"nu") == "öppen|\"data portal\"|nu");
}

TEST_CASE("a minus counts only before a word, a colon only after a field's name") {
    CHECK(shape("öppen - data") == "öppen|data");
    CHECK(shape("- -- −stad") == "-stad");
    CHECK(shape("titel: stad ort:Lund") == "titel|stad|ort|Lund");
}

TEST_CASE("wildcards, operators and patterns are letters or nothing") {
    CHECK(shape("inno* AND (stad OR ^.*$) NEAR/3") == "inno|(AND)|stad|(OR)|NEAR/3");
}

TEST_CASE("what says nothing asks for nothing") {
    for (auto typed : {"", "   ", "\x01\x02\x1F", "?!.,;:", "\"", "-", "😀", "\xFF\xFE\xC3"}) {
        CAPTURE(typed);
        CHECK(fulltext::parse(typed, fields).clauses.empty());
        CHECK(fulltext::parse(typed, fields).asks_nothing());
    }
    CHECK(fulltext::parse("-stad").asks_nothing());
}

TEST_CASE("control characters and zero bytes separate words") {
    CHECK(shape(std::string_view("stad\0land\x07hav", 13)) == "stad|land|hav");
}

TEST_CASE("at most 32 words and 2000 bytes of a question are read, and that is said") {
    auto const many = fulltext::parse(repeated("plattform ", 100));
    CHECK(many.clauses.size() == 32);
    CHECK(many.cut);
    CHECK(fulltext::parse(repeated("å", 6000)).cut);
    CHECK(fulltext::parse("\"" + repeated("ett två ", 50) + "\" tre").clauses.size() == 1);
    CHECK_FALSE(fulltext::parse(repeated("plattform ", 32)).cut);
}

TEST_CASE("a minus before a word that only binds is a dash") {
    CHECK(shape("utmattning -och kompositmaterial") == "utmattning|(och)|kompositmaterial");
}

TEST_CASE("of a plain sentence every word is asked for, whatever signs stand around it") {
    auto const question =
        fulltext::parse_plain("Titel: \"grön stad\" i metallindustri -Etapp 2 (-och \"mer)");
    std::string all;
    for (auto const& clause : question.clauses) {
        CHECK(clause.kind == ClauseKind::word);
        CHECK_FALSE(clause.excluded);
        all += clause.text + (clause.optional ? "? " : " ");
    }
    CHECK(all == "Titel grön stad i? metallindustri Etapp 2 och? mer? ");
    CHECK_FALSE(question.unclosed);
}

TEST_CASE("a thousand quotes or minuses are answered at once") {
    CHECK(fulltext::parse(repeated("\"", 1000)).clauses.empty());
    CHECK(fulltext::parse(repeated("\"a", 500)).clauses.size() <= 32);
    CHECK(fulltext::parse(repeated("-", 1000) + "stad").clauses.size() == 1);
}

TEST_CASE("a clause says where it stands in what was typed") {
    auto const question = fulltext::parse("på -\"öppen data\" Ås");
    REQUIRE(question.clauses.size() == 3);
    CHECK(question.clauses[1].begin == 6);
    CHECK(question.clauses[1].end == 17);
    CHECK(question.clauses[2].begin == 19);
}
