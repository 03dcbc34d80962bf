// What strangers may send: what a file is follows from its bytes, and hostile ones are told apart.
#include "services/attachments/kinds.h"

#include <doctest/doctest.h>

#include "platform/basics/text.h"
#include "platform/documents/made_office.h"

using namespace attachments;
using documents::made_docx;
using documents::made_odt;
using documents::made_zip;

namespace {

std::string told(std::string_view bytes, std::string_view name) {
    auto const kind = kind_of(bytes, name);
    return kind ? std::string(info(*kind).name)
                : "refused " + std::string(attachments::name(kind.error()));
}

/// An office file of this main part, with more in it.
std::string office(std::string const& type, documents::MadeEntries more = {}) {
    documents::MadeEntries entries{
        {"[Content_Types].xml",
         "<Types><Override PartName='/main.xml' ContentType='application/vnd." + type +
             ".main+xml'/></Types>"},
        {"main.xml", "<x/>"}};
    entries.insert(entries.end(), more.begin(), more.end());
    return made_zip(entries);
}

std::string const program("MZ\x90\0\x03\0", 6);
std::string const pdf = "%PDF-1.4\n%", jpeg = "\xFF\xD8\xFF\xE0", png = "\x89PNG\r\n\x1A\n";

}

TEST_CASE("each kind is known by its bytes and the ending of its name") {
    CHECK(told(pdf, "Rapport.PDF") == "pdf");
    CHECK(told(made_docx({.body = "<w:p/>"}), "a.docx") == "docx");
    CHECK(told(made_odt("<text:p/>"), "a.odt") == "odt");
    CHECK(told(office("openxmlformats-officedocument.presentationml.presentation"), "a.pptx") ==
          "pptx");
    CHECK(told(office("openxmlformats-officedocument.spreadsheetml.sheet"), "a.xlsx") == "xlsx");
    CHECK(told("namn;antal\nSampelby;3\n", "a.csv") == "csv");
    CHECK(told("R\xE4ksm\xF6rg\xE5s p\xE5 gammalt vis", "a.txt") == "txt");
    CHECK(told("# Rubrik", "a.md") == "txt");
    CHECK(told(jpeg, "a.JPG") == "jpeg");
    CHECK(told(png, "a.png") == "png");
    CHECK(told("RIFF....WEBPVP8 ", "a.webp") == "webp");
}

TEST_CASE("a name that says another kind is not believed, and the file is refused") {
    CHECK(told(pdf, "a.docx") == "refused other_kind");
    CHECK(told(pdf, "a.png") == "refused other_kind");
    CHECK(told(pdf, "pdf") == "refused other_kind");
    CHECK(told(made_docx({}), "a.pdf") == "refused other_kind");
    CHECK(told("<html><script>alert(1)</script>", "a.pdf") == "refused other_kind");
    CHECK(told(program, "a.pdf") == "refused damaged");
    CHECK(told(png, "a.exe") == "refused other_kind");
}

TEST_CASE(
    "pictures that telephones name after another kind of picture are taken as what they are") {
    CHECK(told(jpeg, "a.png") == "jpeg");
    CHECK(named_as("a.png", Kind::jpeg) == "a.jpg");
    CHECK(named_as("a.JPEG", Kind::jpeg) == "a.JPEG");
    CHECK(named_as("a", Kind::pdf) == "a.pdf");
}

TEST_CASE("what is none of our kinds is refused with its reason") {
    CHECK(told("", "a.pdf") == "refused empty");
    CHECK(told(program, "a.exe") == "refused not_allowed");
    CHECK(told(std::string("\x7F"
                           "ELF\x02\x01\x01\0",
                           8),
               "a") == "refused not_allowed");
    CHECK(told("#!/bin/sh\nrm -rf /", "a.sh") == "refused not_allowed");
    CHECK(told("GIF89a", "a.gif") == "refused not_allowed");
    CHECK(told("<!doctype html><script>alert(1)</script>", "a.html") == "refused not_allowed");
    CHECK(told("<?xml version='1.0'?><svg onload='alert(1)'/>", "a.svg") == "refused svg");
    CHECK(told("  <SVG onload='alert(1)'/>", "a.txt") == "refused svg");
    CHECK(told(made_zip({{"a.txt", "x"}}), "a.zip") == "refused archive");
    CHECK(told(made_zip({{"a.txt", "x"}}), "a.docx") == "refused archive");
    CHECK(told(std::string("a\0b", 3), "a.txt") == "refused damaged");
    CHECK(told("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.doc") == "refused old_format");
}

TEST_CASE("macros are refused wherever they hide") {
    CHECK(told(made_docx({.more = {{"word/vbaProject.bin", "x"}}}), "a.docx") ==
          "refused has_macros");
    CHECK(told(office("ms-word.document.macroEnabled"), "a.docx") == "refused has_macros");
    CHECK(told(made_docx({.more = {{"word/embeddings/Blad.XLSM", "PK"}}}), "a.docx") ==
          "refused has_macros");
    CHECK(told(made_odt("", "", {{"Basic/Standard/Module1.xml", "x"}}), "a.odt") ==
          "refused has_macros");
}

TEST_CASE("a document may carry the table behind a chart") {
    CHECK(told(made_docx({.more = {{"word/embeddings/Blad.xlsx", made_zip({{"x", "y"}})}}}),
               "a.docx") == "docx");
}

TEST_CASE("a bomb in any part of a document is refused, also in one that nobody reads") {
    auto const bomb = made_docx({.more = {{"word/media/bild.xml", std::string(30'000'000, '0')}}});
    CHECK(bomb.size() < 100'000);
    CHECK(told(bomb, "a.docx") == "refused bomb");
    auto const nested = made_docx({.more = {{"word/media/x.zip", made_zip({{"x", "y"}})}}});
    CHECK(told(nested, "a.docx") == "refused damaged");
}

TEST_CASE("a document that is cut short is damaged") {
    auto const whole = made_docx({.body = "<w:p><w:r><w:t>Text</w:t></w:r></w:p>"});
    for (std::size_t size = 4; size < whole.size(); size += whole.size() / 7)
        CHECK_FALSE(kind_of(whole.substr(0, size), "a.docx"));
}

TEST_CASE("a name keeps what people wrote and loses what could do harm") {
    CHECK(clean_name("Slutrapport – Råslätt (v2).pdf") == "Slutrapport – Råslätt (v2).pdf");
    CHECK(clean_name("../../etc/passwd") == "passwd");
    CHECK(clean_name("C:\\Users\\anna\\rapport.pdf") == "rapport.pdf");
    CHECK(clean_name("rapport\r\nSet-Cookie: a=b.pdf") == "rapport Set-Cookie a=b.pdf");
    CHECK(clean_name("fakt\xE2\x80\xAE"
                     "fdp.exe") == "faktfdp.exe");
    CHECK(clean_name("a\x01\x1B[31mb.txt") == "a[31mb.txt");
    CHECK(clean_name("<b>\"x\"</b>.txt") == "b.txt");
    CHECK(clean_name(" .. .htaccess. ") == "htaccess");
    CHECK(clean_name("") == "fil");
    CHECK(clean_name("\xFF\xFE") == "fil");
    auto const longest = clean_name(std::string(500, 'a') + "å.pdf");
    CHECK(longest.ends_with("….pdf"));
    CHECK(basics::length(longest) == 120);
}
