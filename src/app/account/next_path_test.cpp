// Where people go on: only pages of our own. And which municipality a choice means.
#include <doctest/doctest.h>

#include "app/account/account.h"
#include "app/account/next_path.h"

using namespace account;

TEST_CASE("people go on to a page of our own") {
    for (auto path : {"/sv", "/sv/projects?q=v%C3%A5rd&sdg=3", "/nb/account/tokens",
                      "/en/projects/01jx/a-slug#money"})
        CHECK(local_path(path) == path);
}

TEST_CASE("nobody is sent to another site, nor in a circle") {
    for (auto path :
         {"", "sv/projects", "//evil.example", "/\\evil.example", "https://evil.example",
          "/sv\r\nLocation: x", "/sv/\tx", "/sv/sign-in", "/sv/sign-in?next=/sv", "/en/sign-out",
          "/nb/municipality", "javascript:alert(1)"})
        CHECK_MESSAGE(local_path(path).empty(), std::string(path));
    CHECK(local_path("/" + std::string(1000, 'x')).empty());
}

TEST_CASE("the page somebody came from counts only when it is ours") {
    CHECK(path_of_referer("https://samverk.example/sv/projects?q=x", "samverk.example") ==
          "/sv/projects?q=x");
    CHECK(path_of_referer("http://127.0.0.1:8080/sv", "127.0.0.1:8080") == "/sv");
    CHECK(path_of_referer("https://samverk.example.evil.example/sv", "samverk.example").empty());
    CHECK(path_of_referer("https://samverk.example@evil.example/sv", "samverk.example").empty());
    CHECK(path_of_referer("https://evil.example/sv", "samverk.example").empty());
    CHECK(path_of_referer("https://samverk.example", "samverk.example").empty());
    CHECK(path_of_referer("/sv", "").empty());
}

TEST_CASE("a form's own word comes before the page somebody came from") {
    http::Request request{.headers = {{"referer", "http://here/sv/projects"}, {"host", "here"}}};
    web::Visit const visit{.request = request};
    CHECK(next_path(visit) == "/sv/projects");
    request.query.add("next", "/sv/ideas");
    CHECK(next_path(visit) == "/sv/ideas");
    request.form.add("next", "//evil.example");
    CHECK(next_path(visit).empty());
}

TEST_CASE("a choice of municipality is its code, with the country where two have the same") {
    using organisations::Kind;
    organisations::Directory const directory({{.id = organisations::OrganisationId::make(),
                                               .kind = Kind::municipality,
                                               .name = "Laxå kommun",
                                               .country = "SE",
                                               .municipality_code = "1860"},
                                              {.id = organisations::OrganisationId::make(),
                                               .kind = Kind::municipality,
                                               .name = "Vestvågøy",
                                               .country = "NO",
                                               .municipality_code = "1860"},
                                              {.id = organisations::OrganisationId::make(),
                                               .kind = Kind::municipality,
                                               .name = "Oslo",
                                               .country = "NO",
                                               .municipality_code = "0301"}},
                                             {}, {});
    CHECK(chosen_municipality(directory, "1860")->name == "Laxå kommun");
    CHECK(chosen_municipality(directory, "NO-1860")->name == "Vestvågøy");
    CHECK(chosen_municipality(directory, "0301")->name == "Oslo");
    for (auto value : {"", "-", "9999", "NO-", "DK-1860", "1860-NO"})
        CHECK_MESSAGE(!chosen_municipality(directory, value), std::string(value));
}
