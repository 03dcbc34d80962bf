// Which names are taken for the same.
#include <doctest/doctest.h>

#include "services/organisations/alike.h"
#include "services/organisations/shelf.h"

using namespace organisations;

namespace {

std::vector<std::string> alike(std::string name, std::string country = "SE") {
    Directory const directory(
        {{.id = OrganisationId::make(),
          .kind = Kind::port,
          .name = "Sampelby Hamn AB",
          .country = "SE",
          .aliases = {"Sampelby Port"}},
         {.id = OrganisationId::make(), .name = "Öfors energi", .country = "SE"},
         {.id = OrganisationId::make(), .name = "Lund", .country = "SE"}},
        {}, {});
    std::vector<std::string> names;
    for (auto const* one : Likeness(directory).of({.name = std::move(name), .country = country}))
        names.push_back(one->name);
    return names;
}

std::vector<std::string> const harbour = {"Sampelby Hamn AB"}, energy = {"Öfors energi"};

}

TEST_CASE("a name without its legal form, or with its words in another order, is the same") {
    CHECK(alike("Sampelby hamn") == harbour);
    CHECK(alike("AB Sampelby Hamn") == harbour);
    CHECK(alike("Hamn Sampelby Aktiebolag") == harbour);
    CHECK(alike("Sampelby Port") == harbour);
}

TEST_CASE("one letter wrong, missing, too many or out of place is the same") {
    CHECK(alike("Sampelby Hamm AB") == harbour);
    CHECK(alike("Sampeby Hamn AB") == harbour);
    CHECK(alike("Sampellby Hamn") == harbour);
    CHECK(alike("Sampebly Hamn") == harbour);
    CHECK(alike("Ofors energi") == energy);
}

TEST_CASE("two letters, another country and short names are another") {
    CHECK(alike("Sumpelby Hamm AB").empty());
    CHECK(alike("Sampelby Energi AB").empty());
    CHECK(alike("Sampelby Hamn AB", "NO").empty());
    CHECK(alike("Sund").empty());
    CHECK(alike("AB").empty());
}

TEST_CASE("an organisation is never like itself") {
    Organisation const one{.id = OrganisationId::make(), .name = "Sampelby Hamn", .country = "SE"};
    Directory const directory({one}, {}, {});
    CHECK(Likeness(directory).of(one).empty());
}
