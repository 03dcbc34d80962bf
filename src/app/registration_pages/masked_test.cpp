// A masked document keeps what was not chosen, and has nowhere what was.
#include "app/registration_pages/masked.h"

#include <doctest/doctest.h>

using namespace registration_pages;

namespace {

web::Document letter() {
    return {.title = "Anna Öst vill ha en bänk",
            .language = "sv",
            .at = {5'000'000},
            .from = "Anna Öst",
            .facts = {{"För vem", "Äldre"}, {"Plats som Anna Öst sade", "Ekgatan 3. Vid parken."}},
            .sections = {{"Berättelsen", "Jag är sjuk. Det går inte.\n\nAnna Öst", ""},
                         {"Svar till Anna Öst", "Tack. Vi ska titta.", "en"}},
            .path = "/needs/desk/01j",
            .public_path = "/needs/01j"};
}

}

TEST_CASE("sentences are counted through title, sender, facts and sections") {
    // 0 title, 1 sender, 2 and 3–4 facts, 5–7 and 8–9 sections.
    auto const made = masked(letter(), {.sentences = {1, 3, 5}}, "[maskat]");
    CHECK(made.title == "Anna Öst vill ha en bänk");
    CHECK(made.from == "[maskat]");
    CHECK(made.facts[0].value == "Äldre");
    CHECK(made.facts[1].value == "[maskat] Vid parken.");
    CHECK(made.sections[0].words == "[maskat] Det går inte.\n\nAnna Öst");
    CHECK(made.sections[1] == letter().sections[1]);
}

TEST_CASE("a name that is masked stands nowhere in what is kept, labels and headings included") {
    auto const made = masked(letter(), {.strings = {"anna öst", "Ekgatan"}}, "[maskat]");
    auto const kept = written(made);
    for (auto const* gone : {"Anna", "Öst", "Ekgatan", "01j"})
        CHECK_MESSAGE(!kept.contains(gone), gone);
    CHECK(made.sections[1].heading == "Svar till [maskat]");
    CHECK(made.facts[1].label == "Plats som [maskat] sade");
}

TEST_CASE("what is kept is read as it was written") {
    auto const made = masked(letter(), {.sentences = {0}}, "[maskat]");
    CHECK(read_document(written(made)) == made);
    CHECK(read_document("nonsense") == web::Document{.language = "", .is_received = false});
}
