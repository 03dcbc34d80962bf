// Merging and parting: nothing of anybody is lost, whatever is done in which order, and undoing
// gives the same again.
#include "features/ideas/merging.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>
#include <set>

#include "features/ideas/ideas.h"
#include "features/ideas/listing.h"
#include "features/ideas/rules.h"
#include "features/ideas/support.h"
#include "features/ideas/test_world.h"
#include "services/claims/claim_code.h"
#include "services/promises/clock.h"

using namespace ideas;

namespace {

/// What must be the same after merging and parting: everything but versions and times.
std::string picture(db::Reader& reader, std::vector<NeedId> const& ids) {
    std::string text;
    for (auto const& id : ids) {
        auto const one = find(reader, id).value();
        text += one.told.title + "|" + std::string(name(one.visibility)) + "|" +
                one.merged_into.string() + "|" + std::to_string(one.supports) + "|" +
                one.told_by.string() + "|" + sender(reader, id).email + "\n";
    }
    reader.each("SELECT need, member FROM need_supports ORDER BY need, member", {},
                [&](db::Row const& row) {
                    text += row.text(0) + row.text(1) + "\n";
                    return true;
                });
    return text;
}

struct Two {
    World world;
    Need one, other;
    Two()
        : one(world.told(world.sending("Ett"), world.anna).need),
          other(world.told(world.sending("Två"), world.karin).need) {}
};

}

TEST_CASE("merged, one lives in the other with its support, and everybody counts once") {
    Two two;
    auto tx = two.world.begin();
    auto const both = members::MemberId::make();
    for (auto const& need : {two.one, two.other}) support(tx, two.world.hand(both), need);
    support(tx, two.world.hand(two.world.anna), two.one);
    auto const gone = merge(tx, two.world.hand(two.world.karin), two.one, two.other, "Samma sak.");
    CHECK(gone.visibility == Visibility::merged);
    auto const home = home_of(tx, gone);
    CHECK(home.id == two.other.id);
    CHECK(home.supports == 2);
    CHECK(find(tx, gone.id)->supports == 2);
    CHECK(home.version == two.other.version + 1);
    // Already counted through the other one.
    CHECK_FALSE(support(tx, two.world.hand(two.world.anna), home));
    auto const own = split(tx, two.world.hand(two.world.karin), gone, "Ändå inte.");
    CHECK(own.visibility == Visibility::public_);
    CHECK(find(tx, own.id)->supports == 2);
    CHECK(find(tx, home.id)->supports == 1);
}

TEST_CASE(
    "those who support what is merged or parted are each named once, and nobody who told it") {
    Two two;
    auto tx = two.world.begin();
    auto const hand = two.world.hand(two.world.karin);
    auto const both = members::MemberId::make(), one = members::MemberId::make(),
               other = members::MemberId::make();
    for (auto const& [member, need] : {std::pair(both, two.one),
                                       {both, two.other},
                                       {one, two.one},
                                       {other, two.other},
                                       {two.world.anna, two.other}})
        support(tx, two.world.hand(member), need);
    auto const before = activity::last_sequence(tx);
    auto const named = [&](std::int64_t after) {
        std::multiset<members::MemberId> all;
        for (auto const& entry : activity::entries_after(tx, after, 100))
            for (auto const& member : supporters_concerned(tx, entry)) all.insert(member);
        return all;
    };
    std::multiset<members::MemberId> const everybody{both, one, other};
    auto const gone = merge(tx, hand, two.one, two.other, "Samma sak.");
    CHECK(named(before) == everybody);
    auto const merged = activity::last_sequence(tx);
    split(tx, hand, gone, "Ändå inte.");
    CHECK(named(merged) == everybody);
}

TEST_CASE("what its sender takes back keeps its supports, and takes no more") {
    Two two;
    auto tx = two.world.begin();
    auto const member = members::MemberId::make();
    support(tx, two.world.hand(member), two.one);
    withdraw(tx, two.world.hand(two.world.anna), *find(tx, two.one.id));
    auto const gone = *find(tx, two.one.id);
    CHECK(gone.visibility == Visibility::withdrawn);
    CHECK(gone.supports == 1);
    CHECK(store::supports(tx, gone.id, member));
    CHECK_FALSE(may_support(gone));
    CHECK(listed(tx, gone.told.kind, {}, Order::support, {}, 10).size() == 1);
}

TEST_CASE("what is merged is in no list, and its words are found where it lives") {
    Two two;
    auto tx = two.world.begin();
    merge(tx, two.world.hand(two.world.karin), two.one, two.other, "Samma sak.");
    CHECK(listed(tx, Kind::need, {}, Order::newest, {}, 10).size() == 1);
    CHECK(public_by_id(tx, Kind::need, "", 10).size() == 1);
    REQUIRE(merged_into(tx, two.other.id).size() == 1);
    CHECK(merged_into(tx, two.other.id).front().told.title == "Ett");
}

TEST_CASE("a circle, another kind, itself, and what is not public are refused") {
    Two two;
    auto idea = two.other;
    idea.told.kind = Kind::idea;
    CHECK(why_not_merged(two.one, idea) == "ideas.problem_merge_kind");
    CHECK(why_not_merged(two.one, two.one) == "ideas.problem_merge_self");
    auto tx = two.world.begin();
    auto const gone = merge(tx, two.world.hand(), two.one, two.other, "Samma sak.");
    auto const home = home_of(tx, gone);
    CHECK(why_not_merged(home, gone) == "ideas.problem_merge_merged");
    CHECK_THROWS_AS(merge(tx, two.world.hand(), home, gone, "Tvärtom."), std::logic_error);
    auto waiting = home;
    waiting.id = NeedId::make();
    waiting.visibility = Visibility::waiting;
    CHECK(why_not_merged(waiting, home) == "ideas.problem_merge_hidden");
}

TEST_CASE("what is merged is answered, corrected and added to where it lives") {
    Need need;
    need.visibility = Visibility::merged;
    CHECK_FALSE(may_answer(need));
    CHECK_FALSE(may_correct(need));
    CHECK_FALSE(may_add(need));
    CHECK_FALSE(may_publish(need));
    CHECK_FALSE(may_hide(need));
    CHECK(may_withdraw(need));
}

TEST_CASE("what is taken back takes nothing of others along") {
    Two two;
    auto tx = two.world.begin();
    support(tx, two.world.hand(two.world.anna), two.one);
    merge(tx, two.world.hand(), two.one, two.other, "Samma sak.");
    withdraw(tx, two.world.hand(two.world.karin), *find(tx, two.other.id));
    auto const left = find(tx, two.one.id).value();
    CHECK(left.visibility == Visibility::public_);
    CHECK(left.merged_into.empty());
    CHECK(left.supports == 1);
    CHECK(find(tx, two.other.id)->visibility == Visibility::withdrawn);
}

TEST_CASE("what was merged with something hidden is looked at before everybody reads it again") {
    Two two;
    auto tx = two.world.begin();
    merge(tx, two.world.hand(), two.one, two.other, "Samma sak.");
    hide(tx, two.world.hand(two.world.karin), *find(tx, two.other.id), "Namn på en granne.");
    SUBCASE("when the other one is taken back") {
        withdraw(tx, two.world.hand(), *find(tx, two.other.id));
    }
    SUBCASE("when it is parted") {
        split(tx, two.world.hand(two.world.karin), *find(tx, two.one.id), "För sig.");
    }
    SUBCASE("when the other one is weeded") { store::forget_merges(tx, two.other.id.text()); }
    CHECK(find(tx, two.one.id)->visibility == Visibility::waiting);
    CHECK(find(tx, two.one.id)->merged_into.empty());
}

TEST_CASE("what has its answer waits for none when it is shown again") {
    Two two;
    auto tx = two.world.begin();
    hide(tx, two.world.hand(two.world.karin), two.one, "Namn på en granne.");
    answer(tx, two.world.hand(two.world.karin), *find(tx, two.one.id),
           {.state = State::declined, .reason = "Inte vårt."});
    publish(tx, two.world.hand(two.world.karin), *find(tx, two.one.id));
    auto const clock = promises::clock_of(tx, two.one.told.organisation, subject_of(two.one));
    REQUIRE(clock.has_value());
    CHECK(clock->outcome != promises::Outcome::running);
}

TEST_CASE("what was merged says all that was told of it, also what was added") {
    Two two;
    auto tx = two.world.begin();
    add_words(tx, two.world.hand(two.world.anna), two.one, "Dörren går inte heller upp.",
              Reading::as_usual);
    merge(tx, two.world.hand(), *find(tx, two.one.id), two.other, "Samma sak.");
    auto const words = all_words(tx, *find(tx, two.one.id));
    CHECK(words.find("Min syster kommer inte upp.") != words.npos);
    CHECK(words.find("Biblioteket") != words.npos);
    CHECK(words.find("Dörren går inte heller upp.") != words.npos);
}

TEST_CASE("weeding the one that others live in leaves them standing") {
    Two two;
    auto tx = two.world.begin();
    merge(tx, two.world.hand(), two.one, two.other, "Samma sak.");
    store::forget_merges(tx, two.other.id.text());
    CHECK(find(tx, two.one.id)->visibility == Visibility::public_);
    CHECK(find(tx, two.one.id)->merged_into.empty());
}

TEST_CASE("whoever leaves is counted no more, in what is merged and where it lives") {
    Two two;
    auto tx = two.world.begin();
    for (auto const& need : {two.one, two.other}) support(tx, two.world.hand(two.world.anna), need);
    merge(tx, two.world.hand(), two.one, two.other, "Samma sak.");
    store::forget_supporter(tx, two.world.anna);
    CHECK(find(tx, two.one.id)->supports == 0);
    CHECK(find(tx, two.other.id)->supports == 0);
}

TEST_CASE("whatever is merged, parted and supported, every count is right and nothing is lost") {
    REQUIRE(rc::check([] {
        World world;
        std::vector<NeedId> ids;
        std::vector<members::MemberId> people;
        for (int i = 0; i < 5; ++i) {
            auto sending = world.sending("Nr " + std::to_string(i));
            sending.sender.email = "n" + std::to_string(i) + "@example.org";
            ids.push_back(world.told(sending, world.anna).need.id);
            people.push_back(members::MemberId::make());
        }
        auto tx = world.begin();
        auto const steps = *rc::gen::container<std::vector<std::array<int, 3>>>(
            rc::gen::arbitrary<std::array<int, 3>>());
        for (auto const& step : steps) {
            auto const at = [&](int which) {
                return static_cast<std::size_t>(static_cast<unsigned>(which) % ids.size());
            };
            auto const one = find(tx, ids[at(step[1])]).value();
            auto const other = find(tx, ids[at(step[2])]).value();
            auto const& person = people[at(step[2])];
            switch (static_cast<unsigned>(step[0]) % 4) {
                case 0:
                    if (may_support(one)) support(tx, world.hand(person), one);
                    break;
                case 1:
                    if (may_support(one)) take_back_support(tx, world.hand(person), one);
                    break;
                case 2:
                    if (why_not_merged(one, other).empty()) {
                        auto const before = picture(tx, ids);
                        auto const gone = merge(tx, world.hand(), one, other, "Samma.");
                        split(tx, world.hand(), gone, "Inte.");
                        RC_ASSERT(picture(tx, ids) == before);
                        merge(tx, world.hand(), *find(tx, one.id), *find(tx, other.id), "Samma.");
                    }
                    break;
                default: split(tx, world.hand(), one, "Isär."); break;
            }
            std::size_t shown = 0;
            for (auto const& id : ids) {
                auto const need = find(tx, id).value();
                std::set<std::string> supporters;
                auto all = merged_into(tx, id);
                all.push_back(need);
                for (auto const& part : all)
                    for (auto const& member : people)
                        if (tx.number("SELECT count(*) FROM need_supports WHERE need = $1"
                                      " AND member = $2",
                                      {part.id, member}) > 0)
                            supporters.insert(member.string());
                RC_ASSERT(need.supports == static_cast<std::int64_t>(supporters.size()));
                RC_ASSERT(need.merged_into.empty() == (need.visibility == Visibility::public_));
                RC_ASSERT(home_of(tx, need).visibility == Visibility::public_);
                if (need.merged_into.empty()) shown += all.size();
            }
            // Each contribution is in exactly one tree.
            RC_ASSERT(shown == ids.size());
        }
    }));
}
