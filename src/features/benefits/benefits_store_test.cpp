// Benefits on a real database: stated, measured, confirmed, changed, asked, ended, forgotten.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "features/benefits/actions.h"
#include "features/benefits/benefits.h"
#include "platform/db/temporary.h"
#include "services/activity/edition.h"
#include "services/letter_links/letter_links.h"

using namespace benefits;

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
                                   "src/services/letter_links/migrations/001_letter_links.sql",
                                   "src/features/benefits/migrations/001_benefits.sql"})
            tx.script(file(script));
        tx.commit();
    }
    Hand hand(members::MemberId member = {}) { return {log, now, member, {}}; }
    static told::Told telling() {
        return {{"title", "Färre köpta möbler"},
                {"kind", "budget"},
                {"currency", "SEK"},
                {"measure", "kostnad"},
                {"baseline", "2000"},
                {"target", "1000"},
                {"follow_up", "2026-06-01"},
                {"owner_name", "Britta"},
                {"owner_email", "britta@sampelby.example"},
                {"controller_name", "Siv"},
                {"controller_email", "siv@sampelby.example"}};
    }
    template <class Act>
    auto within(Act act) {
        auto tx = made.database->begin();
        auto result = act(tx);
        tx.commit();
        return result;
    }
    Done stated(told::Told const& told, Whole const* before = nullptr) {
        return within([&](db::Transaction& tx) {
            return state(tx, hand(anna), project, before, told, texts::Language::sv);
        });
    }
    Done measured(Whole const& whole, std::int64_t figure) {
        return within([&](db::Transaction& tx) {
            return measure(tx, hand(anna), whole,
                           {.year = 2025,
                            .figure = figure,
                            .measured_on = {2026, 1, 19},
                            .source = "Bokslutet"});
        });
    }
    Whole answered(Whole const& whole, bool is_yes) {
        return within([&](db::Transaction& tx) {
            return answer(tx, hand(), whole, 2025, {is_yes, is_yes ? "" : "Fel konto."});
        });
    }
    Whole kept(BenefitId const& id) {
        auto reader = made.database->read();
        return find(reader, project, id).value();
    }
};

}

TEST_CASE("what is stated is kept whole; the same again is nothing new") {
    World world;
    auto const done = world.stated(World::telling());
    auto const kept = world.kept(done.whole.benefit.id);
    CHECK(kept.benefit.told == World::telling());
    CHECK(kept.benefit.version == 1);
    CHECK(world.stated(World::telling(), &kept).whole.benefit.version == 1);
}

TEST_CASE("a figure waits until the controller answers; told anew it waits again") {
    World world;
    auto const whole = world.stated(World::telling()).whole;
    auto const first = world.measured(whole, 120'000);
    REQUIRE(first.sent.size() == 1);
    CHECK_FALSE(first.sent.front().link.empty());
    CHECK(world.answered(first.whole, true).values.front().state == State::confirmed);
    auto const kept = world.kept(whole.benefit.id);
    CHECK(kept.values.front().controller == "Siv");
    CHECK(world.measured(kept, 120'000).sent.empty());
    auto const again = world.measured(kept, 110'000);
    CHECK(again.sent.size() == 1);
    CHECK(world.kept(whole.benefit.id).values.front().state == State::waiting);
    CHECK(world.kept(whole.benefit.id).values.front().version > kept.values.front().version);
}

TEST_CASE("another baseline makes what was confirmed wait again; another target does not") {
    World world;
    auto const whole = world.stated(World::telling()).whole;
    auto const confirmed = world.answered(world.measured(whole, 120'000).whole, true);
    auto told = World::telling();
    told["target"] = "900";
    CHECK(world.stated(told, &confirmed).sent.empty());
    auto const kept = world.kept(whole.benefit.id);
    CHECK(kept.values.front().state == State::confirmed);
    told["baseline"] = "2500";
    CHECK(world.stated(told, &kept).sent.size() == 1);
    CHECK(world.kept(whole.benefit.id).values.front().state == State::waiting);
}

TEST_CASE("the owner is asked once for each year, and nobody is when it has ended") {
    World world;
    auto whole = world.stated(World::telling()).whole;
    auto const due = [&] {
        auto reader = world.made.database->read();
        return to_ask(reader, world.now, 10).size();
    };
    CHECK(due() == 0);
    world.now = basics::parse_iso_time("2026-06-01T12:00:00Z").value();
    CHECK(due() == 1);
    auto const link = world.within(
        [&](db::Transaction& tx) { return ask_owner(tx, world.hand(), whole.benefit); });
    CHECK_FALSE(link.empty());
    CHECK(due() == 0);
    world.now = basics::parse_iso_time("2027-06-01T12:00:00Z").value();
    CHECK(due() == 1);
    world.within([&](db::Transaction& tx) {
        return end(tx, world.hand(world.anna), whole.benefit, "Nedlagt.");
    });
    CHECK(due() == 0);
    CHECK(world.kept(whole.benefit.id).benefit.is_ended);
    auto reader = world.made.database->read();
    auto const found = letter_links::find(reader, link);
    REQUIRE(found);
    CHECK(letter_links::state_of(*found, world.now) != letter_links::State::open);
}

TEST_CASE("the log says what happened, never whose or in which words") {
    World world;
    auto const whole = world.stated(World::telling()).whole;
    auto const done = world.measured(whole, 120'000);
    world.answered(done.whole, false);
    auto reader = world.made.database->read();
    std::string all;
    for (auto const& entry : activity::entries_after(reader, 0, 100))
        all += entry.action + json::write(entry.details);
    CHECK(all.contains("benefits.denied"));
    for (auto const* secret : {"Siv", "siv@", "konto", "1200"})
        CHECK_FALSE_MESSAGE(all.contains(secret), secret);
    CHECK_FALSE(all.contains(done.sent.front().link));
}

TEST_CASE("who leaves owns and confirms nothing any more; a weeded project takes all with it") {
    World world;
    auto const whole = world.stated(World::telling()).whole;
    world.answered(world.measured(whole, 120'000).whole, true);
    auto tx = world.made.database->begin();
    forget_member(tx, "siv@sampelby.example");
    auto const left = find(tx, world.project, whole.benefit.id).value();
    CHECK(told::said(left.benefit.told, "controller_email").empty());
    CHECK(told::said(left.benefit.told, "controller_name").empty());
    CHECK(left.values.front().controller.empty());
    CHECK(left.values.front().state == State::confirmed);
    CHECK(told::said(left.benefit.told, "owner_name") == "Britta");
    forget_subject(tx, "project", world.project);
    CHECK(of_project(tx, world.project).empty());
}

TEST_CASE("addresses are weeded a year after the end, not before") {
    World world;
    auto const whole = world.stated(World::telling()).whole;
    auto const rule = lifetime_rules().front();
    auto const count = [&] {
        auto reader = world.made.database->read();
        int found = 0;
        rule->each(reader, {world.now.microseconds + 1}, "",
                   [&](lifetimes::Due const&) { return ++found > 0; });
        return found;
    };
    CHECK(count() == 0);
    world.within([&](db::Transaction& tx) {
        return end(tx, world.hand(world.anna), whole.benefit, "Nedlagt.");
    });
    CHECK(count() == 1);
}
