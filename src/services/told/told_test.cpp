// Fields: tidied, checked, exact to the hundredth, the same after being stored.
#include <doctest/doctest.h>

#include <array>
#include <string>

#include "services/told/told.h"

using namespace told;

namespace {

constexpr std::array<std::string_view, 2> colours = {"red", "green"};
constexpr std::array<Field, 6> fields = {{
    {.name = "title", .longest = 10, .is_required = true},
    {.name = "story", .type = Type::text, .longest = 40},
    {.name = "day", .type = Type::day},
    {.name = "sum", .type = Type::money},
    {.name = "colour", .type = Type::choice, .choices = colours},
    {.name = "link", .type = Type::address, .is_secret = true},
}};

std::string problem(std::string const& field, std::string const& typed) {
    auto const result = checked(fields, {{"title", "x"}, {field, typed}}, "test.problem_");
    return result ? "" : result.error().front().text;
}

}

TEST_CASE("amounts are exact to the hundredth, and more decimals are refused, not rounded") {
    CHECK(parse_hundredths("1 250 000,50") == 125'000'050);
    CHECK(parse_hundredths("0") == 0);
    CHECK(parse_hundredths("-12.5") == -1250);
    CHECK(parse_hundredths("\u22123") == -300);
    CHECK(parse_hundredths("1,250") == 125'000);
    for (auto const* bad : {"", "-", "12,3456", "0,125", "abc", "1e5", "--3", "1 000 000 000 001",
                            "99999999999999999999"})
        CHECK_MESSAGE(!parse_hundredths(bad), bad);
    for (auto const value : {0LL, 5LL, -5LL, 150LL, -125'000'050LL})
        CHECK(parse_hundredths(plain_hundredths(value)) == value);
}

TEST_CASE("what is wrong is said beside its field, all at once") {
    auto const result =
        checked(fields, {{"story", std::string(41, 'x')}, {"day", "2026-02-30"}}, "test.problem_");
    REQUIRE_FALSE(result);
    REQUIRE(result.error().size() == 3);
    CHECK(result.error()[0].text == "test.problem_title");
    CHECK(result.error()[1].text == "told.problem_long");
    CHECK(result.error()[2].text == "told.problem_day");
}

TEST_CASE("each type takes what it means and nothing else") {
    CHECK(problem("day", "2024-02-29").empty());
    CHECK(problem("day", "2026-03") == "told.problem_day");
    CHECK(problem("day", "0001-01-01") == "told.problem_day");
    CHECK(problem("sum", "-1") == "told.problem_money");
    CHECK(problem("colour", "blue") == "told.problem_choice");
    CHECK(problem("link", "javascript:alert(1)") == "told.problem_address");
    CHECK(problem("link", "https://x.example/").empty());
}

TEST_CASE("texts are tidied, and what is stored is read again") {
    auto const told =
        checked(fields, {{"title", " a\u202eb "}, {"story", "x  \r\n\n\n\ny"}, {"sum", "1 250,50"}},
                "test.problem_");
    REQUIRE(told);
    CHECK(said(*told, "title") == "ab");
    CHECK(said(*told, "story") == "x\n\ny");
    CHECK(said(*told, "sum") == "1250.5");
    CHECK(read(written(*told)) == *told);
    CHECK(read("no JSON").empty());
}

TEST_CASE("JSON says numbers as numbers and keeps secrets; what programs send is taken back") {
    Told const told{{"title", "x"}, {"sum", "1250.5"}, {"link", "https://x.example/"}};
    auto const open = as_json(fields, told, false);
    CHECK(open.find("link") == nullptr);
    CHECK(open.find("sum")->number() == 1250.5);
    CHECK(as_json(fields, told, true).find("link") != nullptr);
    Told typed;
    CHECK(take_json(fields, "sum", json::Value(1250.5), typed));
    CHECK(said(typed, "sum") == "1250.5");
    CHECK_FALSE(take_json(fields, "sum", json::Value(0.125), typed));
    CHECK_FALSE(take_json(fields, "sum", json::Value(1e300), typed));
    CHECK_FALSE(take_json(fields, "title", json::Value(7), typed));
    CHECK_FALSE(take_json(fields, "nothing", json::Value("x"), typed));
}
