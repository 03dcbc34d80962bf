// Thresholds: days that do not exist every year, hours that do not exist at all, and each once.
#include "features/ideas/test_world.h"
#include "features/ideas/thresholds/reaching.h"

using namespace ideas;
using namespace ideas::thresholds;
using basics::Date;

namespace {

basics::Time at(std::string_view text) { return *basics::parse_iso_time(text); }

Need waiting_need(std::int64_t supports, std::string_view told = "2026-01-01T10:00:00Z") {
    return {.id = NeedId::make(),
            .visibility = Visibility::public_,
            .told_at = at(told),
            .supports = supports};
}

}

TEST_CASE("a rule says who, and supports or a day that exists and has not been") {
    Date const today{2026, 11, 23};
    CHECK(checked({}, today).error().size() == 3);
    Draft good{.who = " Kulturnämnden ", .address = "namnd@sampelby.example", .supports = "50"};
    REQUIRE(checked(good, today));
    CHECK(checked(good, today)->who == "Kulturnämnden");
    CHECK(checked(good, today)->supports == 50);
    for (auto const* wrong : {"0", "-1", "5 st", "1000001", "99999999999999999999"}) {
        auto draft = good;
        draft.supports = wrong;
        REQUIRE_FALSE(checked(draft, today));
        CHECK(checked(draft, today).error()[0].field == "supports");
    }
    for (auto const* wrong : {"2027-02-29", "2027-13-01", "2027", "snart", "2026-11-22"}) {
        auto draft = good;
        draft.day = wrong;
        REQUIRE_FALSE(checked(draft, today));
        CHECK(checked(draft, today).error()[0].field == "day");
    }
    good.day = "2028-02-29";
    CHECK(checked(good, today)->day == Date{2028, 2, 29});
    good.address = "ingen adress";
    CHECK(checked(good, today).error()[0].field == "address");
    good.member = members::MemberId::make().string();
    // A member is enough: what stands in the other field is not kept.
    CHECK(checked(good, today)->address.empty());
}

TEST_CASE("the 29th of February is the 28th in years that have none") {
    CHECK(in_year({2028, 2, 29}, 2029) == Date{2029, 2, 28});
    CHECK(in_year({2028, 2, 29}, 2032) == Date{2032, 2, 29});
    CHECK(in_year({2028, 2, 29}, 2100) == Date{2100, 2, 28});
    Rule const yearly{.day = {2028, 2, 29}, .is_yearly = true};
    CHECK(last_come(yearly, {2029, 2, 27}) == Date{2028, 2, 29});
    CHECK(last_come(yearly, {2029, 2, 28}) == Date{2029, 2, 28});
    CHECK(last_come(yearly, {2032, 2, 28}) == Date{2031, 2, 28});
    Rule const once{.day = {2028, 2, 29}};
    CHECK_FALSE(last_come(once, {2028, 2, 28}));
    CHECK(last_come(once, {2028, 2, 29}) == Date{2028, 2, 29});
    CHECK(last_come(once, {2040, 1, 1}) == Date{2028, 2, 29});
    CHECK_FALSE(last_come({}, {2040, 1, 1}));
}

TEST_CASE("the day that summer time shortens comes at its own midnight, and once") {
    // Clocks go from 02 to 03 on 28 March 2027: the day begins at 23 UTC and lasts 23 hours.
    Rule const rule{.day = {2027, 3, 28}, .changed_at = at("2027-01-01T10:00:00Z")};
    auto const need = waiting_need(0, "2027-02-01T10:00:00Z");
    auto const why = [&](std::string_view now) {
        return reaches(rule, need, basics::day_in_stockholm(at(now)));
    };
    CHECK_FALSE(why("2027-03-27T22:59:59Z"));
    CHECK(why("2027-03-27T23:00:00Z") == Why::day);
    // In the hour that is not there, and after it.
    CHECK(why("2027-03-28T00:59:59Z") == Why::day);
    CHECK(why("2027-03-28T01:00:00Z") == Why::day);
    // What came on the day itself is there too; what came at 22 UTC, the next day, is not.
    CHECK(reaches(rule, waiting_need(0, "2027-03-28T21:59:59Z"), {2027, 3, 29}) == Why::day);
    CHECK_FALSE(reaches(rule, waiting_need(0, "2027-03-28T22:00:00Z"), {2027, 3, 29}));
}

TEST_CASE("what waits, is public and has its supports reaches the one who decides") {
    Rule const rule{.supports = 3};
    Date const today{2026, 11, 23};
    CHECK_FALSE(reaches(rule, waiting_need(2), today));
    CHECK(reaches(rule, waiting_need(3), today) == Why::supports);
    auto need = waiting_need(9);
    need.state = State::in_progress;
    CHECK(reaches(rule, need, today));
    for (auto state : {State::goes_on, State::declined, State::already_done, State::referred}) {
        need.state = state;
        CHECK_FALSE(reaches(rule, need, today));
    }
    need.state = State::received;
    for (auto visibility :
         {Visibility::waiting, Visibility::hidden, Visibility::withdrawn, Visibility::merged}) {
        need.visibility = visibility;
        CHECK_FALSE(reaches(rule, need, today));
    }
    // A day that was before the rule was made concerns nothing.
    Rule const late{
        .day = {2020, 5, 1}, .is_yearly = true, .changed_at = at("2026-06-01T10:00:00Z")};
    CHECK_FALSE(reaches(late, waiting_need(0), today));
    CHECK(reaches(late, waiting_need(0), {2027, 5, 1}) == Why::day);
}

TEST_CASE("each matter is put there once, and waits until it has its answer") {
    World world;
    auto const need = world.told(world.sending(), world.anna).need;
    auto tx = world.begin();
    set_rule(tx, world.hand(world.karin), world.sampelby,
             {.who = "Kulturnämnden", .member = world.karin, .supports = 2});
    CHECK(rule_of(tx, world.sampelby)->supports == 2);
    CHECK(store::candidates(tx, world.sampelby, 0, {}, 10).size() == 1);
    CHECK(store::candidates(tx, world.sampelby, 1, {}, 10).empty());
    CHECK(store::candidates(tx, world.sampelby, 0, need.id, 10).empty());
    Reached const one{need.id, world.sampelby, "Kulturnämnden", world.karin, Why::supports,
                      2,       {world.clock}};
    CHECK(store::add(tx, one));
    CHECK_FALSE(store::add(tx, one));
    CHECK(store::candidates(tx, world.sampelby, 0, {}, 10).empty());
    CHECK(waiting(tx, world.sampelby, {}, 10).size() == 1);
    CHECK(waiting(tx, {}, world.karin, 10).size() == 1);
    CHECK(waiting(tx, {}, {}, 10).empty());
    forget_decider(tx, world.karin);
    CHECK(waiting(tx, {}, world.karin, 10).empty());
    CHECK(rule_of(tx, world.sampelby)->member.empty());
    answer(tx, world.hand(world.anna), need, {.state = State::goes_on, .reason = "Vi bygger."});
    CHECK(waiting(tx, world.sampelby, {}, 10).empty());
    CHECK(take_rule(tx, world.hand(world.karin), world.sampelby));
    CHECK_FALSE(take_rule(tx, world.hand(world.karin), world.sampelby));
    forget_reached(tx, need.id.text());
    CHECK_FALSE(reached(tx, need.id));
    tx.commit();
}
