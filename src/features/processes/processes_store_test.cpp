// Processes on a real database: copied, changed, brought back; what projects met; weeded.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "features/processes/actions.h"
#include "features/processes/processes.h"
#include "platform/db/temporary.h"
#include "services/activity/edition.h"

using namespace processes;
using texts::Language;

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
    organisations::OrganisationId sampelby = organisations::OrganisationId::make();
    Process from;

    World() {
        auto tx = made.database->begin();
        for (auto const* script : {"src/services/activity/migrations/001_activity.sql",
                                   "src/services/activity/migrations/002_chain.sql",
                                   "src/features/processes/migrations/001_processes.sql"})
            tx.script(file(script));
        tx.commit();
        Step step{.id = "mall-a", .kind = StepKind::decision};
        step.of(Part::name) = {{Language::sv, "Å"}, {Language::nb, "Å på norsk"}};
        step.of(Part::decides) = {{Language::sv, "Nämnden\nChefen"}};
        from.id = "mall";
        from.outline = {
            {{Language::sv, "Mallen"}}, {}, {{"mall-t", "", {{Language::sv, "Spår"}}, {}, {step}}}};
    }
    Hand hand() { return {log, now, anna}; }
    template <class Act>
    auto within(Act act) {
        auto tx = made.database->begin();
        auto result = act(tx);
        tx.commit();
        return result;
    }
    Process copied() {
        return within([&](db::Transaction& tx) {
            return copy(tx, hand(), from, sampelby, {{Language::sv, "Vår"}});
        });
    }
};

}

TEST_CASE("what was copied is read as it was written, whole") {
    World world;
    auto const made = world.copied();
    auto reader = world.made.database->read();
    auto const kept = store::find(reader, made.id);
    REQUIRE(kept.has_value());
    CHECK(kept->outline == made.outline);
    CHECK(kept->copied_from == "mall");
    CHECK(kept->organisation == world.sampelby);
    CHECK(store::count(reader, world.sampelby) == 1);
    CHECK(store::list(reader, organisations::OrganisationId::make(), "", 9).empty());
    CHECK(store::list(reader, {}, made.id, 9).empty());
}

TEST_CASE("a version that is brought back is what it was, and its steps are there again") {
    World world;
    auto const first = world.copied();
    auto const step = first.outline.tracks[0].steps[0].id;
    auto const second = world.within([&](db::Transaction& tx) {
        auto outline = first.outline;
        remove_step(outline, step);
        return change(tx, world.hand(), first, outline, Change::step_removed, "Å");
    });
    {
        auto reader = world.made.database->read();
        auto const gone = store::find_step(reader, step);
        REQUIRE(gone.has_value());
        CHECK_FALSE(gone->is_there);
        CHECK(gone->step == first.outline.tracks[0].steps[0]);
    }
    auto const third = world.within([&](db::Transaction& tx) {
        auto const old = store::version(tx, first.id, 1);
        REQUIRE(old.has_value());
        return change(tx, world.hand(), second, old->outline, Change::restored, "1");
    });
    auto reader = world.made.database->read();
    CHECK(third.version == 3);
    CHECK(store::find(reader, first.id)->outline == first.outline);
    CHECK(store::find_step(reader, step)->is_there);
    auto const versions = store::versions(reader, first.id);
    REQUIRE(versions.size() == 3);
    CHECK(versions.front().change == Change::restored);
    CHECK(versions.back().number == 1);
    CHECK_FALSE(store::version(reader, first.id, 4).has_value());
}

TEST_CASE("a project tells a step once, says it anew, takes it back; it goes with the project") {
    World world;
    auto const process = world.copied();
    Met met{.project = "p",
            .step = process.outline.tracks[0].steps[0].id,
            .process = process.id,
            .origin = "mall-a",
            .words = "Det tog tid."};
    auto const tell = [&] {
        return world.within([&](db::Transaction& tx) { return meet(tx, world.hand(), met, {}); });
    };
    CHECK(tell());
    CHECK_FALSE(tell());
    met.words = "Det gick fort.";
    CHECK(tell());
    {
        auto reader = world.made.database->read();
        auto const all = store::met_by(reader, "p");
        REQUIRE(all.size() == 1);
        CHECK(all[0].words == "Det gick fort.");
        CHECK(own_data(reader, world.anna).find("steps_told")->elements().size() == 1);
        CHECK(reader.number("SELECT count(*) FROM activity WHERE action = 'processes.step_met'") ==
              2);
    }
    world.within([&](db::Transaction& tx) { return forget_subject(tx, "case", "p"), true; });
    {
        auto reader = world.made.database->read();
        CHECK(store::met_by(reader, "p").size() == 1);
    }
    world.within([&](db::Transaction& tx) { return forget_subject(tx, "project", "p"), true; });
    auto reader = world.made.database->read();
    CHECK(store::all_met(reader).empty());
}

TEST_CASE("the log names the version, never what a step is called") {
    World world;
    auto const first = world.copied();
    world.within([&](db::Transaction& tx) {
        return change(tx, world.hand(), first, first.outline, Change::step_changed,
                      "Eva Perssons steg");
    });
    auto reader = world.made.database->read();
    CHECK(store::versions(reader, first.id).front().what == "Eva Perssons steg");
    CHECK(reader.number("SELECT count(*) FROM activity WHERE details LIKE '%step_changed%'") == 1);
    CHECK(reader.number("SELECT count(*) FROM activity WHERE details LIKE '%Persson%'") == 0);
}

TEST_CASE("taken out of use twice is once") {
    World world;
    auto process = world.copied();
    for (int i = 0; i < 2; ++i)
        world.within([&](db::Transaction& tx) {
            set_in_use(tx, world.hand(), *store::find(tx, process.id), false);
            return true;
        });
    auto reader = world.made.database->read();
    CHECK_FALSE(store::find(reader, process.id)->is_in_use);
    CHECK(reader.number("SELECT count(*) FROM activity WHERE action LIKE 'processes.%'") == 2);
}
