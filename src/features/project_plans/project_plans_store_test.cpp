// Plans on a real database: told, told again, removed, forgotten.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "features/project_plans/actions.h"
#include "features/project_plans/project_plans.h"
#include "features/project_plans/show.h"
#include "platform/db/temporary.h"
#include "services/activity/edition.h"

using namespace project_plans;

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

    World() {
        auto tx = made.database->begin();
        for (auto const* script : {"src/services/activity/migrations/001_activity.sql",
                                   "src/services/activity/migrations/002_chain.sql",
                                   "src/features/project_plans/migrations/001_plan_entries.sql"})
            tx.script(file(script));
        tx.commit();
    }
    Hand hand() { return {log, now, anna, {}}; }
    Entry told(Part part, told::Told words, Entry const* before = nullptr) {
        auto tx = made.database->begin();
        auto entry = tell(tx, hand(), project, part, before, std::move(words));
        tx.commit();
        return entry;
    }
    std::vector<Entry> kept() {
        auto reader = made.database->read();
        return entries(reader, project);
    }
};

}

TEST_CASE("an entry is kept in versions; the same told again adds none") {
    World world;
    auto const first = world.told(Part::partner, {{"name", "Högskolan"}});
    auto const second = world.told(Part::partner, {{"name", "Universitetet"}}, &first);
    CHECK(second.version == 2);
    CHECK(world.told(Part::partner, {{"name", "Universitetet"}}, &second).version == 2);
    REQUIRE(world.kept().size() == 1);
    CHECK(told::said(world.kept().front().told, "name") == "Universitetet");
    auto reader = world.made.database->read();
    CHECK(versions(reader, world.project, first.id).size() == 2);
}

TEST_CASE("what is removed holds no more and keeps its versions and its reason") {
    World world;
    auto const entry = world.told(Part::risk, {{"what", "Nätet räcker inte"}});
    auto tx = world.made.database->begin();
    remove(tx, world.hand(), world.project, entry, "Byggt.");
    tx.commit();
    REQUIRE(world.kept().size() == 1);
    CHECK_FALSE(world.kept().front().holds());
    CHECK(world.kept().front().removed == "Byggt.");
    web::Access const inside{.may_see = true, .may_change = true};
    CHECK(seen_of(inside, world.kept()).empty());
}

TEST_CASE("who only sees the project sees neither team nor risks") {
    World world;
    for (auto const part : parts) world.told(part, {{"name", "x"}});
    web::Access const visitor{.may_see = true}, inside{.may_see = true, .may_change = true};
    CHECK(seen_of(inside, world.kept()).size() == 6);
    auto const seen = seen_of(visitor, world.kept());
    CHECK(seen.size() == 4);
    for (auto const& one : seen) CHECK((one.part != Part::team && one.part != Part::risk));
}

TEST_CASE("the log says that a part changed, never in which words") {
    World world;
    world.told(Part::team, {{"name", "Petra"}, {"email", "petra@sampelby.example"}});
    auto reader = world.made.database->read();
    std::string all;
    for (auto const& entry : activity::entries_after(reader, 0, 100))
        all += entry.action + json::write(entry.details);
    CHECK(all.contains("project_plans.told"));
    CHECK_FALSE(all.contains("Petra"));
}

TEST_CASE("who leaves is in no version of a team; a project that is weeded takes all with it") {
    World world;
    auto const entry = world.told(
        Part::team, {{"name", "Petra"}, {"email", "petra@sampelby.example"}, {"role", "Ledare"}});
    world.told(Part::team,
               {{"name", "Petra"}, {"email", "petra@sampelby.example"}, {"role", "Chef"}}, &entry);
    auto tx = world.made.database->begin();
    forget_member(tx, "petra@sampelby.example");
    for (auto const& one : versions(tx, world.project, entry.id)) {
        CHECK(told::said(one.told, "name").empty());
        CHECK(told::said(one.told, "email").empty());
        CHECK_FALSE(told::said(one.told, "role").empty());
    }
    forget_subject(tx, "project", world.project);
    CHECK(entries(tx, world.project).empty());
}
