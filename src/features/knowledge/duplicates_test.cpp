// What makes two projects likely the same, and what must not.
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "features/knowledge/duplicates.h"

using namespace knowledge;
using texts::Language;

namespace {

bool share_a_key(Content const& first, Content const& second) {
    auto const one = duplicate_keys(first), other = duplicate_keys(second);
    return std::ranges::any_of(one, [&](std::string const& key) {
        return key_kind(key) != "name" && other.contains(key);
    });
}

}

TEST_CASE("the same funder's number, written differently") {
    CHECK(share_a_key({.funder_number = "2015-06045"}, {.funder_number = "2015–06045"}));
    CHECK_FALSE(share_a_key({.funder_number = "2015-06045"}, {.funder_number = "2015-06046"}));
    CHECK(duplicate_keys({.funder_number = "12"}).empty());
}

TEST_CASE("the same title in another language, the year and the coordinator") {
    Content const swedish{
        .title = {{Language::sv, "Delat boende i Sampelby"},
                  {Language::en, "Shared housing in Sampelby"}},
        .start = basics::Date{2024, 2, 0},
        .partners = {{.name = "Sampelby kommun", .role = PartnerRole::coordinator}}};
    Content english{.title = {{Language::en, "Shared Housing in Sampelby"}},
                    .start = basics::Date{2024, 0, 0},
                    .partners = {{.name = "SAMPELBY KOMMUN", .role = PartnerRole::coordinator}}};
    CHECK(share_a_key(swedish, english));
    english.start = basics::Date{2025, 0, 0};
    CHECK_FALSE(share_a_key(swedish, english));
    english.start = basics::Date{2024, 0, 0};
    english.partners[0].name = "Granby kommun";
    CHECK_FALSE(share_a_key(swedish, english));
}

TEST_CASE("where no coordinator is given the funder counts") {
    Content const one{.title = {{Language::sv, "Cirkulära möbler"}},
                      .start = basics::Date{2020, 0, 0},
                      .funder = "Vinnova"};
    Content other = one;
    CHECK(share_a_key(one, other));
    other.funder = "Formas";
    CHECK_FALSE(share_a_key(one, other));
}

TEST_CASE("the same days and a name that both titles have") {
    Content const program{.title = {{Language::sv, "Två miljoner till Innocities-programmet"}},
                          .start = basics::Date{2021, 10, 15},
                          .end = basics::Date{2023, 3, 15}};
    Content page{.title = {{Language::sv, "InnoCities - Smart och hållbar"}},
                 .start = basics::Date{2021, 10, 15},
                 .end = basics::Date{2023, 3, 15}};
    CHECK(share_a_key(program, page));
    page.end = basics::Date{2023, 3, 0};
    CHECK_FALSE(share_a_key(program, page));
}

TEST_CASE("a name is judged by how rare it is in the whole bank, not on those days") {
    CHECK(rarity_key("days:2021-10-15|2023-03-15|innocities") == "name:innocities");
    CHECK(rarity_key("number:2015 06045") == "number:2015 06045");
}
