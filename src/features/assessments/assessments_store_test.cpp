// Assessments on a real database: told, told again, sorted, overtaken, kept whole.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <utility>

#include "features/assessments/actions.h"
#include "features/assessments/assessments.h"
#include "platform/db/temporary.h"
#include "services/activity/edition.h"

using namespace assessments;

namespace {

std::string file(std::string const& path) {
    std::ifstream in(path);
    REQUIRE_MESSAGE(in.good(), path);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct World {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log{edition};
    basics::Time now = basics::parse_iso_time("2026-03-10T12:00:00Z").value();
    members::MemberId anna = members::MemberId::make();
    std::string project = "01j0000000000000000000000a";
    PartId climate = {.kind = Kind::goal, .goal = 13};

    World() {
        auto tx = made.database->begin();
        for (auto const* script : {"src/services/activity/migrations/001_activity.sql",
                                   "src/services/activity/migrations/002_chain.sql",
                                   "src/features/assessments/migrations/001_assessments.sql"})
            tx.script(file(script));
        tx.commit();
    }
    Hand hand() { return {log, now, anna, {}}; }
    Outcome told(PartId const& part, Told const& words, std::int64_t seen) {
        auto tx = made.database->begin();
        auto const outcome = tell(tx, hand(), project, part, words, seen);
        tx.commit();
        return outcome;
    }
    Outcome sorted(Relevances const& chosen, std::string_view seen) {
        auto tx = made.database->begin();
        auto const outcome = sort(tx, hand(), project, chosen, seen);
        tx.commit();
        return outcome;
    }
    Assessment kept() {
        auto reader = made.database->read();
        return find(reader, project);
    }
    std::size_t versions() {
        auto reader = made.database->read();
        return history(reader, project, 100).size();
    }
    static Told score(std::string const& score) {
        return {{"relevance", "core"}, {"score", score}, {"rationale", "Ålgräs \"växer\"\n\nhär"}};
    }
};

}

TEST_CASE("what is told is kept whole, and the next version beside it") {
    World world;
    CHECK(world.told(world.climate, World::score("2"), 0) == Outcome::told);
    CHECK(world.told(world.climate, World::score("-1"), 1) == Outcome::told);
    auto const kept = world.kept();
    REQUIRE(kept.parts.size() == 1);
    CHECK(kept.parts.front().told == World::score("-1"));
    CHECK(kept.parts.front().version == 2);
    CHECK(kept.parts.front().by == world.anna);
    CHECK(kept.updated_at() == world.now);
    CHECK(world.versions() == 2);
}

TEST_CASE("the same told twice is told once; another one meanwhile is not written over") {
    World world;
    world.told(world.climate, World::score("2"), 0);
    CHECK(world.told(world.climate, World::score("2"), 0) == Outcome::same);
    CHECK(world.told(world.climate, World::score("3"), 0) == Outcome::overtaken);
    CHECK(world.kept().score(13) == 2);
    CHECK(world.versions() == 1);
}

TEST_CASE("parts do not overtake each other") {
    World world;
    world.told(world.climate, World::score("2"), 0);
    CHECK(world.told({.kind = Kind::goal, .goal = 3}, World::score("1"), 0) == Outcome::told);
    CHECK(world.told({.kind = Kind::equality}, {{"gains", "x"}}, 0) == Outcome::told);
    CHECK(world.kept().parts.size() == 3);
}

TEST_CASE("sorting keeps scores of what still concerns the project, and takes the others away") {
    World world;
    world.told(world.climate, World::score("2"), 0);
    world.told({.kind = Kind::goal, .goal = 3}, World::score("1"), 0);
    auto chosen = relevances_of(world.kept());
    auto const seen = marks_of(world.kept());
    chosen.at(12) = Relevance::related;
    chosen.at(2) = Relevance::no;
    chosen.at(0) = Relevance::unknown;
    CHECK(world.sorted(chosen, seen) == Outcome::told);
    auto const kept = world.kept();
    CHECK(kept.score(13) == 2);
    CHECK_FALSE(kept.score(3).has_value());
    CHECK(relevances_of(kept) == chosen);
    CHECK(world.versions() == 5);
    CHECK(world.sorted(chosen, seen) == Outcome::same);
    chosen.at(0) = Relevance::core;
    CHECK(world.sorted(chosen, seen) == Outcome::overtaken);
}

TEST_CASE("sorting does not take away a score that was told meanwhile") {
    World world;
    world.told(world.climate, {{"relevance", "core"}}, 0);
    auto chosen = relevances_of(world.kept());
    auto const seen = marks_of(world.kept());
    world.told(world.climate, World::score("-3"), 1);
    chosen.at(12) = Relevance::no;
    CHECK(world.sorted(chosen, seen) == Outcome::overtaken);
    CHECK(world.kept().score(13) == -3);
}

TEST_CASE("each project is given once, with what holds now") {
    World world;
    world.told(world.climate, World::score("2"), 0);
    world.told(world.climate, World::score("3"), 1);
    world.project = "01j0000000000000000000000b";
    world.told(world.climate, World::score("-3"), 0);
    std::vector<int> scores;
    auto reader = world.made.database->read();
    each(reader, [&](std::string const&, Assessment const& assessment) {
        scores.push_back(assessment.score(13).value());
    });
    CHECK(scores == std::vector{3, -3});
}

TEST_CASE("weeding a project takes its assessment and no other") {
    World world;
    world.told(world.climate, World::score("2"), 0);
    auto const first = std::exchange(world.project, "01j0000000000000000000000b");
    world.told(world.climate, World::score("1"), 0);
    auto tx = world.made.database->begin();
    forget_subject(tx, "need", first);
    CHECK_FALSE(find(tx, first).empty());
    forget_subject(tx, "project", first);
    CHECK(find(tx, first).empty());
    CHECK_FALSE(find(tx, world.project).empty());
}
