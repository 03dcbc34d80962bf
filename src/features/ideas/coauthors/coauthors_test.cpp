// Co-authors: asked once, in as they choose, out without a trace.
#include <doctest/doctest.h>

#include <string>

#include "features/ideas/coauthors/coauthors.h"
#include "features/ideas/test_world.h"
#include "platform/json/value.h"
#include "services/letter_links/letter_links.h"

using namespace ideas;
namespace co = ideas::coauthors;

TEST_CASE("others are asked while it waits for its answer, about what was looked at") {
    Need need;
    need.visibility = Visibility::public_;
    CHECK(co::may_invite(need));
    need.state = ideas::State::in_progress;
    CHECK(co::may_invite(need));
    need.state = ideas::State::declined;
    CHECK_FALSE(co::may_invite(need));
    need.state = ideas::State::received;
    for (auto const hidden : {Visibility::hidden, Visibility::withdrawn, Visibility::waiting}) {
        need.visibility = hidden;
        CHECK_FALSE(co::may_invite(need));
    }
    // A member's own words may be sent before others have read them; a stranger's may not.
    need.told_by = members::MemberId::make();
    CHECK(co::may_invite(need));
}

TEST_CASE("addresses and names are read as people write them") {
    CHECK(co::checked_address(" berit@EXAMPLE.org ").value() == "berit@example.org");
    CHECK(co::checked_address("berit").error().at(0).field == "coauthor_email");
    CHECK(co::checked_name("  Berit\n Boende ").value().find('\n') == std::string::npos);
    CHECK(co::checked_name("").value().empty());
    CHECK(co::checked_name(std::string(101, 'x')).error().at(0).field == "coauthor_name");
}

TEST_CASE("an address is asked once, and so many at most") {
    World world;
    auto const need = world.told(world.sending(), world.karin).need;
    auto tx = world.begin();
    auto const one = co::invite(tx, world.hand(world.karin), need, "berit@example.org");
    REQUIRE(one);
    CHECK_FALSE(co::invite(tx, world.hand(world.karin), need, "berit@example.org"));
    // Who said no may be asked again; who they were is forgotten meanwhile.
    CHECK(co::leave(tx, world.hand(), need, *one));
    auto const gone = co::store::find(tx, need.id, one->id);
    CHECK(gone->state == co::State::declined);
    CHECK(gone->address.empty());
    CHECK(co::invite(tx, world.hand(world.karin), need, "berit@example.org"));
    for (int number = 2; number < 10; ++number)
        CHECK(
            co::invite(tx, world.hand(world.karin), need, std::to_string(number) + "@example.org"));
    CHECK_FALSE(co::invite(tx, world.hand(world.karin), need, "elva@example.org"));
    tx.commit();
    CHECK(world.everything_logged().find("berit") == std::string::npos);
}

TEST_CASE("one joins as one chooses, changes one's name, and leaves without a trace") {
    World world;
    auto const need = world.told(world.sending(), world.karin).need;
    auto tx = world.begin();
    auto one = *co::invite(tx, world.hand(world.karin), need, "anna@sampelby.example");
    CHECK_FALSE(co::store::of_member(tx, need.id, world.anna));
    CHECK(co::accept(tx, world.hand(world.anna), need, one, "Anna A"));
    one = *co::store::of_member(tx, need.id, world.anna);
    CHECK(one.name == "Anna A");
    auto const joined = one.answered_at;
    // A stranger with the link may change the name, not whose seat it is.
    CHECK(co::accept(tx, world.hand(), need, one, ""));
    one = *co::store::of_member(tx, need.id, world.anna);
    CHECK(one.name.empty());
    CHECK(one.answered_at == joined);
    CHECK_FALSE(co::take_back(tx, world.hand(world.karin), need, one));
    CHECK(co::leave(tx, world.hand(world.anna), need, one));
    CHECK_FALSE(co::store::of_member(tx, need.id, world.anna));
    one = *co::store::find(tx, need.id, one.id);
    CHECK(one.state == co::State::left);
    CHECK((one.address + one.name).empty());
    CHECK(one.member.empty());
    CHECK_FALSE(co::leave(tx, world.hand(world.anna), need, one));
    CHECK_FALSE(co::accept(tx, world.hand(world.anna), need, one, "Anna A"));
    tx.commit();
}

TEST_CASE("nobody joins twice, and whoever told it needs not") {
    World world;
    auto const need = world.told(world.sending(), world.karin).need;
    auto tx = world.begin();
    auto const first = *co::invite(tx, world.hand(world.karin), need, "a@example.org");
    auto const second = *co::invite(tx, world.hand(world.karin), need, "b@example.org");
    CHECK_FALSE(co::accept(tx, world.hand(world.karin), need, first, "Karin"));
    CHECK(co::accept(tx, world.hand(world.anna), need, first, ""));
    CHECK_FALSE(co::accept(tx, world.hand(world.anna), need, second, ""));
    // Without an account as many as were asked.
    CHECK(co::accept(tx, world.hand(), need, second, "Bo"));
    // An account that goes takes its seat along, and no other.
    CHECK(json::Value(co::store::own_data(tx, world.anna)).at("need_coauthors").elements().size() ==
          1);
    co::store::forget_member(tx, world.anna);
    CHECK_FALSE(co::store::of_member(tx, need.id, world.anna));
    CHECK(co::store::find(tx, need.id, first.id)->address.empty());
    CHECK(co::store::find(tx, need.id, second.id)->name == "Bo");
    co::store::forget_need(tx, need.id.text());
    CHECK(co::store::of_need(tx, need.id).empty());
    tx.commit();
}

TEST_CASE("whoever says no is forgotten in the links of their letters too") {
    World world;
    auto const need = world.told(world.sending(), world.karin).need;
    auto tx = world.begin();
    auto const sent_to = [&](co::Coauthor const& one) {
        return letter_links::make(tx, {.purpose = std::string(co::link_purpose),
                                       .subject = subject_of(need),
                                       .detail = one.id.string(),
                                       .address = one.address,
                                       .made_at = one.invited_at,
                                       .expires_at = letter_links::days_after(one.invited_at, 1)});
    };
    auto const one = *co::invite(tx, world.hand(world.karin), need, "a@example.org");
    auto const other = *co::invite(tx, world.hand(world.karin), need, "b@example.org");
    auto const gone = sent_to(one), stays = sent_to(other);
    CHECK(co::leave(tx, world.hand(), need, one));
    auto const link = letter_links::find(tx, gone);
    REQUIRE(link);
    CHECK(link->address.empty());
    CHECK(letter_links::state_of(*link, other.invited_at) == letter_links::State::ended);
    CHECK(letter_links::find(tx, stays)->address == "b@example.org");
    CHECK(letter_links::state_of(*letter_links::find(tx, stays), other.invited_at) ==
          letter_links::State::open);
    tx.commit();
}
