// Whatever is told of who took it from whom, each stands in the tree once, and never above itself.
#include "features/adoptions/tree.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

using namespace adoptions;

namespace {

std::vector<AdoptionId> made(std::size_t count) {
    std::vector<AdoptionId> ids;
    for (std::size_t i = 0; i < count; ++i) ids.push_back(AdoptionId::make());
    return ids;
}

Row row(basics::Date since, Standing standing, basics::Date used_since) {
    return {
        .id = AdoptionId::make(), .standing = standing, .since = since, .used_since = used_since};
}

}

TEST_CASE("what was taken from another adopter stands below it, the rest below the origin") {
    auto const ids = made(4);
    Sources const sources{{ids[0], ids[2]}, {ids[3], ids[0]}};
    CHECK(tree(ids, sources) ==
          std::vector<Twig>{
              {ids[1], std::nullopt}, {ids[2], std::nullopt}, {ids[0], ids[2]}, {ids[3], ids[0]}});
    // Where one between them is not shown, the next above it is.
    CHECK(tree({ids[3], ids[2]}, sources) ==
          std::vector<Twig>{{ids[2], std::nullopt}, {ids[3], ids[2]}});
    CHECK(tree({ids[3]}, sources) == std::vector<Twig>{{ids[3], std::nullopt}});
}

TEST_CASE("each is in the tree once, after the one it was taken from, whatever is told") {
    REQUIRE(rc::check([] {
        auto const all = made(*rc::gen::inRange<std::size_t>(1, 12));
        Sources sources;
        std::vector<AdoptionId> shown;
        for (auto const& id : all) {
            if (*rc::gen::arbitrary<bool>())
                sources[id] = all[*rc::gen::inRange<std::size_t>(0, all.size())];
            if (*rc::gen::inRange(0, 4) != 0) shown.push_back(id);
        }
        std::set<AdoptionId> seen;
        for (auto const& twig : tree(shown, sources)) {
            bool const is_after = !twig.from || seen.contains(*twig.from);
            RC_ASSERT(is_after);
            RC_ASSERT(seen.insert(twig.id).second);
        }
        RC_ASSERT(seen == std::set<AdoptionId>(shown.begin(), shown.end()));
    }));
}

TEST_CASE("nobody takes over from themselves, nor from who took it over from them") {
    auto const ids = made(4);
    Sources const sources{{ids[1], ids[0]}, {ids[2], ids[1]}};
    CHECK_FALSE(may_come_from(sources, ids[0], ids[0]));
    CHECK_FALSE(may_come_from(sources, ids[0], ids[2]));
    CHECK(may_come_from(sources, ids[2], ids[0]));
    CHECK(may_come_from(sources, ids[3], ids[2]));
    // A circle that is there already ends the search.
    CHECK(may_come_from({{ids[1], ids[2]}, {ids[2], ids[1]}}, ids[0], ids[1]));
}

TEST_CASE("a year has those who used it at its end; this year also those on the way") {
    auto const used = row({2024, 3, 1}, Standing::used, {2024, 3, 1});
    auto const ended = row({2025, 6, 1}, Standing::ended, {2023, 1, 1});
    auto const coming = row({2026, 1, 1}, Standing::on_the_way, {});
    auto const unsure = row({2022, 1, 1}, Standing::unsure, {2022, 1, 1});
    std::vector<Row> const all{used, ended, coming, unsure};
    auto const ids = [&](int year) {
        std::vector<AdoptionId> found;
        for (auto const& one : at_year(all, year, 2026)) found.push_back(one.id);
        return found;
    };
    CHECK(ids(2021).empty());
    CHECK(ids(2023) == std::vector<AdoptionId>{ended.id, unsure.id});
    CHECK(ids(2024) == std::vector<AdoptionId>{used.id, ended.id, unsure.id});
    CHECK(ids(2025) == std::vector<AdoptionId>{used.id, unsure.id});
    CHECK(ids(2026).size() == 4);
    CHECK_FALSE(was_used(ended, 2026));
    CHECK_FALSE(was_used(coming, 2026));
}
