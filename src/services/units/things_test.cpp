// Things that are given to units, and who may over them.
#include "services/units/things.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "platform/db/temporary.h"
#include "services/activity/edition.h"

using namespace units;
using basics::Date;
using permissions::Permission;
using permissions::Role;

namespace {

constexpr std::int64_t day_long = 24 * 3600 * 1'000'000LL;

struct Town {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log{edition};
    organisations::OrganisationId id = organisations::OrganisationId::make();
    basics::Time now = *basics::parse_iso_time("2026-05-04T10:00:00Z");
    activity::Subject need{"need", "a"};

    Town() {
        auto tx = made.database->begin();
        for (auto path : {"src/services/activity/migrations/001_activity.sql",
                          "src/services/activity/migrations/002_chain.sql",
                          "src/services/units/migrations/001_units.sql",
                          "src/services/units/migrations/002_things.sql"}) {
            std::ifstream file(path);
            tx.script(std::string(std::istreambuf_iterator<char>(file), {}));
        }
        tx.commit();
    }
    Hand hand() { return {log, now, members::MemberId::make()}; }
    Date today() const { return basics::day_in_stockholm(now); }
    UnitId add(std::string name, UnitId const& parent = {}, bool is_closed = false) {
        auto tx = made.database->begin();
        auto const added = units::add(tx, hand(), id,
                                      {.name = std::move(name),
                                       .kind = "unit",
                                       .parent = parent.string(),
                                       .from = "2020-01-01",
                                       .is_closed = is_closed});
        REQUIRE(added);
        tx.commit();
        return *added;
    }
    basics::Problems give(std::string_view unit) {
        auto tx = made.database->begin();
        auto const problems = units::give(tx, hand(), id, need, unit);
        tx.commit();
        return problems;
    }
    bool may(permissions::Grant const& grant, Permission permission = Permission::coordinate) {
        auto reader = made.database->read();
        Where where(reader, today());
        return units::may({.member = members::MemberId::make(), .grants = {grant}}, permission,
                          where, id, need);
    }
    std::vector<std::string> had_by(UnitId const& unit) {
        auto reader = made.database->read();
        return store::given_to(reader, id, unit, "need", today(), "", 10);
    }
};

}

TEST_CASE("a thing is with the unit that it was given to last, and its earlier days stay") {
    Town town;
    auto const baths = town.add("Badhuset"), library = town.add("Biblioteken");
    CHECK(town.give(baths.text()).empty());
    CHECK(town.had_by(baths) == std::vector<std::string>{"a"});
    town.now.microseconds += 3 * day_long;
    CHECK(town.give(library.text()).empty());
    CHECK(town.had_by(baths).empty());
    CHECK(town.had_by(library) == std::vector<std::string>{"a"});
    auto reader = town.made.database->read();
    auto const stays = store::stays(reader, town.id, town.need);
    CHECK(stays == std::vector<Stay>{{{2026, 5, 4}, baths}, {{2026, 5, 7}, library}});
    CHECK(given_on(stays, {2026, 5, 6}) == baths);
    CHECK(given_on(stays, {2026, 5, 3}).empty());
}

TEST_CASE("the same day's second choice replaces the first, and the same choice is no news") {
    Town town;
    auto const baths = town.add("Badhuset"), library = town.add("Biblioteken");
    town.give(baths.text());
    town.give(library.text());
    town.give(library.text());
    town.give("");
    auto reader = town.made.database->read();
    CHECK(store::stays(reader, town.id, town.need) == std::vector<Stay>{{{2026, 5, 4}, {}}});
    CHECK(reader.number("SELECT count(*) FROM activity WHERE action = 'units.given'") == 3);
}

TEST_CASE("nothing is given to a unit that is not there, or is another organisation's") {
    Town town;
    for (auto const* wrong : {"badhuset", "01j00000000000000000000000"})
        CHECK(town.give(wrong) == basics::Problems{{"unit", "units.thing_gone"}});
    auto const elsewhere = town.add("Badhuset");
    town.id = organisations::OrganisationId::make();
    CHECK_FALSE(town.give(elsewhere.text()).empty());
}

TEST_CASE("a role in a unit reaches what the unit has, and nothing else") {
    Town town;
    auto const board = town.add("Nämnden"), baths = town.add("Badhuset", board),
               library = town.add("Biblioteken", board);
    town.give(baths.text());
    CHECK(town.may({Role::coordinator, town.id}));
    CHECK(town.may({Role::coordinator, town.id, board}));
    CHECK(town.may({Role::coordinator, town.id, baths}));
    CHECK(town.may({Role::contributor, town.id, baths}, Permission::contribute));
    CHECK(town.may({Role::process_leader, {}}));
    CHECK_FALSE(town.may({Role::contributor, town.id, baths}));
    CHECK_FALSE(town.may({Role::coordinator, town.id, library}));
    CHECK_FALSE(town.may({Role::coordinator, organisations::OrganisationId::make()}));
    town.give("");
    CHECK(town.may({Role::coordinator, town.id}));
    CHECK_FALSE(town.may({Role::coordinator, town.id, baths}));
}

TEST_CASE("where secrecy holds it is for those with a role there or above alone") {
    Town town;
    auto const board = town.add("Nämnden", {}, true), office = town.add("Kontoret", board),
               other = town.add("En annan nämnd");
    town.give(office.text());
    CHECK(town.may({Role::coordinator, town.id}));
    CHECK(town.may({Role::coordinator, town.id, board}));
    CHECK_FALSE(town.may({Role::coordinator, town.id, other}));
    CHECK_FALSE(town.may({Role::process_leader, {}}));
    town.give(other.text());
    CHECK(town.may({Role::process_leader, {}}));
}
