// Processes and gates on a real database: asked, decided once, followed up, forgotten, weeded.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "features/innovation/actions.h"
#include "features/innovation/innovation.h"
#include "platform/db/temporary.h"
#include "services/activity/edition.h"
#include "services/letter_links/letter_links.h"

using namespace innovation;

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
    members::MemberId anna = members::MemberId::make(), eva = members::MemberId::make();
    std::string project = "01j0000000000000000000000a";

    World() {
        auto tx = made.database->begin();
        for (auto const* script : {"src/services/activity/migrations/001_activity.sql",
                                   "src/services/activity/migrations/002_chain.sql",
                                   "src/services/letter_links/migrations/001_letter_links.sql",
                                   "src/services/red_thread/migrations/001_red_thread.sql",
                                   "src/features/innovation/migrations/001_process.sql",
                                   "src/features/innovation/migrations/002_gates.sql",
                                   "src/features/innovation/migrations/003_experiments.sql",
                                   "src/features/innovation/migrations/004_deputies.sql",
                                   "src/features/innovation/migrations/004_trial_sites.sql",
                                   "src/features/innovation/migrations/005_moved_conditions.sql"})
            tx.script(file(script));
        begin(tx, hand(), project, Template::city, Step::frame);
        tx.commit();
    }
    Hand hand() { return {log, now, anna, {}}; }
    template <class Act>
    auto within(Act act) {
        auto tx = made.database->begin();
        auto result = act(tx);
        tx.commit();
        return result;
    }
    Asked asked() {
        return within([&](db::Transaction& tx) {
            Asking const asking{
                .question = "Nu?",
                .due = {2026, 4, 1},
                .decider = {"Eva", "chef", "eva@sampelby.example", eva, Standing::inside}};
            return ask(tx, hand(), find(tx, project).value(), asking, texts::Language::sv).value();
        });
    }
    std::optional<Gate> decided(Gate const& gate, Outcome outcome,
                                std::vector<FollowUp> left = {}) {
        return within([&](db::Transaction& tx) {
            return decide(tx, hand(), gate,
                          {{.outcome = outcome,
                            .on = {2026, 3, 10},
                            .by = eva,
                            .reason = "Hemligt skäl",
                            .lesson = outcome == Outcome::stop ? "Ingen ville." : "",
                            .basis = {{"owner", false}}},
                           left});
        });
    }
    Process kept() {
        auto reader = made.database->read();
        return find(reader, project).value();
    }
    std::string everything_logged() {
        auto reader = made.database->read();
        std::string all;
        for (auto const& entry : activity::entries_after(reader, 0, 100))
            all += entry.action + json::write(entry.details);
        return all;
    }
};

}

TEST_CASE("one gate waits at a time, and a decision is made once") {
    World world;
    auto const first = world.asked();
    CHECK_FALSE(first.link.empty());
    CHECK_FALSE(world.within([&](db::Transaction& tx) {
        return ask(tx, world.hand(), find(tx, world.project).value(), first.gate.asked,
                   texts::Language::sv);
    }));
    auto const gate = world.decided(first.gate, Outcome::go, {{.number = 1, .key = "owner"}});
    REQUIRE(gate);
    CHECK(world.kept().step == Step::ideate);
    CHECK_FALSE(world.decided(first.gate, Outcome::stop));
    CHECK(world.kept().state == State::active);
    auto reader = world.made.database->read();
    auto const kept = find_gate(reader, world.project, gate->number);
    REQUIRE(kept);
    REQUIRE(kept->decision);
    CHECK(kept->decision->outcome == Outcome::go);
    CHECK(kept->decision->basis == std::vector<Condition>{{"owner", false}});
    CHECK(letter_links::find(reader, first.link)->ended_at == world.now);
    CHECK(moves(reader, world.project).back().gate == gate->number);
}

TEST_CASE("a stop keeps its lesson until the project is taken up again") {
    World world;
    world.decided(world.asked().gate, Outcome::stop);
    CHECK(world.kept().state == State::stopped);
    CHECK(world.kept().lesson == "Ingen ville.");
    auto const problems = world.within([&](db::Transaction& tx) {
        return move(tx, world.hand(), find(tx, world.project).value(), "resume", "", "Nu vill de.");
    });
    CHECK(problems.empty());
    CHECK(world.kept().state == State::active);
    CHECK(world.kept().lesson.empty());
    // The decision with its lesson stays as it was.
    auto reader = world.made.database->read();
    CHECK(gates(reader, world.project).front().decision->lesson == "Ingen ville.");
}

TEST_CASE("a decision about a step that was left is nobody's any more") {
    World world;
    auto const asked = world.asked();
    world.within([&](db::Transaction& tx) {
        return move(tx, world.hand(), find(tx, world.project).value(), "back", "anchor", "Fel.");
    });
    CHECK_FALSE(world.decided(asked.gate, Outcome::go));
    CHECK(world.kept().step == Step::anchor);
    auto reader = world.made.database->read();
    auto const gate = find_gate(reader, world.project, asked.gate.number);
    CHECK(gate->state == GateState::withdrawn);
    CHECK(letter_links::find(reader, asked.link)->ended_at == world.now);
}

TEST_CASE("another decider gets another link, and the former one's is void") {
    World world;
    auto const first = world.asked();
    auto const second = world.within([&](db::Transaction& tx) {
        return name_another(tx, world.hand(), first.gate,
                            {.name = "Olle", .role = "chef", .email = "olle@sampelby.example"});
    });
    auto reader = world.made.database->read();
    CHECK(letter_links::find(reader, first.link)->ended_at == world.now);
    CHECK(letter_links::find(reader, second.link)->address == "olle@sampelby.example");
    CHECK(waiting_gate(reader, world.project)->asked.decider.name == "Olle");
}

TEST_CASE("what is left to do is met once, and an addendum leaves the decision as it was") {
    World world;
    auto const gate = world.decided(
        world.asked().gate, Outcome::go,
        {{.number = 1, .words = "Räkna om", .owner_name = "Eva", .due = {2026, 5, 1}}});
    REQUIRE(gate);
    auto const met = [&] {
        return world.within(
            [&](db::Transaction& tx) { return meet(tx, world.hand(), *gate, 1, "Gjort."); });
    };
    CHECK(met());
    CHECK_FALSE(met());
    world.within([&](db::Transaction& tx) {
        add(tx, world.hand(), *gate, "Det ska vara elva.", false);
        return 0;
    });
    auto reader = world.made.database->read();
    CHECK(open_follow_ups(reader).empty());
    CHECK(addenda(reader, world.project, gate->number).size() == 1);
    CHECK(find_gate(reader, world.project, gate->number)->decision->reason == "Hemligt skäl");
}

TEST_CASE("the log says what happened, never who decides or in which words") {
    World world;
    auto const asked = world.asked();
    world.decided(asked.gate, Outcome::stop);
    auto const all = world.everything_logged();
    CHECK(all.contains("innovation.stopped"));
    for (auto const* secret : {"Hemligt", "Eva", "eva@", "Ingen ville"})
        CHECK_FALSE_MESSAGE(all.contains(secret), secret);
    CHECK_FALSE(all.contains(asked.link));
}

TEST_CASE("a reason for those inside that somebody else wrote is not in the decider's own data") {
    for (bool const is_public : {false, true})
        for (bool const is_registered : {false, true}) {
            World world;
            auto const asked = world.asked();
            REQUIRE(world.within([&](db::Transaction& tx) {
                return decide(tx, world.hand(), asked.gate,
                              {{.outcome = Outcome::go,
                                .on = {2026, 3, 10},
                                .by = world.eva,
                                .registered_by = is_registered ? world.anna : members::MemberId(),
                                .reason = "Hemligt skäl",
                                .is_public = is_public},
                               {}});
            }));
            auto reader = world.made.database->read();
            auto const own = json::write(own_data(reader, world.eva));
            CAPTURE(is_public);
            CAPTURE(is_registered);
            CHECK(own.contains("eva@sampelby.example"));
            // Their own words, or what everybody may read.
            CHECK(own.contains("Hemligt") == (is_public || !is_registered));
        }
}

TEST_CASE("a decider who leaves is forgotten; a project that is weeded takes all with it") {
    World world;
    auto const asked = world.asked();
    auto tx = world.made.database->begin();
    CHECK(json::write(own_data(tx, world.eva)).contains("eva@sampelby.example"));
    forget_member(tx, world.eva, "eva@sampelby.example");
    auto const left = find_gate(tx, world.project, asked.gate.number).value();
    CHECK(left.asked.decider.name.empty());
    CHECK(left.asked.decider.email.empty());
    CHECK(left.asked.decider.role == "chef");
    forget_subject(tx, "project", world.project);
    CHECK_FALSE(find(tx, world.project));
    CHECK(gates(tx, world.project).empty());
    CHECK(moves(tx, world.project).empty());
}

TEST_CASE(
    "who was to follow up is forgotten too, when that was met after the decider's address went") {
    World world;
    auto const gate = world.decided(world.asked().gate, Outcome::go,
                                    {{.number = 1,
                                      .words = "Räkna om",
                                      .owner_name = "Eva",
                                      .owner_email = "eva@sampelby.example",
                                      .due = {2026, 5, 1}}});
    auto const rule = lifetime_rules().front();
    auto weed = [&] {
        auto tx = world.made.database->begin();
        int found = 0;
        basics::Time const later{world.now.microseconds + 1};
        rule->each(tx, later, "", [&](lifetimes::Due const&) { return ++found > 0; });
        rule->weed(tx, world.project);
        tx.commit();
        return found;
    };
    auto address = [&] {
        auto reader = world.made.database->read();
        return follow_ups(reader, world.project, gate->number).front().owner_email;
    };
    CHECK(weed() == 1);
    CHECK(address() == "eva@sampelby.example");
    world.now = {world.now.microseconds + 10};
    world.within([&](db::Transaction& tx) { return meet(tx, world.hand(), *gate, 1, "Gjort."); });
    CHECK(weed() == 1);
    CHECK(address().empty());
    CHECK(weed() == 0);
}

TEST_CASE("a decider's address goes when all of the project's decisions are old") {
    World world;
    world.decided(world.asked().gate, Outcome::adjust);
    auto const rule = lifetime_rules().front();
    auto count = [&](basics::Time before) {
        auto reader = world.made.database->read();
        int found = 0;
        rule->each(reader, before, "", [&](lifetimes::Due const&) { return ++found > 0; });
        return found;
    };
    basics::Time const later{world.now.microseconds + 1};
    CHECK(count(world.now) == 0);
    CHECK(count(later) == 1);
    world.now = {world.now.microseconds + 10};
    world.decided(world.asked().gate, Outcome::adjust);
    CHECK(count(later) == 0);
}
