// What a report and a description may say, how the register is narrowed, and that merging loses
// nothing.
#include "features/barriers/actions.h"
#include "features/barriers/filter.h"
#include "platform/db/temporary.h"
#include "platform/resources/resources.h"
#include "services/activity/edition.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

namespace barriers {

namespace {

constexpr basics::Date today{2026, 5, 3};
using Names = std::set<std::string>;

template <class Checked>
Names wrong(Checked const& result) {
    Names names;
    if (!result)
        for (auto const& one : result.error()) names.insert(one.field);
    return names;
}

TypedReport typed() {
    return {.title = "Korten tar tid", .wanted = "Skriva journal.", .stopped = "Sex veckor."};
}

Taxonomy few() {
    return Taxonomy(
        std::vector<Category>{{.code = "L"}, {.code = "L1", .parent = "L"}, {.code = "T"}});
}

std::string file(std::string const& path) {
    std::ifstream in(path);
    REQUIRE_MESSAGE(in.good(), path);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A database with barriers and the log.
struct World {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log{edition};
    db::Transaction tx = made.database->begin();
    std::int64_t clock = 1;

    World() {
        tx.script(file("src/services/activity/migrations/001_activity.sql"));
        tx.script(file("src/services/activity/migrations/002_chain.sql"));
        tx.script(file("src/features/barriers/migrations/001_barriers.sql"));
    }
    Hand hand(members::MemberId const& who) { return {log, {++clock}, who}; }
    Barrier reported(std::string const& title, members::MemberId const& who,
                     OrganisationId const& organisation, std::string const& project = {}) {
        return report(tx, hand(who),
                      {.organisation = organisation, .title = title, .wanted = "x", .stopped = "y"},
                      project, title)
            .barrier;
    }
};

}

TEST_CASE("a report says what was wanted and what stopped it, and not what is still ahead") {
    auto const language = texts::Language::sv;
    auto const good = checked(typed(), language, today);
    REQUIRE(good.has_value());
    CHECK(good->visibility == Visibility::public_);
    CHECK(wrong(checked(TypedReport{}, language, today)) == Names{"title", "wanted", "stopped"});
    auto one = typed();
    one.since = "2026-05";
    CHECK(checked(one, language, today)->since == basics::Date{2026, 5, 0});
    for (auto const* since : {"2026-05-04", "2027", "i går", "2026-02-30"}) {
        one.since = since;
        CHECK(wrong(checked(one, language, today)) == Names{"since"});
    }
    one = typed();
    one.visibility = "secret";
    one.title = std::string(longest_title + 1, 'x');
    CHECK(wrong(checked(one, language, today)) == Names{"title", "visibility"});
    one = typed();
    one.title = "Kort\xE2\x80\xAE\ntitel";
    CHECK(checked(one, language, today)->title.find('\n') == std::string::npos);
}

TEST_CASE("a class that was said changes with a reason; causes stand without gaps") {
    TypedDescription one{
        .of = "systemic", .category = "L1", .severity = "5", .visibility = "draft"};
    one.whys = {"", " Därför. ", "", "Och därför."};
    auto const good = checked(one, few(), Class::unsorted);
    REQUIRE(good.has_value());
    CHECK(good->description.root_causes == std::vector<std::string>{"Därför.", "Och därför."});
    CHECK(good->visibility == Visibility::draft);
    CHECK(checked(one, few(), Class::systemic).has_value());
    CHECK(wrong(checked(one, few(), Class::structural)) == Names{"why_class"});
    one.why_class = "Lagen ändrades.";
    CHECK(checked(one, few(), Class::structural).has_value());
    one.category = "Q";
    one.severity = "6";
    one.legal = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk";
    CHECK(wrong(checked(one, few(), Class::systemic)) == Names{"category", "severity", "legal"});
}

TEST_CASE("an id is found in an address of its kind and nowhere else") {
    std::string const id = "01m8554qty377e5m1v4q54t75m";
    CHECK(id_in("https://samverk.example/sv/projects/" + id + "/en-slug?x=1", "projects") == id);
    CHECK(id_in(" " + id + " ", "projects") == id);
    CHECK(id_in("/sv/cases/" + id, "projects").empty());
    CHECK(id_in("/sv/projects/" + id + "0", "projects").empty());
    CHECK(id_in("<script>", "projects").empty());
}

TEST_CASE("the shipped taxonomy is whole") {
    Taxonomy const taxonomy(resources::embedded());
    CHECK(taxonomy.find("L12") != nullptr);
    CHECK(taxonomy.top("L12") == "L");
    CHECK(taxonomy.top("J") == "J");
    CHECK(taxonomy.name("L3", texts::Language::sv) == "Lag och regel: Upphandling");
    CHECK(taxonomy.name("Z", texts::Language::sv).empty());
    CHECK_THROWS(Taxonomy(std::vector<Category>{{.code = "L1", .parent = "L"}}));
    CHECK_THROWS(Taxonomy(std::vector<Category>{{.code = "L"}, {.code = "L"}}));
}

TEST_CASE("a count is the length of the list that its choice leads to") {
    REQUIRE(rc::check([](std::vector<std::pair<std::uint8_t, std::uint8_t>> const& made) {
        std::vector<Listed> all;
        for (auto const& [a, b] : made) {
            Listed one;
            one.values[By::class_] = {std::string(class_names[a % 3])};
            if (b % 4 > 0) one.values[By::bites] = {std::string(level_names[b % 4])};
            all.push_back(std::move(one));
        }
        Filter filter;
        filter.chosen[By::class_] = {"systemic"};
        for (auto const& [value, count] : counts(all, filter, By::bites)) {
            auto const then = filter.turned(By::bites, value);
            RC_ASSERT(static_cast<std::size_t>(std::ranges::count_if(
                          all, [&](Listed const& one) { return fits(then, one); })) == count);
        }
        // Choosing again takes it back.
        RC_ASSERT(filter.turned(By::bites, "unit").turned(By::bites, "unit").query() ==
                  filter.query());
    }));
}

TEST_CASE(
    "each person of an organisation is one endorsement, whichever of the merged it was said of") {
    World world;
    auto const anna = members::MemberId::make(), gun = members::MemberId::make();
    auto const sampelby = OrganisationId::make(), granby = OrganisationId::make();
    auto const one = world.reported("Ett", anna, sampelby, "p1");
    auto const other = world.reported("Ett annat", anna, sampelby, "p2");
    CHECK(endorse(world.tx, world.hand(gun), one, granby, "Hos oss.", "p1", texts::Language::sv));
    CHECK_FALSE(endorse(world.tx, world.hand(gun), one, granby, "Igen.", "", texts::Language::sv));
    CHECK(endorse(world.tx, world.hand(gun), other, granby, "Också.", "", texts::Language::sv));
    CHECK(endorsements(world.tx, one.id).size() == 2);
    merge(world.tx, world.hand(anna), one, other, "Samma.");
    CHECK(endorsements(world.tx, one.id).size() == 2);
    CHECK(endorsements(world.tx, other.id).empty());
    CHECK(stopped_by(world.tx, one.id).size() == 2);
    CHECK(stopping(world.tx, "p2").front().id == one.id);
    CHECK_FALSE(endorse(world.tx, world.hand(gun), *find(world.tx, one.id), granby, "Tredje.", "",
                        texts::Language::sv));
    undo_merge(world.tx, world.hand(anna), *find(world.tx, other.id), "Inte samma.");
    CHECK(endorsements(world.tx, other.id).size() == 2);
    CHECK(stopping(world.tx, "p2").front().id == other.id);
    CHECK(stopped_by(world.tx, one.id).size() == 1);
}

TEST_CASE("whatever is merged and parted, all comes back, and each barrier is told of once") {
    REQUIRE(rc::check([](std::vector<std::pair<std::uint8_t, std::uint8_t>> const& moves) {
        World world;
        auto const anna = members::MemberId::make();
        auto const sampelby = OrganisationId::make();
        std::vector<BarrierId> ids;
        for (int i = 0; i < 5; ++i)
            ids.push_back(world.reported("Nr " + std::to_string(i), anna, sampelby).id);
        for (auto const& [a, b] : moves) {
            auto const whole = *find(world.tx, ids[a % 5]), away = *find(world.tx, ids[b % 5]);
            if (why_not_merged(whole, away).empty())
                merge(world.tx, world.hand(anna), whole, away, "x");
            else undo_merge(world.tx, world.hand(anna), away, "x");
            std::size_t told = 0;
            for (auto const& one : standing(world.tx)) {
                RC_ASSERT(one.counted_in == one.id);
                told += told_in(world.tx, one.id).size();
            }
            RC_ASSERT(told == 5U);
        }
        // Parted from the top, everything stands by itself again.
        for (auto const& id : ids) undo_merge(world.tx, world.hand(anna), *find(world.tx, id), "x");
        RC_ASSERT(standing(world.tx).size() == 5U);
        for (auto const& id : ids) RC_ASSERT(told_in(world.tx, id).size() == 1U);
    }));
}

}
