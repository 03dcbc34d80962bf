// What we write is opened by our own readers and says what it was given.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <string>

#include "platform/basics/text.h"
#include "platform/documents/archive.h"
#include "platform/documents/document.h"
#include "platform/documents/office.h"
#include "platform/documents/xml.h"
#include "platform/office/office.h"
#include "platform/office/xml_text.h"

using namespace office;

namespace {

documents::Document read(std::string const& bytes, std::string const& name) {
    auto const document = documents::DocumentReader({}).read(bytes, name);
    REQUIRE_MESSAGE(document.has_value(), documents::name(document.error()));
    return *document;
}

/// One line a block: "H2 text", "P text", "L1 text", "T a|b".
std::string told(documents::Document const& document) {
    std::string all = "= " + document.title + "\n";
    for (auto const& block : document.blocks) {
        all += std::string(1, "HPLT"[static_cast<int>(block.kind)]) +
               (block.level > 0 ? std::to_string(block.level) : "") + " ";
        for (char const c : block.text)
            all += c == '\n' ? "/" : c == '\t' ? "|" : std::string(1, c);
        all += "\n";
    }
    return all;
}

std::string part(std::string const& bytes, std::string const& name) {
    auto const entry = documents::read_entry(bytes, name);
    REQUIRE(entry.has_value());
    REQUIRE_MESSAGE(entry->has_value(), name);
    return **entry;
}

/// Each XML part is well-formed, and each part that another one leads to is there.
void check_package(std::string const& bytes) {
    auto const archive = documents::Archive::open(bytes);
    REQUIRE(archive.has_value());
    std::set<std::string> names;
    for (auto const& entry : archive->entries()) names.insert(entry.name);
    for (auto const& name : names) {
        if (name == "mimetype") continue;
        auto const xml = part(bytes, name);
        documents::XmlReader reader(xml);
        auto event = reader.next();
        for (; event != documents::XmlReader::Event::end; event = reader.next()) {
            REQUIRE_MESSAGE(event != documents::XmlReader::Event::failed, name);
            if (event != documents::XmlReader::Event::open) continue;
            if (reader.name() == "Override")
                CHECK(names.contains(std::string(reader.attribute("PartName").substr(1))));
        }
    }
}

Document example() {
    return {.properties = {.title = "Lägesrapport: kvällsöppet",
                           .language = "sv",
                           .author = "Sampelby kommun"},
            .blocks = {Heading{1, "Bakgrund"},
                       Paragraph{{{.text = "Det "},
                                  {.text = "viktigaste", .bold = true},
                                  {.text = " & det <minsta>, ", .italic = true},
                                  {.text = "se sidan", .link = "https://example.org/a?b=1&c=å"}}},
                       Heading{2, "Steg"}, List{.items = {{{.text = "ett"}}, {{.text = "två"}}}},
                       List{.numbered = true, .items = {{{.text = "först"}}}}, Heading{3, "Pengar"},
                       Table{.caption = "Budget",
                             .header = {"År", "Kronor"},
                             .rows = {{{{.text = "2026"}}, {{.text = "100 000"}}},
                                      {{{.text = "2027", .marked = true}}}}},
                       Paragraph{{{.text = "مرحبا Sampelby 🚲"}}}}};
}

Slides slides() {
    return {.properties = {.title = "Bild", .language = "nb"},
            .slides = {{.title = "Kveldsåpent <nå>",
                        .bullets = {{{.text = "En & to", .link = "https://example.org"}},
                                    {{.text = "Linje\nto", .marked = true}}},
                        .table = Table{.header = {"År", "Kroner"},
                                       .rows = {{{{.text = "2026"}}, {{.text = "5"}}}}}}}};
}

constexpr auto told_of_example =
    "= Lägesrapport: kvällsöppet\nH1 Bakgrund\nP Det viktigaste & det <minsta>, se sidan\n"
    "H2 Steg\nL1 ett\nL1 två\nL1 först\nH3 Pengar\nP Budget\nT År|Kronor\nT 2026|100 000\n"
    "T 2027|\nP مرحبا Sampelby 🚲\n";

}

TEST_CASE("a document that we wrote is read again as DOCX and as ODT") {
    CHECK(told(read(docx(example()), "rapport.docx")) == told_of_example);
    CHECK(told(read(odt(example()), "rapport.odt")) == told_of_example);
}

TEST_CASE("each part is well-formed and of the kind that it says") {
    using enum documents::OfficeKind;
    auto const kind = [](std::string const& bytes) {
        check_package(bytes);
        return documents::recognise_office_file(bytes, {})->kind;
    };
    CHECK(kind(docx(example())) == word_document);
    CHECK(kind(odt(example())) == open_text);
    CHECK(kind(pptx(slides())) == powerpoint_slides);
    CHECK(kind(odp(slides())) == open_slides);
}

TEST_CASE("the same content gives the same bytes, and the time is written only when it is given") {
    CHECK(docx(example()) == docx(example()));
    CHECK(odp(slides()) == odp(slides()));
    auto dated = example();
    dated.properties.made = basics::parse_iso_time("2026-03-01T12:00:00Z");
    CHECK(part(docx(dated), "docProps/core.xml").contains("2026-03-01T12:00:00Z"));
    CHECK(part(odt(dated), "meta.xml").contains("2026-03-01T12:00:00Z"));
}

TEST_CASE("OpenDocument begins with its kind, unpacked and without extra fields") {
    auto const bytes = odt(example());
    constexpr std::string_view type = "application/vnd.oasis.opendocument.text";
    CHECK(bytes.substr(30, 8 + type.size()) == "mimetype" + std::string(type));
}

TEST_CASE("those who listen learn the language, the headings and the table's header") {
    auto const word = docx(example());
    CHECK(part(word, "word/styles.xml").contains("<w:lang w:val=\"sv-SE\""));
    CHECK(part(word, "word/document.xml").contains("<w:tblHeader/>"));
    CHECK(part(word, "docProps/core.xml").contains("<dc:title>Lägesrapport: kvällsöppet<"));
    auto const open = odt(example());
    CHECK(part(open, "styles.xml").contains("fo:language=\"sv\" fo:country=\"SE\""));
    CHECK(part(open, "content.xml").contains("<table:table-header-rows>"));
    auto const slide = part(pptx(slides()), "ppt/slides/slide1.xml");
    CHECK(slide.contains("<p:ph type=\"title\"/>"));
    CHECK(slide.contains("firstRow=\"1\""));
    CHECK(slide.contains("lang=\"nb-NO\""));
}

TEST_CASE("a foreign passage says its language, and right-to-left text its direction") {
    Document const document{.properties = {.title = "T", .language = "sv"},
                            .blocks = {Paragraph{{{.text = "gevinst", .language = "nb"}}},
                                       Paragraph{{{.text = "مرحبا"}}}}};
    auto const word = part(docx(document), "word/document.xml");
    CHECK(word.contains("<w:lang w:val=\"nb-NO\"/>"));
    CHECK(word.contains("<w:bidi/>"));
    auto const open = part(odt(document), "content.xml");
    CHECK(open.contains("fo:language=\"nb\""));
    CHECK(open.contains("text:style-name=\"Text_20_bodyRTL\""));
}

TEST_CASE("only addresses that an office program can follow become links") {
    CHECK(followable("https://example.org/a?b=1&c=å b#d#e") ==
          "https://example.org/a?b=1&c=%C3%A5%20b#d%23e");
    CHECK(followable("https://example.org/100%/%C3%A5") == "https://example.org/100%25/%C3%A5");
    CHECK(followable("mailto:karin@sampelby.example") == "mailto:karin@sampelby.example");
    for (auto const* bad :
         {"javascript:alert(1)", "file:///etc/passwd", "/projects/1", "https://", "https://a b/",
          "https://user@host/", "http://host:port/", "mailto:", "\\\\server\\share", ""})
        CHECK_MESSAGE(!followable(bad), bad);
    CHECK(!followable("https://example.org/" + std::string(3000, 'a')));
    Document const document{.properties = {.title = "T", .language = "sv"},
                            .blocks = {Paragraph{{{.text = "text", .link = "javascript:x"}}}}};
    CHECK(!part(docx(document), "word/document.xml").contains("hyperlink"));
    CHECK(told(read(odt(document), "x.odt")) == "= T\nP text\n");
}

TEST_CASE("what XML cannot hold is left out, and the rest is there") {
    using namespace std::string_view_literals;
    CHECK(writable("a\x00\x01\x0B\x1F\x7F b\r\nc\rd\te\xFF\xEF\xBF\xBE"sv) ==
          "a b\nc\nd\te\xEF\xBF\xBD");
    CHECK(escaped("<a href=\"x\">&amp;</a>") == "&lt;a href=&quot;x&quot;&gt;&amp;amp;&lt;/a&gt;");
}

TEST_CASE("any text comes back from DOCX and ODT") {
    auto const lines = [](std::string const& text) {
        // The readers join blanks and leave out empty lines and what cannot be seen.
        std::string clean, rest = writable(text);
        for (std::size_t at = 0; at <= rest.size();) {
            auto const end = std::min(rest.find('\n', at), rest.size());
            auto const line = basics::one_line(rest.substr(at, end - at));
            if (!line.empty()) clean += (clean.empty() ? "" : "\n") + line;
            at = end + 1;
        }
        return clean;
    };
    auto const characters =
        rc::gen::container<std::vector<char32_t>>(rc::gen::weightedOneOf<char32_t>(
            {{8, rc::gen::inRange<char32_t>(1, 0x180)},
             {2,
              rc::gen::element<char32_t>(U' ', U' ', U'\n', U'\t', U'<', U'&', U'"', U']', U'>')},
             {2, rc::gen::inRange<char32_t>(0x590, 0xD800)},
             {2, rc::gen::inRange<char32_t>(0xE000, 0x110000)}}));
    bool const holds = rc::check("text round-trips", [&] {
        std::string text;
        for (auto const c : *characters) {
            if (c < 0x80) text += static_cast<char>(c);
            else if (c < 0x800)
                text +=
                    {static_cast<char>(0xC0U | (c >> 6U)), static_cast<char>(0x80U | (c & 63U))};
            else if (c < 0x10000)
                text += {static_cast<char>(0xE0U | (c >> 12U)),
                         static_cast<char>(0x80U | ((c >> 6U) & 63U)),
                         static_cast<char>(0x80U | (c & 63U))};
            else
                text += {static_cast<char>(0xF0U | (c >> 18U)),
                         static_cast<char>(0x80U | ((c >> 12U) & 63U)),
                         static_cast<char>(0x80U | ((c >> 6U) & 63U)),
                         static_cast<char>(0x80U | (c & 63U))};
        }
        auto const split = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
        Document const document{.properties = {.title = "Titel", .language = "sv"},
                                .blocks = {Paragraph{{{.text = "x"}}},
                                           Paragraph{{{.text = text, .bold = split % 2 == 0}}},
                                           List{.items = {{{.text = text}}}}}};
        auto expected = "= Titel\nP x\n" + std::string();
        if (auto const seen = lines(text); !seen.empty()) {
            documents::Document const both{.title = "Titel",
                                           .blocks = {{documents::BlockKind::paragraph, 0, "x"},
                                                      {documents::BlockKind::paragraph, 0, seen},
                                                      {documents::BlockKind::list_item, 1, seen}}};
            expected = told(both);
        }
        RC_ASSERT(told(read(docx(document), "x.docx")) == expected);
        RC_ASSERT(told(read(odt(document), "x.odt")) == expected);
        check_package(pptx({{.title = text, .language = text},
                            {{.title = text, .bullets = {{{.text = text, .link = text}}}}}}));
        check_package(odp({{.title = text, .language = text}, {{.title = text}}}));
    });
    CHECK(holds);
}

TEST_CASE("a text of a million letters is written whole") {
    std::string long_text;
    for (int i = 0; long_text.size() < 1'000'000; ++i)
        long_text += "ord " + std::to_string(i) + " ";
    long_text += "slut";
    Document const document{.properties = {.title = "T", .language = "sv"},
                            .blocks = {Paragraph{{{.text = long_text}}}}};
    CHECK(read(docx(document), "x.docx").blocks.at(0).text == long_text);
    CHECK(read(odt(document), "x.odt").blocks.at(0).text == long_text);
}

TEST_CASE("what office programs cannot hold is refused") {
    Document document{.properties = {.title = "T", .language = "sv"},
                      .blocks = {Table{.header = std::vector<std::string>(64, "x"), .rows = {}}}};
    CHECK_THROWS_AS(docx(document), std::invalid_argument);
    CHECK_THROWS_AS(odt(document), std::invalid_argument);
    CHECK_THROWS_AS(pptx({}), std::invalid_argument);
    CHECK_THROWS_AS(odp({}), std::invalid_argument);
    document.blocks = {Table{}, List{}, Paragraph{}};
    CHECK(told(read(docx({{.title = "T", .language = "sv"},
                          {Table{}, List{}, Paragraph{}, Paragraph{{{.text = "x"}}}}}),
                    "x.docx")) == "= T\nP x\n");
}
