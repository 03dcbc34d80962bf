// The desk: who has it, templates that need a reason beside them, and how long things stand.
#include "features/ideas/desk/assignment.h"
#include "features/ideas/desk/bulk.h"
#include "features/ideas/desk/times.h"
#include "features/ideas/test_world.h"
#include "services/units/store.h"
#include "services/units/things.h"

using namespace ideas;
using namespace ideas::desk;

namespace {

constexpr std::int64_t day = 24LL * 3'600'000'000;

store::Change change(NeedId const& need, std::int64_t days, State state,
                     Visibility visibility = Visibility::public_) {
    return {need, {days * day}, state, visibility};
}

}

TEST_CASE("a contribution has one who has it, and who leaves gives it back to the queue") {
    World world;
    auto const need = world.told(world.sending()).need;
    auto tx = world.begin();
    CHECK_FALSE(assignment(tx, need.id));
    CHECK_FALSE(assign(tx, world.hand(world.karin), need, {}));
    CHECK(assign(tx, world.hand(world.karin), need, world.anna));
    CHECK_FALSE(assign(tx, world.hand(world.karin), need, world.anna));
    CHECK(assignment(tx, need.id)->member == world.anna);
    CHECK(assign(tx, world.hand(world.karin), need, world.karin));
    forget_assigned(tx, world.karin);
    // It is known that somebody had it: the page says so.
    REQUIRE(assignment(tx, need.id));
    CHECK(assignment(tx, need.id)->member.empty());
    CHECK(assignment(tx, need.id)->by.empty());
    CHECK(assign(tx, world.hand(world.anna), need, {}));
    CHECK_FALSE(assignment(tx, need.id));
    tx.commit();
}

TEST_CASE("a template alone is no reason") {
    std::string const words = "Tack för ditt inspel.\n\nVi har läst det.";
    CHECK(own_part(words, words).empty());
    CHECK(own_part(words + "\n\n  ", words).empty());
    CHECK_FALSE(has_own_reason("Tack för ditt inspel.\nVi har läst det. Nej.", words));
    CHECK(own_part(words + "\nRampen byggs i maj.", words) == "Rampen byggs i maj.");
    CHECK(has_own_reason(words + " Rampen byggs i maj.", words));
    // Lines may be moved and left out.
    CHECK(has_own_reason("Rampen byggs i maj.\nTack för ditt inspel.", words));
}

TEST_CASE("templates are kept by the organisation: written once, changed in place, taken away") {
    World world;
    auto tx = world.begin();
    auto const put = [&](Template const& typed) {
        return put_template(tx, world.hand(world.karin), world.sampelby, typed);
    };
    CHECK(put(Template{"", "", ""}).size() == 2);
    CHECK(put(Template{"", " Finns redan ", "Det finns redan."}).empty());
    CHECK(put(Template{"", "Finns redan", "Det finns redan."}).empty());
    auto const all = desk::templates(tx, world.sampelby);
    REQUIRE(all.size() == 1);
    CHECK(all[0].name == "Finns redan");
    CHECK(put(Template{all[0].key, "Finns i planen", "Det finns i planen."}).empty());
    REQUIRE(desk::templates(tx, world.sampelby).size() == 1);
    CHECK(desk::templates(tx, world.sampelby)[0].words == "Det finns i planen.");
    // A key of another organisation's is none of theirs.
    auto const elsewhere = organisations::OrganisationId::make();
    CHECK_FALSE(take_template(tx, world.hand(world.karin), elsewhere, all[0].key));
    CHECK(put_template(tx, world.hand(world.karin), elsewhere, Template{all[0].key, "A", "B"})
              .empty());
    CHECK(desk::templates(tx, elsewhere)[0].key != all[0].key);
    CHECK(take_template(tx, world.hand(world.karin), world.sampelby, all[0].key));
    CHECK(desk::templates(tx, world.sampelby).empty());
    for (std::size_t number = 0; number < most_templates; ++number)
        CHECK(put(Template{"", "Mall " + std::to_string(number), "Text"}).empty());
    CHECK(put(Template{"", "En till", "Text"}).size() == 1);
    tx.commit();
}

TEST_CASE("what is marked is each once, as it was seen, and no more than a page") {
    auto const one = NeedId::make(), two = NeedId::make();
    auto const first = one.string() + ".3", again = one.string() + ".4",
               second = two.string() + ".1";
    auto const picks = picks_of({first, again, "x", "", two.string(), second});
    REQUIRE(picks.size() == 2);
    CHECK(picks[0].text() == first);
    CHECK(picks[1].version == 1);
    std::vector<std::string> many;
    for (std::size_t i = 0; i < most_picks + 5; ++i) many.push_back(NeedId::make().string() + ".1");
    CHECK(picks_of({many.begin(), many.end()}).size() == most_picks);
}

TEST_CASE("stays are counted from history: those that are over, and those that last") {
    auto const one = NeedId::make(), two = NeedId::make(), three = NeedId::make();
    Counting counting({100 * day});
    counting.take(change(one, 10, State::received));
    counting.take(change(one, 14, State::in_progress));
    counting.take(change(one, 20, State::in_progress));
    counting.take(change(one, 34, State::goes_on));
    counting.take(change(two, 90, State::received));
    // Hidden: it stands nowhere now, but what is over was.
    counting.take(change(three, 50, State::received, Visibility::hidden));
    counting.take(change(three, 60, State::declined, Visibility::hidden));
    auto const counted = counting.counted();
    auto const& received = counted.at(State::received);
    CHECK(count(received.over) == 2);
    CHECK(median(received.over) == 7.0);
    CHECK(count(received.now) == 1);
    CHECK(received.now.begin()->first == 10);
    CHECK(median(counted.at(State::in_progress).over) == 20.0);
    CHECK(counted.at(State::goes_on).now.begin()->first == 66);
    CHECK_FALSE(counted.contains(State::declined));
    CHECK_FALSE(median({}));
}

TEST_CASE("history as it is stored gives the same") {
    World world;
    auto const need = world.told(world.sending()).need;
    auto tx = world.begin();
    answer(tx, {world.log, {need.told_at.microseconds + 3 * day}, world.karin}, need,
           {.state = State::goes_on, .reason = "Vi bygger."});
    Counting counting({need.told_at.microseconds + 10 * day});
    auto const take = [&](store::Change const& one) { counting.take(one); };
    store::each_change(tx, world.sampelby, {need.told_at.microseconds + 1}, take);
    CHECK(counting.counted().empty());
    Counting from({need.told_at.microseconds + 10 * day});
    store::each_change(tx, world.sampelby, need.told_at,
                       [&](store::Change const& one) { from.take(one); });
    auto const counted = from.counted();
    CHECK(counted.at(State::received).over.begin()->first == 3);
    CHECK(counted.at(State::goes_on).now.begin()->first == 7);
}

TEST_CASE(
    "times are counted by the unit that has the contribution today, and add up to the whole") {
    World world;
    std::vector<Need> told;
    for (auto const* key : {"a", "b", "c"}) {
        auto one = world.sending();
        one.key = key;
        told.push_back(world.told(one).need);
    }
    auto const board = units::UnitId::make();
    // Each was told some seconds after the one before.
    basics::Time const later{told.back().told_at.microseconds + 10 * day};
    {
        auto tx = world.begin();
        units::store::add(tx, {.id = board,
                               .organisation = world.sampelby,
                               .spans = {{.from = {1970, 1, 1}, .name = "Nämnden"}}});
        units::store::put_stay(tx, world.sampelby, subject_of(told.at(0)), {{1970, 1, 2}, board});
        // Given on from a day to come: it lies where it lay until then.
        units::store::put_stay(tx, world.sampelby, subject_of(told.at(1)), {{2990, 1, 1}, board});
        tx.commit();
    }
    auto reader = world.read(), beside = world.read();
    auto const chart = units::chart_of(beside, world.sampelby, basics::day_in_stockholm(later));
    auto const by_unit = count_times(reader, beside, chart, {}, later);
    REQUIRE(by_unit.contains(board));
    CHECK(count(by_unit.at(board).at(State::received).now) == 1);
    CHECK(count(by_unit.at(units::UnitId()).at(State::received).now) == 2);
    ByState whole;
    for (auto const& [unit, counted] : by_unit) add(whole, counted);
    CHECK(whole.at(State::received).now == std::map<std::int64_t, std::int64_t>{{10, 3}});
}
