// What is wrong with a form stands beside its field, and what is right is tidied.
#include <doctest/doctest.h>

#include "app/own_forms/form.h"

using namespace own_forms;

namespace {
FormKind const kind{"x",
                    "y",
                    {{.name = "name", .longest = 5, .required = true},
                     {.name = "words", .kind = FieldKind::area},
                     {.name = "email", .kind = FieldKind::email},
                     {.name = "web", .kind = FieldKind::web},
                     {.name = "day", .kind = FieldKind::date},
                     {.name = "how", .kind = FieldKind::choice, .choices = {"a", "b"}},
                     {.name = "on", .kind = FieldKind::tick}}};

std::string problem(std::string const& field, std::string const& text) {
    Values values{{"name", "Bo"}};
    values.insert_or_assign(field, text);
    auto const found = check(kind, values);
    return found.empty() ? "" : found.front().field + " " + found.front().text;
}
}

TEST_CASE("right values are tidied and empty ones are gone") {
    Values values{
        {"name", " Bo\t"}, {"words", "a\r\n\n\n\nb "}, {"email", " A@Example.ORG"}, {"web", " "}};
    CHECK(check(kind, values).empty());
    CHECK(values == Values{{"name", "Bo"}, {"words", "a\n\nb"}, {"email", "A@example.org"}});
}

TEST_CASE("each kind of field has its own mistake") {
    CHECK(problem("name", " ") == "name own_forms.problem_missing");
    CHECK(problem("name", "åäöåä").empty());
    CHECK(problem("name", "åäöåäö") == "name own_forms.problem_long");
    CHECK(problem("email", "bo") == "email own_forms.problem_email");
    for (auto const* wrong :
         {"javascript:alert(1)", "https://", "https://a b.se", "ftp://a.se", "https://a.se/\"x"})
        CHECK(problem("web", wrong) == "web own_forms.problem_web");
    CHECK(problem("web", "https://sampelby.example/a?b=c").empty());
    for (auto const* wrong : {"2026", "2026-02-30", "23 november"})
        CHECK(problem("day", wrong) == "day own_forms.problem_date");
    CHECK(problem("how", "c") == "how own_forms.problem_choice");
    CHECK(problem("on", "no") == "on own_forms.problem_choice");
}

TEST_CASE("lines are read without empty ones") {
    CHECK(lines("a\n\n b \n") == std::vector<std::string>{"a", "b"});
    CHECK(lines("").empty());
}
