// What a text in another language must be like, and files of texts.
#include <doctest/doctest.h>

#include "features/translations/rules.h"

using namespace translations;

namespace {
std::string problem(std::string const& swedish, std::string const& typed) {
    auto const made = checked(swedish, typed);
    return made ? "" : made.error().front().text;
}
}

TEST_CASE("a text is tidied, and empty ones are let through") {
    CHECK(checked("Skicka", "  Lähetä \n").value() == "Lähetä");
    CHECK(checked("Skicka", " ").value().empty());
    CHECK(checked("Ett.\n\nTvå.", "Yksi.\n\n\n\nKaksi.").value() == "Yksi.\n\nKaksi.");
}

TEST_CASE("the placeholders of the Swedish must be there, and no others, however they are bent") {
    CHECK(problem("Gå till {name}", "Siirry: {name}").empty());
    CHECK(problem("Gå till {name}", "Siirry") == "translations.problem_placeholders");
    CHECK(problem("Gå till {name}", "{name} {site}") == "translations.problem_placeholders");
    CHECK(problem("Skicka", "{x}") == "translations.problem_no_placeholders");
    std::string const days = "{days, plural, one {# dag} other {# dagar}}";
    CHECK(problem(days, "{days, plural, other {# päivää}}").empty());
    CHECK(problem(days, "{days} päivää").empty());
    CHECK(problem(days, "{days, plural, one {# päivä}}") == "translations.problem_pattern");
    CHECK(problem("Gå till {name}", "{name") == "translations.problem_pattern");
    CHECK(problem("Gå till {name}", "name}") == "translations.problem_pattern");
}

TEST_CASE("letters that are none and texts that burst the page are sent back") {
    CHECK(problem("Skicka", "\xff") == "translations.problem_letters");
    CHECK(problem("Skicka", std::string(132, 'a')).empty());
    CHECK(problem("Skicka", std::string(133, 'a')) == "translations.problem_long");
}

TEST_CASE("a file is a table with id and text, or a JSON object") {
    auto const table = read_file("\xEF\xBB\xBFid;swedish;text\r\na.b;x;\"y;z\"\r\n").value();
    REQUIRE(table.size() == 1);
    CHECK(table[0].id == "a.b");
    CHECK(table[0].words == "y;z");
    CHECK(table[0].line == 2);
    CHECK(read_file(R"( {"a.b": "y"})").value()[0].words == "y");
    for (auto const* wrong : {"", "id,other\n1,2\n", "{", R"({"a": 1})", "id,text\n"})
        CHECK(!read_file(wrong));
}
