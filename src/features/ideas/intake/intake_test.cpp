// Intake: when it closes by itself, which pause holds for whom, and that somebody who answers opens
// it.
#include "features/ideas/intake/intake.h"
#include "features/ideas/test_world.h"
#include "services/promises/late.h"
#include "services/units/things.h"

using namespace ideas;
using basics::Date;
using intake::Pause;
using intake::Why;

namespace {

constexpr Date today{2028, 2, 29};

units::Chart chart_of(World& world) {
    auto reader = world.read();
    return units::chart_of(reader, world.sampelby, today);
}

std::vector<std::string> fields(units::Chart const& chart, intake::Draft const& draft) {
    std::vector<std::string> names;
    auto const good = intake::checked(draft, chart);
    if (!good)
        for (auto const& problem : good.error()) names.push_back(problem.field);
    return names;
}

}

TEST_CASE("intake closes by itself when dates have passed and nobody has been there") {
    using intake::closes_itself, intake::most_passed;
    CHECK_FALSE(closes_itself(most_passed - 1, std::nullopt, today));
    CHECK(closes_itself(most_passed, std::nullopt, today));
    // Thirty days before 29 February is 30 January.
    CHECK_FALSE(closes_itself(most_passed, Date{2028, 1, 31}, today));
    CHECK(closes_itself(most_passed, Date{2028, 1, 30}, today));
    CHECK_FALSE(closes_itself(0, Date{2020, 1, 1}, today));
}

TEST_CASE("a pause has a day to come within a year, and says why") {
    World world;
    auto const chart = chart_of(world);
    CHECK(fields(chart, {"", "2028-02-29", "Vi är färre."}).empty());
    CHECK(fields(chart, {"", "2028-02-28", "Vi är färre."}) == std::vector<std::string>{"last"});
    CHECK(fields(chart, {"", "2029-02-29", "Vi är färre."}) == std::vector<std::string>{"last"});
    CHECK(fields(chart, {"", "2029-03-02", "Vi är färre."}) == std::vector<std::string>{"last"});
    CHECK(fields(chart, {"", "2028-03", "Vi är färre."}) == std::vector<std::string>{"last"});
    CHECK(fields(chart, {"borta", "sommaren", " "}) ==
          std::vector<std::string>{"last", "words", "unit"});
}

TEST_CASE("the pause of the whole holds for every unit, that of a unit only for it") {
    World world;
    auto const chart = chart_of(world);
    auto const unit = units::UnitId::make();
    Pause const whole{{}, {2028, 3, 31}, "Alla är på resa."},
        own{unit, {2028, 4, 30}, "Ombyggnad."};
    CHECK(intake::standing({}, chart, {}, false).why == Why::open);
    CHECK(intake::standing({}, chart, {}, true).why == Why::unanswered);
    CHECK(intake::standing({whole}, chart, unit, false).pause == whole);
    CHECK(intake::standing({own}, chart, {}, false).why == Why::open);
}

TEST_CASE(
    "a pause takes the place of the one before, is over the day after, and ends with a click") {
    World world;
    auto const chart = chart_of(world);
    auto const hand = world.hand(world.karin);
    auto tx = world.begin();
    CHECK(intake::pause(tx, hand, chart, {"", "2028-03-10", "Sommar."}).empty());
    CHECK(intake::pause(tx, hand, chart, {"", "2028-03-31", "Längre sommar."}).empty());
    auto const pauses = intake::store::pauses(tx, world.sampelby, today);
    REQUIRE(pauses.size() == 1);
    CHECK(pauses.front().words == "Längre sommar.");
    CHECK(intake::store::pauses(tx, world.sampelby, {2028, 3, 31}).size() == 1);
    CHECK(intake::store::pauses(tx, world.sampelby, {2028, 4, 1}).empty());
    intake::open(tx, hand, world.sampelby, {});
    CHECK(intake::store::pauses(tx, world.sampelby, today).empty());
    CHECK(intake::store::last_sign(tx, world.sampelby) == hand.now);
}

TEST_CASE("an answer is a sign of somebody; what senders do is none") {
    World world;
    auto const need = world.told(world.sending()).need;
    {
        auto tx = world.begin();
        auto const added = add_words(tx, world.hand(), need, "En sak till.", Reading::as_usual);
        withdraw(tx, world.hand(), added);
        CHECK_FALSE(intake::store::last_sign(tx, world.sampelby));
    }
    auto tx = world.begin();
    auto const hand = world.hand(world.karin);
    answer(tx, hand, need, {State::goes_on, "Vi bygger om."});
    CHECK(intake::store::last_sign(tx, world.sampelby) == hand.now);
}

TEST_CASE("those that wait after their date are counted, and not those that were answered") {
    World world;
    auto one = world.sending();
    std::vector<Need> told;
    for (auto const* key : {"a", "b", "c"}) {
        one.key = key;
        told.push_back(world.told(one).need);
    }
    auto tx = world.begin();
    answer(tx, world.hand(world.karin), told.front(), {State::declined, "Nej."});
    CHECK(promises::late_running(tx, world.sampelby, today, 5) == 2);
    CHECK(promises::late_running(tx, world.sampelby, today, 1) == 1);
    CHECK(promises::late_running(tx, world.sampelby, {1970, 1, 2}, 5) == 0);
}
