// Statements on a real database: stated, asked, answered, changed, asked again, lapsed, weeded.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "features/outcomes/actions.h"
#include "features/outcomes/outcomes.h"
#include "platform/db/temporary.h"
#include "services/activity/edition.h"
#include "services/letter_links/letter_links.h"

using namespace outcomes;

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
                                   "src/features/outcomes/migrations/001_implemented.sql"})
            tx.script(file(script));
        tx.commit();
    }
    Hand hand(members::MemberId member = {}) { return {log, now, member, {}}; }
    Telling told() const {
        return {.owner = {"Eva", "enhetschef", "Badhuset", "eva@sampelby.example", eva},
                .since = {2026, 3, 1},
                .evidence = "Används.",
                .in_budget = true,
                .budget = "Driften"};
    }
    template <class Act>
    auto within(Act act) {
        auto tx = made.database->begin();
        auto result = act(tx);
        tx.commit();
        return result;
    }
    Done stated(Telling const& telling) {
        return within([&](db::Transaction& tx) {
            return state(tx, hand(anna), project, find(tx, project), telling, texts::Language::sv);
        });
    }
    Statement answered(bool yes, std::string comment = {}) {
        return within([&](db::Transaction& tx) {
            return answer(tx, hand(), find(tx, project).value(), {yes, std::move(comment)});
        });
    }
    letter_links::State link(std::string const& token) {
        auto reader = made.database->read();
        auto const found = letter_links::find(reader, token);
        return found ? letter_links::state_of(*found, now) : letter_links::State::unknown;
    }
    Statement kept() {
        auto reader = made.database->read();
        return find(reader, project).value();
    }
    std::size_t events_kept() {
        auto reader = made.database->read();
        return events(reader, project).size();
    }
};

}

TEST_CASE("what is stated is kept whole and waits for the line owner") {
    World world;
    auto const done = world.stated(world.told());
    CHECK(world.link(done.link) == letter_links::State::open);
    auto const kept = world.kept();
    CHECK(kept.told == world.told());
    CHECK(kept.state == State::waiting);
    CHECK(kept.is_asked());
    CHECK(kept.stated_by == world.anna);
}

TEST_CASE("the same stated twice is one statement and one letter") {
    World world;
    world.stated(world.told());
    auto const again = world.stated(world.told());
    CHECK(again.link.empty());
    CHECK(world.kept().version == 1);
    CHECK(world.events_kept() == 1);
}

TEST_CASE("a change of what is stated makes the old letter void and asks anew") {
    World world;
    auto const first = world.stated(world.told());
    auto changed = world.told();
    changed.evidence = "Används i tre hallar.";
    auto const second = world.stated(changed);
    CHECK(world.link(first.link) == letter_links::State::ended);
    CHECK(world.link(second.link) == letter_links::State::open);
    world.answered(true);
    changed.since = {2026, 3, 2};
    world.stated(changed);
    CHECK(world.kept().state == State::waiting);
    CHECK(world.kept().ask_next_at == basics::Time());
    CHECK(world.events_kept() == 4);
}

TEST_CASE("a new line owner of what is confirmed leaves it confirmed and gets the next question") {
    World world;
    world.stated(world.told());
    world.answered(true);
    auto changed = world.told();
    changed.owner = {"Olle", "chef", "", "olle@sampelby.example", {}};
    CHECK(world.stated(changed).link.empty());
    auto const kept = world.kept();
    CHECK(kept.state == State::confirmed);
    CHECK(kept.told.owner.name == "Olle");
    CHECK(kept.ask_next_at > world.now);
    // One who has not answered yet is replaced, and the new one is asked.
    World waiting;
    auto const before = waiting.stated(waiting.told());
    CHECK_FALSE(waiting.stated(changed).link.empty());
    CHECK(waiting.link(before.link) == letter_links::State::ended);
}

TEST_CASE("yes confirms and plans the next question; no denies, and later ends") {
    World world;
    world.stated(world.told());
    CHECK(world.answered(false, "Bara på prov.").state == State::denied);
    CHECK(world.kept().ask_next_at == basics::Time());
    auto const again = world.within([&](db::Transaction& tx) {
        return ask_again(tx, world.hand(world.anna), find(tx, world.project).value());
    });
    CHECK(again.statement.state == State::waiting);
    auto const yes = world.answered(true);
    CHECK(yes.state == State::confirmed);
    CHECK(basics::day_in_stockholm(yes.ask_next_at) == basics::Date{2027, 3, 10});
    world.now = yes.ask_next_at;
    world.within([&](db::Transaction& tx) {
        return ask_later(tx, world.hand(), find(tx, world.project).value(), 12);
    });
    CHECK(world.kept().state == State::confirmed);
    CHECK(world.answered(false, "Avvecklat.").state == State::ended);
}

TEST_CASE("who is due is found once, and who does not answer lapses") {
    World world;
    world.stated(world.told());
    auto const yes = world.answered(true);
    auto due = [&] {
        auto reader = world.made.database->read();
        return to_ask(reader, world.now, 10).size();
    };
    CHECK(due() == 0);
    world.now = yes.ask_next_at;
    CHECK(due() == 1);
    world.within([&](db::Transaction& tx) {
        return ask_later(tx, world.hand(), find(tx, world.project).value(), 12);
    });
    CHECK(due() == 0);
    auto silent = [&] {
        auto reader = world.made.database->read();
        return unanswered(reader, letter_links::days_after(world.now, -days_to_answer), 10).size();
    };
    CHECK(silent() == 0);
    world.now = letter_links::days_after(world.now, days_to_answer);
    CHECK(silent() == 1);
    world.within([&](db::Transaction& tx) {
        return lapse(tx, world.hand(), find(tx, world.project).value());
    });
    CHECK(silent() == 0);
    CHECK(world.kept().state == State::lapsed);
    // The question after 24 months comes all the same.
    world.now = world.kept().ask_next_at;
    CHECK(due() == 1);
}

TEST_CASE("taken back is kept with its reason, its letter is void, and it may be stated again") {
    World world;
    auto const done = world.stated(world.told());
    world.within([&](db::Transaction& tx) {
        return withdraw(tx, world.hand(world.anna), find(tx, world.project).value(), "Fel projekt");
    });
    CHECK(world.link(done.link) == letter_links::State::ended);
    CHECK(world.kept().state == State::withdrawn);
    CHECK_FALSE(world.stated(world.told()).link.empty());
    CHECK(world.kept().state == State::waiting);
    CHECK(world.events_kept() == 3);
}

TEST_CASE("the log says what happened, never who in the line or in which words") {
    World world;
    auto const done = world.stated(world.told());
    world.answered(false, "Bara på prov.");
    auto reader = world.made.database->read();
    std::string all;
    for (auto const& entry : activity::entries_after(reader, 0, 100))
        all += entry.action + json::write(entry.details);
    CHECK(all.contains("outcomes.implemented_denied"));
    for (auto const* secret : {"Eva", "eva@", "prov", "Används"})
        CHECK_FALSE_MESSAGE(all.contains(secret), secret);
    CHECK_FALSE(all.contains(done.link));
}

TEST_CASE("a line owner who leaves is forgotten; a project that is weeded takes all with it") {
    World world;
    world.stated(world.told());
    auto tx = world.made.database->begin();
    CHECK(json::write(own_data(tx, world.eva)).contains("eva@sampelby.example"));
    CHECK(json::write(own_data(tx, world.anna)).contains("stated"));
    forget_member(tx, world.eva, "eva@sampelby.example");
    auto const left = find(tx, world.project).value();
    CHECK(left.told.owner.name.empty());
    CHECK(left.told.owner.email.empty());
    CHECK(left.told.owner.role == "enhetschef");
    CHECK(events(tx, world.project).front().owner_name.empty());
    forget_subject(tx, "project", world.project);
    CHECK_FALSE(find(tx, world.project));
    CHECK(events(tx, world.project).empty());
}

TEST_CASE("an address is weeded when nothing more is asked, not before") {
    World world;
    world.stated(world.told());
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
    world.answered(true);
    CHECK(count(later) == 0);
}
