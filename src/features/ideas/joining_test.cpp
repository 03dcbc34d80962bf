// Joining instead of sending: nobody's words are lost, and each is told and counted once.
#include "features/ideas/joining.h"
#include "features/ideas/merging.h"
#include "features/ideas/support.h"
#include "features/ideas/test_world.h"

using namespace ideas;

namespace {

struct Joined : World {
    Need home = told(sending("Gatlyktorna är släckta"), karin).need;

    Sending mine() {
        auto one = sending("Mörkt vid bryggan");
        one.key = "en annan nyckel";
        return one;
    }
    Sent join(members::MemberId member) {
        auto tx = begin();
        auto sent = tell_joining(tx, hand(member), mine(), home, "Samma sak.");
        tx.commit();
        return sent;
    }
    Need now(NeedId id) {
        auto reader = read();
        return *find(reader, id);
    }
};

}

TEST_CASE("only what everybody may read, of the same kind and organisation, can be joined") {
    Joined world;
    auto told = world.mine().told;
    CHECK(may_join(told, world.home));
    auto other = world.home;
    other.visibility = Visibility::hidden;
    CHECK_FALSE(may_join(told, other));
    other = world.home;
    other.merged_into = NeedId::make();
    CHECK_FALSE(may_join(told, other));
    told.kind = Kind::idea;
    CHECK_FALSE(may_join(told, world.home));
    told = world.mine().told;
    told.organisation = organisations::OrganisationId::make();
    CHECK_FALSE(may_join(told, world.home));
}

TEST_CASE("a member's words are part of it at once, with a code of their own and one support") {
    Joined world;
    auto const sent = world.join(world.anna);
    CHECK(sent.need.visibility == Visibility::merged);
    CHECK(sent.need.merged_into == world.home.id);
    CHECK_FALSE(sent.code.empty());
    CHECK(world.now(world.home.id).supports == 1);
    auto const again = world.join(world.anna);
    CHECK_FALSE(again.is_new);
    CHECK(again.code == sent.code);
    CHECK(world.now(world.home.id).supports == 1);
}

TEST_CASE("a stranger's words wait to be read, and are part of it when somebody shows them") {
    Joined world;
    auto const sent = world.join({});
    CHECK(sent.need.visibility == Visibility::waiting);
    auto tx = world.begin();
    REQUIRE(wanted_home(tx, sent.need));
    auto const shown = publish_joining(tx, world.hand(world.karin), sent.need);
    CHECK(shown.merged_into == world.home.id);
    CHECK_FALSE(wanted_home(tx, shown));
    tx.commit();
    auto reader = world.read();
    REQUIRE(merged_directly(reader, world.home.id).size() == 1);
    CHECK(sender(reader, sent.need.id).email == "berit@example.org");
}

TEST_CASE("what has been hidden meanwhile takes in nothing: the words stand by themselves") {
    Joined world;
    auto const sent = world.join({});
    auto tx = world.begin();
    hide(tx, world.hand(world.karin), world.home, "Pekar ut någon.");
    CHECK_FALSE(wanted_home(tx, sent.need));
    auto const shown = publish_joining(tx, world.hand(world.karin), sent.need);
    CHECK(shown.visibility == Visibility::public_);
    CHECK(shown.merged_into.empty());
}

TEST_CASE("what was merged meanwhile takes it in where it lives") {
    Joined world;
    auto const sent = world.join({});
    auto one = world.sending("Belysningen i hamnen");
    one.key = "en tredje nyckel";
    auto const larger = world.told(one, world.karin).need;
    auto tx = world.begin();
    merge(tx, world.hand(world.karin), world.home, larger, "Samma sak.");
    auto const shown = publish_joining(tx, world.hand(world.karin), sent.need);
    CHECK(shown.merged_into == larger.id);
}
