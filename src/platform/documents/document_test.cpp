// Reports in DOCX, ODT, Markdown and plain text.
#include <doctest/doctest.h>

#include "platform/documents/document.h"
#include "platform/documents/heading.h"
#include "platform/documents/made_office.h"

using namespace documents;
using enum BlockKind;
using enum DocumentError;

namespace {

std::expected<Document, DocumentError> read(std::string_view bytes, std::string_view name,
                                            DocumentLimits limits = {}) {
    return DocumentReader({}, limits).read(bytes, name);
}

/// One line a block: "H2 text", "P text", "L1 text", "T a|b".
std::string told(std::expected<Document, DocumentError> const& document) {
    if (!document) return "error " + std::string(name(document.error()));
    std::string all;
    for (auto const& block : document->blocks) {
        char const kind = "HPLT"[static_cast<int>(block.kind)];
        all += kind + (block.level > 0 ? std::to_string(block.level) : "") + " ";
        for (char const c : block.text)
            all += c == '\n' ? "/" : c == '\t' ? "|" : std::string(1, c);
        all += "\n";
    }
    return all;
}

std::string p(std::string const& text, std::string const& properties = {}) {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

std::string style(std::string const& id) { return "<w:pStyle w:val='" + id + "'/>"; }

std::string named(std::string const& id, std::string const& name, std::string const& more = {}) {
    return "<w:style w:type='paragraph' w:styleId='" + id + "'><w:name w:val='" + name + "'/>" +
           more + "</w:style>";
}

std::string docx(std::string const& body, std::string const& styles = {}) {
    return told(read(made_docx({.body = body, .styles = styles}), "rapport.docx"));
}

std::string odt(std::string const& text, std::string const& styles = {}) {
    return told(read(made_odt(text, styles), "rapport.odt"));
}

}

TEST_CASE("headings of DOCX are known by style, whatever language named it") {
    auto const styles = named("Rubrik1", "heading 1") + named("Overskrift2", "heading 2") +
                        named("Egen", "Kapitel", "<w:basedOn w:val='Rubrik1'/>") +
                        named("Niva", "Nivå", "<w:pPr><w:outlineLvl w:val='2'/></w:pPr>");
    CHECK(docx(p("Ett", style("Rubrik1")) + p("Två", style("Overskrift2")) +
                   p("Tre", style("Egen")) + p("Fyra", style("Niva")) +
                   p("Fem", "<w:outlineLvl w:val='3'/>") + p("Sex", style("Heading5")) +
                   p("Sju", style("Rubrik1") + "<w:outlineLvl w:val='9'/>"),
               styles) == "H1 Ett\nH2 Två\nH1 Tre\nH3 Fyra\nH4 Fem\nH5 Sex\nP Sju\n");
}

TEST_CASE("the title line of DOCX is its title, else its properties or first heading") {
    auto const title = named("Rubrik", "Title");
    auto const document = read(made_docx({.body = p("Hållbara", style("Rubrik")) +
                                                  p("städer", style("Rubrik")) + p("Text"),
                                          .styles = title}),
                               "x.docx");
    REQUIRE(document);
    CHECK(document->title == "Hållbara städer");
    CHECK(told(document) == "P Text\n");

    auto const properties = [](std::string const& t) {
        return MadeEntries{
            {"docProps/core.xml", "<c><dc:title xmlns:dc='urn:dc'>" + t + "</dc:title></c>"}};
    };
    auto const body = p("Text") + p("Mål", style("Heading1"));
    CHECK(read(made_docx({.body = body, .more = properties("Slutrapport")}), "x.docx")->title ==
          "Slutrapport");
    CHECK(read(made_docx({.body = body, .more = properties("Microsoft Word - a.doc")}), "x.docx")
              ->title == "Mål");
}

TEST_CASE("the running text of DOCX is what a reader sees") {
    CHECK(
        docx("<w:p><w:r><w:t>En </w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del>"
             "<w:ins><w:r><w:t>hel</w:t><w:tab/><w:t>rad</w:t><w:br/><w:t>till</w:t></w:r></w:ins>"
             "<w:moveFrom><w:r><w:t>bort</w:t></w:r></w:moveFrom>"
             "<w:r><w:instrText>HYPERLINK</w:instrText></w:r>"
             "<w:hyperlink><w:r><w:t> länk</w:t></w:r></w:hyperlink>"
             "<w:r><w:noBreakHyphen/></w:r></w:p>") == "P En hel rad/till länk-\n");
    CHECK(docx("<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>" + p("Inne") +
               "</w:sdtContent></w:sdt>" + p(" ") + p("Ut\u00ADan")) == "P Inne\nP Utan\n");
    CHECK(docx("<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + p("Ruta") +
               "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + p("Ruta") +
               "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
               "<w:r><w:t>Utanför</w:t></w:r></w:p>") == "P Ruta\nP Utanför\n");
    CHECK(docx(p("Innehåll 3", style("TOC1")), named("TOC1", "toc 1")) == "error no_text");
}

TEST_CASE("lists and tables of DOCX") {
    auto const item = [](std::string const& level, std::string const& number) {
        return "<w:numPr><w:ilvl w:val='" + level + "'/><w:numId w:val='" + number +
               "'/></w:numPr>";
    };
    auto const listed =
        named("Punkt", "List Bullet", "<w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>");
    CHECK(docx(p("A", item("0", "1")) + p("B", item("1", "1")) + p("C", item("0", "0")) +
                   p("D", style("Punkt")) + p("E", style("Punkt") + item("0", "0")),
               listed) == "L1 A\nL2 B\nP C\nL1 D\nP E\n");
    auto const cell = [](std::string const& content) {
        return "<w:tc><w:tcPr/>" + content + "</w:tc>";
    };
    auto const row = [](std::string const& cells) { return "<w:tr>" + cells + "</w:tr>"; };
    CHECK(docx("<w:tbl><w:tblPr/>" + row(cell(p("Part")) + cell(p("Roll") + p("två"))) +
               row(cell(p(" ")) + cell(p(""))) +
               row(cell(p("Mål", style("Heading1")) + p("Text"))) +
               row(cell("<w:tbl>" + row(cell(p("a")) + cell(p("b"))) + "</w:tbl>") + cell(p("c"))) +
               "</w:tbl>") == "T Part|Roll två\nH1 Mål\nP Text\nT a b|c\n");
}

TEST_CASE("the text of ODT is what a reader sees") {
    CHECK(
        odt("<text:tracked-changes><text:p>bort</text:p></text:tracked-changes>"
            "<text:table-of-content><text:p>Mål 3</text:p></text:table-of-content>"
            "<text:h text:outline-level='2'>Syfte</text:h>"
            "<text:p>En<text:s text:c='3'/>rad<text:line-break/>till"
            "<text:note><text:p>not</text:p></text:note>"
            "<text:span> och</text:span>"
            "<office:annotation><text:p>nej</text:p></office:annotation></text:p>"
            "<text:list><text:list-item><text:p>Ett</text:p>"
            "<text:list><text:list-item><text:p>Två</text:p>"
            "</text:list-item></text:list></text:list-item></text:list>"
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
            "<table:covered-table-cell/><table:table-cell><text:p>b</text:p></table:table-cell>"
            "</table:table-row></table:table>"
            "<text:p><draw:frame><svg:title>bild</svg:title><draw:text-box><text:p>Ruta</text:p>"
            "</draw:text-box></draw:frame>Slut</text:p>") ==
        "H2 Syfte\nP En rad/till och\nL1 Ett\nL2 Två\nT a|b\nP Ruta\nP Slut\n");
}

TEST_CASE("the title of ODT is its title line, else its properties") {
    auto const document =
        read(made_odt("<text:p text:style-name='P1'>Lärande</text:p><text:p>Text</text:p>",
                      "<style:style style:name='P1' style:parent-style-name='Title'/>"),
             "x.ODT");
    REQUIRE(document);
    CHECK(document->title == "Lärande");
    CHECK(told(document) == "P Text\n");
    CHECK(
        read(made_odt("<text:p>Text</text:p>", "",
                      {{"meta.xml", "<m><dc:title xmlns:dc='urn:dc'>Ur metadata</dc:title></m>"}}),
             "x.odt")
            ->title == "Ur metadata");
}

TEST_CASE("Markdown gives headings, lists, tables and text") {
    CHECK(told(read("# Titel #\n\nEtt **starkt** [ord](http://x.example) och `kod`.\n"
                    "Rad två\n\nUnder\n-----\n* a\n  - b\n1. c\n\n"
                    "| A | B |\n|---|---|\n| 1 | 2 |\n\n---\n> Citat\n"
                    "```\n# ej rubrik\n```\n#ej\n",
                    "läs.md")) ==
          "H1 Titel\nP Ett starkt ord och kod./Rad två\nH2 Under\nL1 a\nL2 b\nL1 c\n"
          "T A|B\nT 1|2\nP Citat\n"
          "P # ej rubrik\nP #ej\n");
}

TEST_CASE("a table row whose only cell is empty gives nothing") {
    CHECK(told(read("|\x8f\n", "läs.md")) == "error no_text");
    CHECK(told(read("| |\nOrd\n", "läs.md")) == "P Ord\n");
}

TEST_CASE("plain text gives headings by form and words, and joins wrapped lines") {
    CHECK(told(read("Slutrapport\r\n===========\r\n\r\nBakgrund\r\n"
                    "Projektet har pågått i två år och har under tiden prö-\r\n"
                    "vat nya forsknings-\r\noch arbetssätt.\r\n\r\n"
                    "2.1 Mål och medel\r\n\r\n- ett\r\n- två\r\n\r\n"
                    "Sampelby kommun\r\nStorgatan 1\r\n",
                    "x.txt")) ==
          "H1 Slutrapport\nH1 Bakgrund\n"
          "P Projektet har pågått i två år och har under tiden prövat nya "
          "forsknings-/och arbetssätt.\nH2 2.1 Mål och medel\nL1 ett\nL1 två\n"
          "P Sampelby kommun/Storgatan 1\n");
    CHECK(told(read("G\xF6teborg\n", "x.txt")) == "H1 Göteborg\n");
    CHECK(told(read(std::string_view("\xFF\xFE\xE5\0", 4), "x.txt")) == "P å\n");
}

TEST_CASE("words parted at the end of a line become whole, others keep their hyphen") {
    auto const joined = [](std::string text, std::string_view line) {
        join_line(text, line);
        return text;
    };
    CHECK(joined("utveck-", "ling") == "utveckling");
    CHECK(joined("forsknings-", "och utvecklingsarbete") == "forsknings- och utvecklingsarbete");
    CHECK(joined("en e-", "post") == "en e-post");
    CHECK(joined("ett EU-", "projekt") == "ett EU-projekt");
    CHECK(joined("2016-", "2019") == "2016-2019");
    CHECK(joined("ut\u00AD", "veckling") == "utveckling");
    CHECK(joined("ett", "två") == "ett två");
    CHECK(joined("", "två") == "två");
}

TEST_CASE("headings are known by numbers, words and form") {
    CHECK(numbering_depth("2.1 Mål") == 2);
    CHECK(numbering_depth("3. Öppna data") == 1);
    CHECK(numbering_depth("2016 började projektet") == 0);
    CHECK(numbering_depth("1.5 miljoner") == 0);
    CHECK(numbering_depth("12") == 0);
    CHECK(is_known_heading("4 Syfte och mål:"));
    CHECK(is_known_heading("LÄRDOMAR"));
    CHECK(is_known_heading("Gjennomføring"));
    CHECK_FALSE(is_known_heading("Syftet var att"));
    CHECK(has_heading_form("Varför gör vi det här?"));
    CHECK_FALSE(has_heading_form("och sedan"));
    CHECK_FALSE(has_heading_form("Det var allt."));
    CHECK(list_sign("• Ett") == 4);
    CHECK(list_sign("a) Ett") == 3);
    CHECK(list_sign("-5 grader") == 0);
    CHECK(list_sign("-") == 0);
}

TEST_CASE("files that we do not open are named for what they are") {
    auto const good = made_docx({.body = p("Text")});
    CHECK(told(read(good, "rapport.odt")) == "error other_kind_than_named");
    CHECK(told(read(good, "rapport.txt")) == "error other_kind_than_named");
    CHECK(told(read(good, "rapport")) == "error other_kind_than_named");
    CHECK(told(read(made_odt("<text:p>x</text:p>"), "rapport.docx")) ==
          "error other_kind_than_named");
    CHECK(told(read("bara text", "rapport.pdf")) == "error other_kind_than_named");
    CHECK(told(read("%PDF-1.4", "rapport.txt")) == "error other_kind_than_named");
    CHECK(told(read("bara text", "rapport.rtf")) == "error not_recognised");
    CHECK(told(read(std::string_view("a\0b", 3), "rapport.txt")) == "error not_recognised");
    CHECK(told(read("", "rapport.docx")) == "error other_kind_than_named");
    CHECK(told(read(" \n", "rapport.txt")) == "error no_text");
    CHECK(told(read("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 x", "rapport.doc")) == "error old_format");
    CHECK(told(read(made_docx({.body = p("x"), .more = {{"word/vbaProject.bin", "x"}}}),
                    "x.docx")) == "error has_macros");
    CHECK(told(read(made_docx({.type = "application/vnd.ms-word.document.macroEnabled.main+xml"}),
                    "x.docx")) == "error has_macros");
    CHECK(told(read(made_odt("", "", {{"META-INF/manifest.xml", "<encryption-data/>"}}),
                    "x.odt")) == "error protected_by_password");
    CHECK(told(read(good.substr(0, good.size() / 2), "x.docx")) == "error damaged");
    CHECK(docx("<w:p>") == "error damaged");
    CHECK(docx("<!DOCTYPE x>") == "error damaged");
}

TEST_CASE("documents have limits") {
    CHECK(told(read("text", "x.txt", {.file_bytes = 3})) == "error too_large");
    std::string many;
    for (int i = 0; i < 1'000; ++i) many += p("Stycke " + std::to_string(i));
    CHECK(told(read(made_docx({.body = many}), "x.docx", {.text_bytes = 10'000})) ==
          "error too_large");
    CHECK(told(read(made_docx({.body = many}), "x.docx", {.inflated_bytes = 10'000})) ==
          "error too_large");
    CHECK(docx(p(std::string(5'000'000, 'a'))) ==
          "error too_large");  // Packed too well to be honest.
    std::string deep;
    for (int i = 0; i < 200; ++i) deep += "<w:tbl><w:tr><w:tc>";
    CHECK(docx(deep) == "error damaged");
    std::string const marks(3'000'000, '[');
    CHECK(read(marks, "x.md")->blocks.size() == 1);
}
