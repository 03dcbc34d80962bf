// Each participant is seen on the map, near where the answers put them.
#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "features/dialogues/apart.h"

using namespace dialogues;

TEST_CASE("who answers alike is not hidden behind each other") {
    auto const dots = set_apart(std::vector<Dot>(24, {300, 200}), 12, 24);
    REQUIRE(dots.size() == 24);
    CHECK(dots.front() == Dot{300, 200});
    std::set<std::pair<long, long>> places;
    for (auto const& one : dots) {
        places.emplace(one.x, one.y);
        CHECK(std::hypot(one.x - 300, one.y - 200) < 25.5);
    }
    CHECK(places.size() == 24);
}

TEST_CASE("two beside each other are a dot apart") {
    auto const dots = set_apart({{300, 200}, {301, 201}}, 12, 24);
    CHECK(std::hypot(dots[1].x - dots[0].x, dots[1].y - dots[0].y) ==
          doctest::Approx(12).epsilon(0.1));
}

TEST_CASE("who stands alone stays") {
    std::vector<Dot> const alone = {{30, 30}, {570, 370}, {300, 30}};
    CHECK(set_apart(alone, 12, 24) == alone);
    CHECK(set_apart({}, 12, 24).empty());
}
