// A tree that changes with time: reorganisations, and what must not be possible.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "platform/db/temporary.h"
#include "services/activity/edition.h"
#include "services/units/actions.h"
#include "services/units/store.h"

using namespace units;
using basics::Date;

namespace {

struct Town {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log{edition};
    organisations::OrganisationId id = organisations::OrganisationId::make();

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

    Hand hand() { return {log, {1'000'000}, members::MemberId::make()}; }
    UnitId add(std::string name, UnitId const& parent = {}, std::string from = "2020-01-01") {
        auto tx = made.database->begin();
        auto const added =
            units::add(tx, hand(), id, {std::move(name), "unit", parent.string(), std::move(from)});
        REQUIRE(added);
        tx.commit();
        return *added;
    }
    basics::Problems change(UnitId const& unit, std::string name, UnitId const& parent,
                            std::string from) {
        auto tx = made.database->begin();
        auto const problems = units::change(
            tx, hand(), id, unit, {std::move(name), "unit", parent.string(), std::move(from)});
        REQUIRE(problems);
        tx.commit();
        return *problems;
    }
    basics::Problems end(UnitId const& unit, std::string until, UnitId const& became = {}) {
        auto tx = made.database->begin();
        auto const problems = units::end(tx, hand(), id, unit, {std::move(until), became.string()});
        REQUIRE(problems);
        tx.commit();
        return *problems;
    }
    std::vector<Unit> all() {
        auto reader = made.database->read();
        return store::of_organisation(reader, id);
    }
    /// "Kultur; Kultur/Bibliotek": the tree of a day.
    std::string tree(Date day) {
        auto const units = all();
        std::string text;
        std::vector<std::string> path;
        for (auto const& one : tree_on(units, day)) {
            path.resize(static_cast<std::size_t>(one.depth));
            path.push_back(one.span->name);
            if (!text.empty()) text += "; ";
            for (std::size_t i = 0; i < path.size(); ++i) text += (i ? "/" : "") + path[i];
        }
        return text;
    }
};

Date const before{2026, 12, 31}, after{2027, 1, 1};

std::string first(basics::Problems const& problems) {
    return problems.empty() ? "" : problems.front().field + " " + problems.front().text;
}

}

TEST_CASE("units stand below each other in the order of the alphabet, from the day they began") {
    Town town;
    auto const culture = town.add("Kultur");
    town.add("Bibliotek", culture);
    town.add("Äldreomsorg");
    town.add("Skola", {}, "2027-01-01");
    CHECK(town.tree(before) == "Kultur; Kultur/Bibliotek; Äldreomsorg");
    CHECK(town.tree(after) == "Kultur; Kultur/Bibliotek; Skola; Äldreomsorg");
    CHECK(town.tree({2019, 12, 31}).empty());
}

TEST_CASE(
    "a reorganisation moves what lies below to what takes over, and the past stays as it was") {
    Town town;
    auto const culture = town.add("Kultur och fritid"), sports = town.add("Idrott", culture);
    town.add("Simhall", sports);
    auto const next = town.add("Upplevelser", {}, "2027-01-01");
    CHECK(town.end(culture, "2027-01-01", next).empty());
    CHECK(town.tree(before) ==
          "Kultur och fritid; Kultur och fritid/Idrott; Kultur och fritid/Idrott/Simhall");
    CHECK(town.tree(after) == "Upplevelser; Upplevelser/Idrott; Upplevelser/Idrott/Simhall");
    CHECK(standing_on(town.all(), culture, after)->id == next);
    CHECK(standing_on(town.all(), culture, before)->id == culture);
}

TEST_CASE("without anything that takes over, what lies below goes to where the ended unit was") {
    Town town;
    auto const city = town.add("Stadsbyggnad"), parks = town.add("Parker", city);
    town.add("Lekplatser", parks);
    CHECK(town.end(parks, "2027-01-01").empty());
    CHECK(town.tree(after) == "Stadsbyggnad; Stadsbyggnad/Lekplatser");
    CHECK(standing_on(town.all(), parks, after) == nullptr);
}

TEST_CASE("what was planned to come below a unit that ends is moved as well") {
    Town town;
    auto const culture = town.add("Kultur"), next = town.add("Upplevelser"),
               library = town.add("Bibliotek");
    CHECK(town.change(library, "Bibliotek", culture, "2028-01-01").empty());
    CHECK(town.end(culture, "2027-01-01", next).empty());
    CHECK(town.tree({2028, 1, 1}) == "Upplevelser; Upplevelser/Bibliotek");
}

TEST_CASE("a new name counts from its day, and the same day again puts it right") {
    Town town;
    auto const culture = town.add("Kultur");
    CHECK(town.change(culture, "Kulltur", {}, "2027-01-01").empty());
    CHECK(town.change(culture, "Kultur och fritid", {}, "2027-01-01").empty());
    CHECK(town.tree(before) == "Kultur");
    CHECK(town.tree(after) == "Kultur och fritid");
    CHECK(town.all().front().spans.size() == 2);
}

TEST_CASE("nothing stands below itself, on no day that is planned either") {
    Town town;
    auto const above = town.add("Ovan"), below = town.add("Under", above);
    CHECK(first(town.change(above, "Ovan", above, "2027-01-01")) == "parent units.parent_below");
    CHECK(first(town.change(above, "Ovan", below, "2027-01-01")) == "parent units.parent_below");
    auto const other = town.add("Bredvid");
    CHECK(town.change(below, "Under", {}, "2027-01-01").empty());
    CHECK(town.change(below, "Under", above, "2029-01-01").empty());
    CHECK(first(town.change(above, "Ovan", below, "2028-01-01")) == "parent units.parent_below");
    CHECK(first(town.end(above, "2027-01-01", above)) == "became units.became_gone");
    CHECK(first(town.end(above, "2029-01-01", below)) == "became units.became_below");
    CHECK(town.end(above, "2029-01-01", other).empty());
}

TEST_CASE("what is missing or impossible is told beside its field, all at once") {
    Town town;
    auto const unit = town.add("Kultur");
    auto const all = town.all();
    auto const wrong = checked(all, nullptr, {"", "", UnitId::make().string(), "2027-02-30"});
    REQUIRE(wrong.error().size() == 3);
    CHECK(wrong.error()[0].field == "name");
    CHECK(wrong.error()[1].field == "kind");
    CHECK(wrong.error()[2].field == "from");
    CHECK(first(checked(all, nullptr, {"Ny", "unit", UnitId::make().string(), "2027-01-01"})
                    .error()) == "parent units.parent_gone");
    CHECK(first(checked(all, nullptr, {"Ny", "unit", unit.string(), "2019-01-01"}).error()) ==
          "parent units.parent_gone");
    CHECK(first(checked(all, nullptr, {std::string(121, 'a'), "unit", "", "2027-01-01"}).error()) ==
          "name units.name_long");
    CHECK(first(checked(all, &all.front(), {"Ny", "unit", "", "2019-01-01"}).error()) ==
          "from units.before_it_began");
    CHECK(first(checked(all, nullptr, {"Ny", "unit", "", "2027"}).error()) ==
          "from units.day_wrong");
}

TEST_CASE("who saves over somebody else's change is told, and saves again having seen it") {
    Town town;
    auto const unit = town.add("Kultur");
    auto const seen = edition_of(town.all().front());
    CHECK(town.change(unit, "Kultur och fritid", {}, "2027-01-01").empty());
    auto const all = town.all();
    CHECK(first(checked(all, &all.front(), {"Kultur", "unit", "", "2027-01-01", seen}).error()) ==
          "name units.overtaken");
    CHECK(first(checked(all, all.front(), EndDraft{"2027-01-01", "", seen}).error()) ==
          "until units.overtaken");
    auto const now = edition_of(all.front());
    CHECK(checked(all, &all.front(), {"Kultur", "unit", "", "2027-01-01", now}));
    CHECK(checked(all, all.front(), EndDraft{"2027-01-01", "", now}));
}

TEST_CASE("a unit of another organisation is not there") {
    Town town;
    auto const unit = town.add("Kultur");
    auto tx = town.made.database->begin();
    auto const elsewhere = organisations::OrganisationId::make();
    CHECK_FALSE(units::change(tx, town.hand(), elsewhere, unit, {"Ny", "unit", "", "2027-01-01"}));
    CHECK_FALSE(units::end(tx, town.hand(), elsewhere, unit, {"2027-01-01", ""}));
}

TEST_CASE("units that hold each other in a circle are shown all the same") {
    auto const one = UnitId::make(), two = UnitId::make();
    std::vector<Unit> const circle = {
        {.id = one, .spans = {{.from = {2020, 1, 1}, .name = "Ett", .parent = two}}},
        {.id = two, .spans = {{.from = {2020, 1, 1}, .name = "Två", .parent = one}}}};
    CHECK(tree_on(circle, after).size() == 2);
}

TEST_CASE("each change is in the log, also of what was moved by it") {
    Town town;
    auto const culture = town.add("Kultur");
    town.add("Bibliotek", culture);
    town.end(culture, "2027-01-01");
    auto reader = town.made.database->read();
    CHECK(reader.number("SELECT count(*) FROM activity WHERE action = 'units.added'") == 2);
    CHECK(reader.number("SELECT count(*) FROM activity WHERE action = 'units.moved'") == 1);
    CHECK(reader.number("SELECT count(*) FROM activity WHERE action = 'units.ended'") == 1);
}
