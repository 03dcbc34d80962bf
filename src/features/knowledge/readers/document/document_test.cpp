// Reports as drafts of cases.
#include "features/knowledge/readers/document/document.h"

#include <doctest/doctest.h>

#include "features/knowledge/readers/testing.h"
#include "platform/language/dictionaries.h"

using namespace knowledge;
using namespace knowledge::readers;
using documents::Block;
using documents::BlockKind;

namespace {

Block heading(std::string text, int level = 1) {
    return {BlockKind::heading, level, std::move(text)};
}
Block paragraph(std::string text) { return {BlockKind::paragraph, 0, std::move(text)}; }
Block item(std::string text) { return {BlockKind::list_item, 1, std::move(text)}; }

CaseDraft draft(std::vector<Block> blocks, std::string title = "Lånehyllan") {
    return draft_of({.title = std::move(title), .blocks = std::move(blocks)}, {});
}

std::string at(CaseDraft const& draft, std::string const& key) {
    auto const found = draft.sections.find(key);
    return found == draft.sections.end() ? "" : found->second;
}

}

TEST_CASE("known headings open the fields of a case") {
    auto const made = draft({heading("Lånehyllan"),
                             heading("Innehåll"),
                             paragraph("1 Sammanfattning"),
                             heading("1 Sammanfattning"),
                             paragraph("Vi lånade ut verktyg."),
                             heading("2. Bakgrund"),
                             paragraph("Många köper nytt."),
                             heading("3 Resultat och måluppfyllelse"),
                             paragraph("Hyllan används."),
                             heading("3.1 Enkäten", 2),
                             paragraph("Nio av tio är nöjda."),
                             item("Flest unga"),
                             item("Även äldre"),
                             heading("Kapitel 4 – Lärdomar"),
                             paragraph("Börja litet."),
                             heading("Framgångsfaktorer"),
                             paragraph("En eldsjäl."),
                             heading("Utmaningar"),
                             paragraph("Försäkringen."),
                             heading("Spridning och nästa steg"),
                             paragraph("Tre kommuner frågar."),
                             heading("Om vädret"),
                             paragraph("Det regnade.")});
    CHECK(made.title == "Lånehyllan");
    CHECK(at(made, "overview") == "Vi lånade ut verktyg.");
    CHECK(at(made, "results") ==
          "Hyllan används.\n\n3.1 Enkäten\n\nNio av tio är nöjda.\n\n- Flest unga\n- Även äldre");
    CHECK(at(made, "lessons") == "Börja litet.");
    CHECK(at(made, "conditions") == "En eldsjäl.");
    CHECK(at(made, "challenges") == "Försäkringen.");
    CHECK(at(made, "replication") == "Tre kommuner frågar.");
    CHECK(made.leftover == "2. Bakgrund\n\nMånga köper nytt.\n\nOm vädret\n\nDet regnade.");
    CHECK(made.sections.size() == 6);
}

TEST_CASE("a report without a summary is told by its background and purpose") {
    auto const made = draft({heading("Bakgrund"), paragraph("Många köper nytt."), heading("Syfte"),
                             paragraph("Att låna mer.")});
    CHECK(at(made, "overview") == "Bakgrund\n\nMånga köper nytt.\n\nSyfte\n\nAtt låna mer.");
    CHECK(made.leftover.empty());
}

TEST_CASE("headings without style are known as short lines") {
    auto const made = draft({paragraph("Sammanfattning"), paragraph("Vi lånade ut verktyg."),
                             paragraph("Lärdomar:"), paragraph("Börja litet."),
                             paragraph("Resultat ........ 12")});
    CHECK(at(made, "overview") == "Vi lånade ut verktyg.");
    CHECK(at(made, "lessons") == "Börja litet.");
    CHECK(made.leftover.empty());
}

TEST_CASE("English and Norwegian reports are understood, and their language known") {
    auto const english = draft(
        {heading("Executive summary"),
         paragraph(
             "We have lent out tools to the neighbours in this part of the town, and they were happy with it."),
         heading("Lessons learned"), paragraph("Start small.")});
    CHECK(english.language == texts::Language::en);
    CHECK(at(english, "lessons") == "Start small.");
    auto const norwegian = draft(
        {heading("Sammendrag"),
         paragraph(
             "Vi har lånt ut verktøy til naboene i denne delen av byen, og de var fornøyde med det."),
         heading("Lærdommer"), paragraph("Begynn i det små."), heading("Veien videre"),
         paragraph("Flere kommuner.")});
    CHECK(norwegian.language == texts::Language::nb);
    CHECK(at(norwegian, "lessons") == "Begynn i det små.");
    CHECK(at(norwegian, "replication") == "Flere kommuner.");
}

TEST_CASE("a report without function words is in the language whose dictionary knows its words") {
    language::Dictionaries const dictionaries;
    documents::Document const report{
        .title = "Hylle",
        .blocks = {heading("Resultat"), paragraph("Kommunale tjenester, velferdsteknologi, "
                                                  "sykehjem, brukermedvirkning")}};
    CHECK(draft_of(report, {}).language == texts::Language::sv);
    CHECK(draft_of(report, {.dictionaries = &dictionaries}).language == texts::Language::nb);
}

TEST_CASE("ways to reach persons leave the text") {
    auto const made = draft(
        {heading("Resultat"),
         paragraph(
             "Fråga gärna Kim Exempel, kim.exempel@sampelby.example, 070-123 45 67, om hyllan.")});
    CHECK(at(made, "results").find("@") == std::string::npos);
    CHECK(at(made, "results").find("070") == std::string::npos);
    REQUIRE(made.persons.size() == 1);
    CHECK(made.persons[0].email == "kim.exempel@sampelby.example");
}

TEST_CASE("a document file gives one draft, and its errors are told") {
    using namespace knowledge::readers::testing;
    documents::DocumentReader const reader({});
    auto from = sources();
    from.documents = &reader;
    from.file_name = "mapp/Slutrapport hyllan.md";
    auto const result =
        given(read_document, "# Slutrapport\n\n## Lärdomar\n\nBörja litet.\n", from);
    REQUIRE_FALSE(result.error);
    REQUIRE(result.drafts.size() == 1);
    CHECK(result.drafts[0].title == "Slutrapport");
    CHECK(result.drafts[0].sections.at("lessons") == "Börja litet.");
    CHECK(result.records.empty());
    from.file_name = "rapport.docx";
    CHECK(given(read_document, "PK\x03\x04 inte", from)
              .error->reason.starts_with("knowledge.import.document_"));
    CHECK(given(read_document, "x", sources()).error->reason ==
          "knowledge.import.no_document_reader");
}
