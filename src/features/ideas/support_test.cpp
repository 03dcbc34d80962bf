// Support and lists on a real database: once each, counted right, paged without gaps.
#include "features/ideas/support.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "features/ideas/ideas.h"
#include "features/ideas/listing.h"
#include "features/ideas/test_world.h"

using namespace ideas;

namespace {

std::int64_t counted(db::Reader& reader, NeedId id) { return find(reader, id)->supports; }

}

TEST_CASE("a member's support counts once, and not at all once it is taken back") {
    World world;
    auto const idea = world.told(world.sending(), world.anna).need;
    auto tx = world.begin();
    CHECK(support(tx, world.hand(world.anna), idea));
    CHECK_FALSE(support(tx, world.hand(world.anna), idea));
    CHECK(support(tx, world.hand(world.karin), idea));
    CHECK(counted(tx, idea.id) == 2);
    CHECK(store::supports(tx, idea.id, world.anna));
    CHECK(take_back_support(tx, world.hand(world.anna), idea));
    CHECK_FALSE(take_back_support(tx, world.hand(world.anna), idea));
    CHECK(counted(tx, idea.id) == 1);
}

TEST_CASE("a number that others changed meanwhile is not written over by an answer") {
    World world;
    auto const seen = world.told(world.sending(), world.anna).need;
    auto tx = world.begin();
    support(tx, world.hand(world.karin), seen);
    answer(tx, world.hand(world.karin), seen, {.state = State::goes_on, .reason = "Ja."});
    CHECK(counted(tx, seen.id) == 1);
    CHECK(find(tx, seen.id)->version == seen.version + 1);
}

TEST_CASE("the log says that a number changed, and never by whom") {
    World world;
    auto const idea = world.told(world.sending()).need;
    auto tx = world.begin();
    support(tx, world.hand(world.anna), idea);
    auto const entries = activity::entries_after(tx, 0, 100);
    CHECK(entries.back().action == "ideas.support_changed");
    CHECK(entries.back().actor.empty());
}

TEST_CASE("whoever leaves takes their support along, and the numbers follow") {
    World world;
    auto const one = world.told(world.sending("Ett"), world.karin).need;
    auto const two = world.told(world.sending("Två"), world.karin).need;
    auto tx = world.begin();
    for (auto const& need : {one, two}) support(tx, world.hand(world.anna), need);
    support(tx, world.hand(world.karin), two);
    CHECK(own_data(tx, world.anna).members().size() > 0);
    store::forget_supporter(tx, world.anna);
    CHECK(counted(tx, one.id) == 0);
    CHECK(counted(tx, two.id) == 1);
    CHECK(tx.number("SELECT count(*) FROM need_supports WHERE member = $1", {world.anna}) == 0);
}

TEST_CASE("only what everybody may read can be supported") {
    Need need;
    for (auto [visibility, may] :
         {std::pair{Visibility::public_, true}, std::pair{Visibility::waiting, false},
          std::pair{Visibility::hidden, false}, std::pair{Visibility::withdrawn, false}}) {
        need.visibility = visibility;
        CHECK(may_support(need) == may);
    }
}

TEST_CASE("a list gives everything once in either order, forwards and back again") {
    World world;
    std::vector<NeedId> ids;
    for (int i = 0; i < 9; ++i)
        ids.push_back(world.told(world.sending("Nr " + std::to_string(i)), world.anna).need.id);
    auto tx = world.begin();
    // 0, 1, 2, 0, 1, 2 …: many have the same number.
    for (std::size_t i = 0; i < ids.size(); ++i)
        for (std::size_t supporter = 0; supporter < i % 3; ++supporter)
            store::add_support(tx, ids[i], members::MemberId::make(), {1});
    for (auto order : {Order::newest, Order::support}) {
        std::vector<Contribution> all;
        Part part;
        for (;;) {
            auto const page = listed(tx, Kind::need, {}, order, part, 2);
            if (page.empty()) break;
            all.insert(all.end(), page.begin(), page.end());
            auto const& last = page.back();
            auto const place = parse_place(write(Place{last.supports, last.told_at, last.id}));
            REQUIRE(place);
            part = {Part::Side::after, *place};
        }
        REQUIRE(all.size() == ids.size());
        CHECK(std::ranges::is_sorted(all, std::ranges::greater(), [&](Contribution const& one) {
            return std::pair(order == Order::support ? one.supports : 0, one.told_at);
        }));
        auto const& fifth = all[4];
        auto const before =
            listed(tx, Kind::need, {}, order,
                   {Part::Side::before, {fifth.supports, fifth.told_at, fifth.id}}, 3);
        REQUIRE(before.size() == 3);
        CHECK(before.front().id == all[1].id);
        CHECK(before.back().id == all[3].id);
    }
    CHECK(listed(tx, Kind::idea, {}, Order::newest, {}, 10).empty());
    CHECK(listed(tx, Kind::need, State::declined, Order::support, {}, 10).empty());
    CHECK(listed(tx, Kind::need, State::received, Order::support, {}, 100).size() == ids.size());
}

TEST_CASE("a place that nobody wrote is no place") {
    for (auto text : {"", "1", "1.2", "x.2.01jd0000000000000000000001", "1.2.kort", "-1.2.x",
                      "99999999999999999999.2.01jd0000000000000000000001"})
        CHECK_FALSE(parse_place(text));
}
