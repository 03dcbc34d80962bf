// What a group of words may be.
#include "features/synonyms/rules.h"

#include <doctest/doctest.h>

#include "features/synonyms/store.h"
#include "platform/db/temporary.h"

using synonyms::Typed;

namespace {

/// The problems as "field text".
std::string problems(Typed const& typed) {
    auto const checked = synonyms::check(typed);
    std::string all;
    if (!checked)
        for (auto const& problem : checked.error())
            all += (all.empty() ? "" : "; ") + problem.field + " " +
                   problem.text.substr(problem.text.find('.') + 1);
    return all;
}

Typed good() {
    return {
        .by_language = {"medborgarbudget\n deltagande  budget ", "participatory budgeting\r\n", ""},
        .leads_here = "",
        .reason = "Samma sak"};
}

}

TEST_CASE("one word a line, tidied, without empty and repeated lines") {
    auto typed = good();
    typed.by_language[0] += "\n\nMedborgarbudget\n";
    auto const checked = synonyms::check(typed);
    REQUIRE(checked.has_value());
    CHECK(synonyms::in_line(checked->words) ==
          "medborgarbudget, deltagande budget, participatory budgeting");
}

TEST_CASE("the same spelling may stand in each language") {
    CHECK(problems({.by_language = {"segregation", "segregation", ""}, .reason = "x"}) == "");
}

TEST_CASE("a group has two words, one of them to look for") {
    CHECK(problems({.by_language = {"ensam", "", ""}, .reason = "x"}) == "sv too_few");
    CHECK(problems({.leads_here = "a\nb", .reason = "x"}) == "sv too_few");
    CHECK(problems({.by_language = {"detaljplan", "", ""}, .leads_here = "DP", .reason = "x"}) ==
          "");
}

TEST_CASE("every mistake is told at once, beside its field") {
    CHECK(problems({.by_language = {"ett", std::string(81, 'x'), "!!"},
                    .leads_here = "a b c d e f g h i"}) ==
          "en word_too_long; nb word_empty; leads_here phrase_too_long; reason reason_missing");
}

TEST_CASE("a group has an end, and so has a reason") {
    auto typed = good();
    for (int i = 0; i < 40; ++i) typed.leads_here += "ord" + std::to_string(i) + "\n";
    CHECK(problems(typed) == "sv too_many");
    typed = good();
    typed.reason = std::string(301, 'x');
    CHECK(problems(typed) == "reason reason_too_long");
}

TEST_CASE("invisible and turning characters are no part of a word") {
    auto typed = good();
    typed.by_language[1] = "par\u200Bticipatory\u202E budget";
    auto const checked = synonyms::check(typed);
    REQUIRE(checked.has_value());
    CHECK(checked->words.by_language[1] == std::vector<std::string>{"participatory budget"});
}

TEST_CASE("a group is found by letters in any of its words") {
    auto const checked = synonyms::check(good());
    REQUIRE(checked.has_value());
    CHECK(synonyms::has(checked->words, "DELTAG"));
    CHECK(synonyms::has(checked->words, ""));
    CHECK_FALSE(synonyms::has(checked->words, "skola"));
}

TEST_CASE("words are the same after being stored") {
    auto const checked = synonyms::check(good());
    REQUIRE(checked.has_value());
    auto const written = json::write(synonyms::words_json(checked->words));
    CHECK(synonyms::words_of(json::parse(written).value()) == checked->words);
}
