// What is asked of organisations that people write.
#include <doctest/doctest.h>

#include "services/organisations/rules.h"
#include "services/organisations/shelf.h"

using namespace organisations;

namespace {

Directory const& ours() {
    static auto const directory = registered_directory(resources::embedded());
    return *directory;
}

Organisation good() {
    return {.kind = Kind::port,
            .helix = Helix::public_sector,
            .name = "Sampelby Hamn AB",
            .country = "SE"};
}

/// "field text" of each problem.
std::vector<std::string> problems(Organisation const& draft) {
    std::vector<std::string> all;
    if (auto const result = checked(draft, ours()); !result)
        for (auto const& problem : result.error())
            all.push_back(problem.field + " " + problem.text);
    return all;
}

}

TEST_CASE("a name and a country are enough") {
    CHECK(problems(good()).empty());
    CHECK(problems({.kind = Kind::other}) ==
          std::vector<std::string>{"name organisations.name_missing",
                                   "country organisations.country_unknown"});
}

TEST_CASE("everything that is wrong is said at once") {
    auto draft = good();
    draft.name = std::string(201, 'x');
    draft.names[texts::Language::en] = std::string(201, 'y');
    draft.county_code = "99";
    draft.municipality_code = "0000";
    draft.organisation_number = "12";
    draft.website = "javascript:alert(1)";
    draft.aliases.assign(21, "");
    for (int i = 0; i < 21; ++i)
        draft.aliases[static_cast<std::size_t>(i)] = "alias " + std::to_string(i);
    CHECK(problems(draft) ==
          std::vector<std::string>{"name organisations.too_long", "name_en organisations.too_long",
                                   "aliases organisations.too_many_aliases",
                                   "county_code organisations.county_unknown",
                                   "municipality_code organisations.municipality_unknown",
                                   "organisation_number organisations.number_wrong",
                                   "website organisations.website_wrong"});
}

TEST_CASE("municipalities and regions are not made by hand") {
    auto draft = good();
    draft.kind = Kind::municipality;
    CHECK(problems(draft) == std::vector<std::string>{"kind organisations.kind_from_register"});
    draft.source = "register:municipalities_se 2016";
    CHECK(problems(draft) == std::vector<std::string>{"kind organisations.kind_from_register"});
}

TEST_CASE("a municipality and its county go together") {
    auto draft = good();
    draft.municipality_code = "1490";
    draft.county_code = "12";
    CHECK(problems(draft) ==
          std::vector<std::string>{"county_code organisations.county_of_another"});
    draft.county_code = "";
    CHECK(checked(draft, ours())->county_code == "14");
    draft.country = "NO";
    CHECK(problems(draft) ==
          std::vector<std::string>{"municipality_code organisations.municipality_unknown"});
}

TEST_CASE("organisation numbers are tidied, and persons' numbers refused") {
    CHECK(tidied_number("2120000142", "SE") == "212000-0142");
    CHECK(tidied_number(" 212000-0142 ", "SE") == "212000-0142");
    CHECK(tidied_number("212000-0143", "SE") == std::nullopt);
    CHECK(tidied_number("811228-9874", "SE") ==
          std::nullopt);  // A person's, with the right check digit.
    CHECK(tidied_number("SE212000014201", "SE") == std::nullopt);
    CHECK(tidied_number("958 935 420", "NO") == "958935420");
    CHECK(tidied_number("958935421", "NO") == std::nullopt);
    CHECK(tidied_number("DK-12345678", "DK") == "DK-12345678");
    CHECK(tidied_number(std::string(31, '1'), "DK") == std::nullopt);
}

TEST_CASE("websites lead to a host on the web") {
    auto with_website = [](std::string website) {
        auto draft = good();
        draft.website = std::move(website);
        return problems(draft).empty();
    };
    CHECK(with_website("https://sampelby.example"));
    CHECK(with_website("http://sampelby.example/hamn?x=1"));
    CHECK_FALSE(with_website("sampelby.example"));
    CHECK_FALSE(with_website("https://"));
    CHECK_FALSE(with_website("https://user@sampelby.example"));
    CHECK_FALSE(with_website("https://sampelby.example/\"><script>"));
    CHECK_FALSE(with_website("https://localhost"));
}

TEST_CASE("names of kinds and helices are read back") {
    for (int i = 0; i <= static_cast<int>(Kind::other); ++i) {
        auto const kind = static_cast<Kind>(i);
        CHECK(parse_kind(name(kind)) == kind);
    }
    for (int i = 0; i <= static_cast<int>(Helix::civil_society); ++i)
        CHECK(parse_helix(name(static_cast<Helix>(i))) == static_cast<Helix>(i));
    CHECK(parse_kind("Municipality") == std::nullopt);
    CHECK(usual_helix(Kind::university) == Helix::academia);
    CHECK(usual_helix(Kind::port) == Helix::public_sector);
}

TEST_CASE("an organisation is called by its name in the language, otherwise by its own") {
    Organisation const institute = {.name = "Norsk Regnesentral",
                                    .names = {{texts::Language::en, "Norwegian Computing Center"}}};
    CHECK(name_in(institute, texts::Language::en) == "Norwegian Computing Center");
    CHECK(name_in(institute, texts::Language::sv) == "Norsk Regnesentral");
}
