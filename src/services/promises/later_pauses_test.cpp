// A pause that is entered after somebody was promised a date.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "platform/db/temporary.h"
#include "services/activity/edition.h"
#include "services/pauses/pauses.h"
#include "services/promises/clock.h"
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
                          "src/services/promises/migrations/005_asked.sql"}) {
            std::ifstream file(path);
            REQUIRE_MESSAGE(file.good(), path);
            tx.script(std::string(std::istreambuf_iterator<char>(file), {}));
        }
        tx.commit();
    }
    basics::Date today() const { return basics::day_in_stockholm(now); }
    void pass(int days) { now.microseconds += days * 24LL * 3'600'000'000; }
    void begins() {
        auto tx = made.database->begin();
        begin(tx, id, need, now);
        tx.commit();
    }
    void pause(std::string from, std::string last) {
        auto tx = made.database->begin();
        REQUIRE(pauses::add(tx, {log, now, members::MemberId::make()},
                            units::chart_of(tx, id, today()),
                            {{}, std::move(from), std::move(last), "Vi är på kurs."}));
        tx.commit();
    }
    Clock clock() {
        auto reader = made.database->read();
        return clock_of(reader, id, need).value();
    }
};

}

TEST_CASE("a pause that is entered later moves no date that was promised, either way") {
    Town town;
    town.begins();
    auto const promised_day = first_due(town.clock());
    // Before the date, and when it has passed.
    town.pause("2026-11-30", "2026-12-04");
    CHECK(first_due(town.clock()) == promised_day);
    CHECK(answer_by(town.clock()) == promised_day);
    town.pass(60);
    CHECK(is_late(town.clock(), town.today()));
    town.pause(basics::iso(town.today()), "2027-02-12");
    CHECK(first_due(town.clock()) == promised_day);
    CHECK(is_late(town.clock(), town.today()));
    // What comes from now on is promised with the pause in it.
    auto reader = town.made.database->read();
    auto const next = promised(reader, town.id, {}, town.now);
    CHECK(next.due.lengthened > 0);
    CHECK(next.due.day > Date{2027, 2, 12});
}
