// The package as a file that our own reader of OpenDocument understands, and tables that hold
// together.
#include <doctest/doctest.h>

#include "app/joining/document.h"
#include "app/joining/package.h"
#include "platform/documents/document.h"

using namespace joining;

TEST_CASE("classes of information are levels, and the steps come in the order of their days") {
    for (auto const& one : information_classes())
        for (int level : {one.confidentiality, one.integrity, one.availability})
            CHECK((level >= 0 && level <= 3));
    int last = 0;
    for (auto const& step : steps()) {
        CHECK(step.day >= last);
        CHECK(step.day <= 90);
        last = step.day;
    }
}

TEST_CASE("an OpenDocument file holds what was written, and nothing of it is markup") {
    Document const one{.key = "x",
                       .title = "Avtal & <ansvar>",
                       .lead = "Ett utkast\x01.",
                       .blocks = {{.kind = Block::Kind::heading, .text = "Parter"},
                                  {.kind = Block::Kind::item, .text = "Först"},
                                  {.kind = Block::Kind::item, .text = "Sedan"},
                                  {.kind = Block::Kind::table,
                                   .columns = {"Vad", "Vem"},
                                   .rows = {{"Drift", "\"Vi\""}}}}};
    auto const bytes = as_odt("Paket", {one}, "sv", "SE");
    CHECK(bytes.starts_with("PK"));
    auto const read = documents::DocumentReader({}).read(bytes, "paket.odt");
    REQUIRE(read);
    std::string all;
    for (auto const& block : read->blocks) all += block.text + "\n";
    for (auto const* words :
         {"Avtal & <ansvar>", "Ett utkast.", "Parter", "Sedan", "Drift", "\"Vi\""})
        CHECK_MESSAGE(all.contains(words), all);
}
