// Clocks on a real database: begun, sent on, stopped, and what is promised meanwhile.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "platform/db/temporary.h"
#include "services/activity/edition.h"
#include "services/promises/clock.h"
#include "services/promises/figures.h"
#include "services/promises/late.h"
#include "services/promises/promises.h"
#include "services/promises/reminders.h"
#include "services/promises/showing.h"
#include "services/units/things.h"

using namespace promises;
using basics::Date;

namespace {

struct Town {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log{edition};
    organisations::OrganisationId id = organisations::OrganisationId::make();
    activity::Subject need{"need", "01jneed"};
    basics::Time now = *basics::parse_iso_time("2026-11-23T10:00:00Z");  // A Monday.

    Town() {
        auto tx = made.database->begin();
        for (auto path : {"src/services/activity/migrations/001_activity.sql",
                          "src/services/activity/migrations/002_chain.sql",
                          "src/services/organisations/migrations/001_organisations.sql",
                          "src/services/units/migrations/001_units.sql",
                          "src/services/units/migrations/002_things.sql",
                          "src/services/pauses/migrations/001_pauses.sql",
                          "src/services/promises/migrations/001_promises.sql",
                          "src/services/promises/migrations/002_answer_sights.sql",
                          "src/services/promises/migrations/005_asked.sql"}) {
            std::ifstream file(path);
            REQUIRE_MESSAGE(file.good(), path);
            tx.script(std::string(std::istreambuf_iterator<char>(file), {}));
        }
        tx.commit();
    }

    units::Hand hand() { return {log, now, members::MemberId::make()}; }
    void next_days(int count) { now.microseconds += count * 24LL * 3'600'000'000; }
    template <class Do>
    auto in_transaction(Do what) {
        auto tx = made.database->begin();
        auto result = what(tx);
        tx.commit();
        return result;
    }
    basics::Problems promise(std::string unit, std::string days) {
        return in_transaction([&](db::Transaction& tx) {
            return set(
                tx, hand(), units::chart_of(tx, id, basics::day_in_stockholm(now)),
                {std::move(unit), "Innovationssamordnaren", std::move(days), "working_days"});
        });
    }
    units::UnitId unit(std::string name) {
        return *in_transaction([&](db::Transaction& tx) {
            return units::add(tx, hand(), id, {std::move(name), "unit", "", "2020-01-01"});
        });
    }
    void give(units::UnitId const& to) {
        in_transaction([&](db::Transaction& tx) {
            auto problems = units::give(tx, hand(), id, need, to.text());
            sent_on(tx, id, need, now);
            return problems;
        });
    }
    void begins() {
        in_transaction([&](db::Transaction& tx) { return begin(tx, id, need, now), true; });
    }
    void stops(Outcome outcome) {
        in_transaction([&](db::Transaction& tx) { return stop(tx, id, need, outcome, now), true; });
    }
    Clock clock() {
        auto reader = made.database->read();
        auto found = clock_of(reader, id, need);
        REQUIRE(found);
        return *found;
    }
    std::int64_t rows(std::string const& table) {
        auto reader = made.database->read();
        return reader.number("SELECT count(*) FROM " + table);
    }
};

}

TEST_CASE("what comes gets its date from the promise that held then") {
    Town town;
    CHECK(town.promise("", "10").empty());
    town.begins();
    CHECK(first_due(town.clock()) == Date{2026, 12, 7});
    CHECK(newest(town.clock()).source == Source::organisation);
    // A new promise changes nothing for what has come.
    CHECK(town.promise("", "2").empty());
    CHECK(first_due(town.clock()) == Date{2026, 12, 7});
}

TEST_CASE("without a promise the national time holds, and the process leader may change that") {
    Town town;
    town.begins();
    CHECK(newest(town.clock()).source == Source::national);
    CHECK(newest(town.clock()).promise.days == 20);
    town.in_transaction([&](db::Transaction& tx) {
        return set_national(tx, town.hand(),
                            {.who = {}, .days = "30", .counting = "calendar_days"});
    });
    auto reader = town.made.database->read();
    CHECK(promised(reader, town.id, {}, town.now).due.day == Date{2026, 12, 23});
}

TEST_CASE("given to a unit in the moment in which it came, the unit's promise is the first") {
    Town town;
    auto const library = town.unit("Biblioteken");
    CHECK(town.promise(library.string(), "3").empty());
    town.begins();
    town.give(library);
    REQUIRE(town.clock().given.size() == 1);
    CHECK(first_due(town.clock()) == Date{2026, 11, 26});
}

TEST_CASE("sent to another unit the clock runs on, and the new promise stands beside the first") {
    Town town;
    auto const library = town.unit("Biblioteken"), works = town.unit("Tekniska");
    CHECK(town.promise(library.string(), "3").empty());
    CHECK(town.promise(works.string(), "10").empty());
    town.begins();
    town.give(library);
    town.next_days(2);
    town.give(works);
    auto const clock = town.clock();
    REQUIRE(clock.given.size() == 2);
    CHECK(first_due(clock) == Date{2026, 11, 26});
    CHECK(newest(clock).due.day == Date{2026, 12, 9});
    CHECK(is_late(clock, {2026, 11, 27}));
    CHECK_FALSE(is_late(clock, {2026, 11, 26}));
    // Given to the same unit again, nothing is promised anew.
    town.give(works);
    CHECK(town.clock().given.size() == 2);
}

TEST_CASE("an answer stops the clock, and what is taken up again has another round") {
    Town town;
    town.begins();
    town.begins();
    CHECK(town.rows("answer_clocks") == 1);
    town.next_days(60);
    town.stops(Outcome::answered);
    CHECK(is_late(town.clock(), {2030, 1, 1}));
    CHECK(as_json(town.clock(), {2030, 1, 1}).find("state")->text() == "answered");
    town.begins();
    CHECK(town.clock().round == 2);
    CHECK(town.clock().outcome == Outcome::running);
    CHECK_FALSE(is_late(town.clock(), basics::day_in_stockholm(town.now)));
}

TEST_CASE("what is hidden waits for nothing, and goes on under its old promise when it is shown") {
    Town town;
    town.begins();
    auto const due = first_due(town.clock());
    town.stops(Outcome::ended);
    CHECK_FALSE(is_late(town.clock(), {2030, 1, 1}));
    // Only what runs can be stopped.
    town.stops(Outcome::answered);
    CHECK(town.clock().outcome == Outcome::ended);
    town.in_transaction([&](db::Transaction& tx) { return go_on(tx, town.id, town.need), true; });
    CHECK(town.clock().outcome == Outcome::running);
    CHECK(first_due(town.clock()) == due);
}

TEST_CASE("a promise is for a unit that is there, is recorded once, and can be taken away") {
    Town town;
    auto const problems = town.promise(units::UnitId::make().string(), "x");
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].field == "unit");
    CHECK(town.promise("", "5").empty());
    CHECK(town.promise("", "5").empty());
    CHECK(town.rows("activity") == 1);
    auto const away = [&] {
        return town.in_transaction(
            [&](db::Transaction& tx) { return take_away(tx, town.hand(), town.id, {}); });
    };
    CHECK(away());
    CHECK_FALSE(away());
    CHECK(town.rows("activity") == 2);
}

TEST_CASE("while the one who waits is asked something the clock stands still") {
    Town town;
    CHECK(town.promise("", "5").empty());
    town.begins();  // On a Monday, so until the next one.
    auto const still = [&] {
        return town.in_transaction(
            [&](db::Transaction& tx) { return stand_still(tx, town.id, town.need, town.now); });
    };
    auto const on = [&] {
        town.in_transaction(
            [&](auto& tx) { return go_on_asked(tx, town.id, town.need, town.now), true; });
    };
    on();
    CHECK(still());
    CHECK_FALSE(still());
    town.next_days(11);  // To the Friday of the week after: nine working days.
    CHECK(stands_still(town.clock()));
    CHECK_FALSE(is_late(town.clock(), {2026, 12, 4}));
    CHECK(town.in_transaction([&](db::Transaction& tx) {
        return to_remind(tx, town.now, 10).empty() &&
               late_running(tx, town.id, {2026, 12, 4}, 5) == 0;
    }));
    on();
    auto const clock = town.clock();
    // What was told first never changes; what is late is late by the later date.
    CHECK(first_due(clock) == Date{2026, 11, 30});
    CHECK(clock.asked_days == 9);
    CHECK(counted_due(clock) == Date{2026, 12, 11});
    CHECK(answer_by(clock) == Date{2026, 12, 11});
    CHECK_FALSE(is_late(clock, {2026, 12, 11}));
    CHECK(is_late(clock, {2026, 12, 12}));
    CHECK(as_json(clock, {2026, 12, 1}).find("due")->text() == "2026-11-30");
    auto reader = town.made.database->read();
    CHECK(late_running(reader, town.id, {2026, 12, 11}, 5) == 0);
    CHECK(late_running(reader, town.id, {2026, 12, 12}, 5) == 1);
}

TEST_CASE("what is late is not made good by asking, and an answer ends the standing still") {
    Town town;
    CHECK(town.promise("", "5").empty());
    town.begins();
    town.next_days(8);
    CHECK_FALSE(town.in_transaction(
        [&](db::Transaction& tx) { return stand_still(tx, town.id, town.need, town.now); }));
    CHECK(is_late(town.clock(), basics::day_in_stockholm(town.now)));
    town.stops(Outcome::answered);
    town.begins();
    CHECK(town.in_transaction(
        [&](db::Transaction& tx) { return stand_still(tx, town.id, town.need, town.now); }));
    town.next_days(14);
    town.stops(Outcome::answered);
    CHECK_FALSE(is_late(town.clock(), basics::day_in_stockholm(town.now)));
}

TEST_CASE("a unit that got it meanwhile has its own date, later by the days since then") {
    Town town;
    auto const library = town.unit("Biblioteken");
    CHECK(town.promise("", "5").empty());
    CHECK(town.promise(library.string(), "3").empty());
    town.begins();
    CHECK(town.in_transaction(
        [&](db::Transaction& tx) { return stand_still(tx, town.id, town.need, town.now); }));
    town.next_days(2);
    town.give(library);
    town.next_days(2);
    town.in_transaction(
        [&](db::Transaction& tx) { return go_on_asked(tx, town.id, town.need, town.now), true; });
    CHECK(counted_due(town.clock()) == Date{2026, 12, 4});
    // Three working days from Wednesday, and two more for those since then.
    CHECK(answer_by(town.clock()) == Date{2026, 12, 2});
}

TEST_CASE("a subject that is removed leaves nothing behind") {
    Town town;
    town.begins();
    town.in_transaction([&](db::Transaction& tx) {
        return forget_subject(tx, town.need.kind, town.need.id), true;
    });
    CHECK(town.rows("answer_clocks") == 0);
    CHECK(town.rows("given_promises") == 0);
}

TEST_CASE("those who answer are reminded before the date and when it comes, each once") {
    Town town;
    CHECK(town.promise("", "5").empty());
    town.begins();  // On a Monday, so until the next one.
    auto const told = [&] {
        return town.in_transaction([&](db::Transaction& tx) {
            int count = 0;
            for (auto const& one : to_remind(tx, town.now, 10)) count += claim(tx, one) ? 1 : 0;
            return count;
        });
    };
    CHECK(told() == 0);
    town.next_days(2);  // Wednesday: three working days are left.
    CHECK(told() == 0);
    town.next_days(1);
    CHECK(told() == 1);
    CHECK(told() == 0);
    town.next_days(2);  // Saturday.
    CHECK(told() == 0);
    town.next_days(2);
    CHECK(told() == 1);
    CHECK(told() == 0);
    town.next_days(30);
    CHECK(told() == 0);
}

TEST_CASE("after a crash or beside another node nobody is reminded twice, and nobody forgotten") {
    Town town;
    town.begins();
    town.next_days(60);
    std::vector<Reminder> seen;
    {
        auto tx = town.made.database->begin();
        seen = to_remind(tx, town.now, 10);
        REQUIRE(seen.size() == 1);
        CHECK(seen[0].is_due);
        CHECK(claim(tx, seen[0]));
        // Never committed: its letter was not written either.
    }
    auto const claimed = [&] {
        return town.in_transaction([&](db::Transaction& tx) { return claim(tx, seen[0]); });
    };
    CHECK(claimed());
    CHECK_FALSE(claimed());
}

TEST_CASE("nobody is reminded of what has been answered or sent on meanwhile") {
    Town town;
    auto const library = town.unit("Biblioteken");
    town.begins();
    town.next_days(60);
    auto const seen =
        town.in_transaction([&](db::Transaction& tx) { return to_remind(tx, town.now, 10); });
    REQUIRE(seen.size() == 1);
    town.give(library);
    auto const claimed = [&] {
        return town.in_transaction([&](db::Transaction& tx) { return claim(tx, seen[0]); });
    };
    CHECK_FALSE(claimed());
    town.stops(Outcome::answered);
    auto reader = town.made.database->read();
    CHECK(to_remind(reader, town.now, 10).empty());
}

TEST_CASE("what came is counted by the unit that had it last, and each figure has its list") {
    Town town;
    auto const library = town.unit("Biblioteken");
    CHECK(town.promise("", "5").empty());
    auto const told = [&](std::string id, int answered_after) {
        town.need.id = std::move(id);
        auto const came = town.now;
        town.begins();
        if (answered_after < 0) return;
        town.next_days(answered_after);
        town.stops(Outcome::answered);
        town.now = came;
    };
    told("01ja", 0);
    told("01jb", 20);
    town.next_days(1);
    told("01jc", -1);
    town.give(library);
    told("01jd", -1);
    town.stops(Outcome::ended);
    town.next_days(30);
    auto reader = town.made.database->read();
    auto const chart = units::chart_of(reader, town.id, basics::day_in_stockholm(town.now));
    auto const year = begin_of_year(2026), next = begin_of_year(2027);
    auto const found = tally(reader, chart, year, next);
    REQUIRE(found.size() == 2);
    auto const& whole = found.at({});
    CHECK(whole.came == 2);
    CHECK(whole.answered == 2);
    CHECK(whole.in_time == 1);
    CHECK(median(whole) == 10.0);
    CHECK(share_in_time(whole) == 0.5);
    CHECK(found.at(library).late == 1);
    CHECK(sum(found).came == 3);
    CHECK(tally(reader, chart, begin_of_year(2025), year).empty());
    CHECK(behind(reader, chart, Which::came, {}, year, next, "", 10).size() == 3);
    auto const late = behind(reader, chart, Which::late, library, year, next, "", 10);
    REQUIRE(late.size() == 1);
    CHECK(late[0].subject.id == "01jc");
    auto const key = std::to_string(late[0].began_at.microseconds) + "-01jc";
    CHECK(behind(reader, chart, Which::came, {}, year, next, key, 10).size() == 2);
}

TEST_CASE("who sees the figures is the coordinator alone until the organisation decides more") {
    Town town;
    auto const decide = [&](Sight sight) {
        town.in_transaction(
            [&](db::Transaction& tx) { return set_sight(tx, town.hand(), town.id, sight), true; });
    };
    auto const now = [&] {
        auto reader = town.made.database->read();
        return sight_of(reader, town.id);
    };
    CHECK(now() == Sight::coordinator);
    decide(Sight::table);
    decide(Sight::table);
    CHECK(now() == Sight::table);
    CHECK(town.rows("activity") == 1);
}
