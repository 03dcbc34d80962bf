// Random reorganisations: nothing is lost, and each thing and role is in one place.
#include "services/units/chart.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "services/units/rules.h"

using namespace units;
using basics::Date;

namespace {

/// Does to the values what the actions do to the rows.
struct Town {
    organisations::OrganisationId id = organisations::OrganisationId::make();
    std::vector<Unit> all = {};
    Date today = {2020, 1, 1};

    Unit* at(std::size_t number) { return all.empty() ? nullptr : &all[number % all.size()]; }
    std::string day() const { return basics::iso(today); }

    void add(std::size_t parent, bool is_closed) {
        auto const* above = at(parent);
        auto const span = checked(all, nullptr,
                                  {.name = "Enhet " + std::to_string(all.size()),
                                   .kind = "unit",
                                   .parent = above && parent % 3 ? above->id.string() : "",
                                   .from = day(),
                                   .is_closed = is_closed});
        if (span) all.push_back({.id = UnitId::make(), .organisation = id, .spans = {*span}});
    }
    void change(std::size_t unit, std::size_t parent, std::string name) {
        auto* one = at(unit);
        if (!one) return;
        auto const span = checked(all, one,
                                  {.name = std::move(name),
                                   .kind = "unit",
                                   .parent = parent % 3 ? at(parent)->id.string() : "",
                                   .from = day(),
                                   .is_closed = one->spans.back().is_closed});
        if (span) *one = with_span(*one, *span);
    }
    void end(std::size_t unit, std::size_t became) {
        auto* one = at(unit);
        if (!one || one->until) return;
        auto const ending =
            checked(all, *one,
                    EndDraft{.until = day(), .became = became % 4 ? at(became)->id.string() : ""});
        if (!ending) return;
        for (auto const& moved : moved_by_end(all, *one, *ending))
            *std::ranges::find(all, moved.id, &Unit::id) = moved;
        one->until = ending->until;
        one->became = ending->became;
    }
    /// One unit becomes two: the new one begins beside it.
    void split(std::size_t unit) {
        if (auto const* one = at(unit); one && span_on(*one, today)) add(unit, false);
    }
    void reorganise() {
        auto const number = [] { return *rc::gen::inRange<std::size_t>(0, 1000); };
        switch (*rc::gen::inRange(0, 5)) {
            case 0: add(number(), number() % 5 == 0); break;
            case 1: change(number(), number(), "Nytt namn"); break;
            case 2: change(number(), number(), "Flyttad"); break;
            case 3: end(number(), number()); break;
            default: split(number()); break;
        }
        today = {today.year + 1, 1, 1};
    }
};

}

TEST_CASE("no reorganisation loses a thing or a role, and each is in one place") {
    CHECK(rc::check([] {
        Town town;
        for (int i = 0; i < 4; ++i) town.add(static_cast<std::size_t>(i), i == 2);
        auto const steps = *rc::gen::inRange(1, 25);
        for (int step = 0; step < steps; ++step) {
            town.reorganise();
            Chart const chart(town.id, town.all, town.today);
            std::size_t there = 0;
            std::multiset<UnitId> shown;
            for (auto const& one : tree_on(town.all, town.today)) {
                ++there;
                for (auto const& given : chart.gathered_by(one.unit->id)) shown.insert(given);
            }
            for (auto const& unit : town.all) {
                auto const spot = chart.spot(unit.id);
                // Its things are with one unit that is there, or with the organisation itself.
                RC_ASSERT((!spot.unit || span_on(*spot.unit, town.today)));
                RC_ASSERT(shown.count(unit.id) == (spot.unit ? 1U : 0U));
                RC_ASSERT((!spot.unit || !spot.line->empty()));
                // A role in it counts in one unit, where its things are, or rests.
                if (auto const* role = chart.role_place(unit.id)) {
                    RC_ASSERT(role == spot.unit);
                    RC_ASSERT(std::ranges::count(*spot.line, unit.id) == 1);
                    auto const reached = chart.reached_by(unit.id);
                    RC_ASSERT(std::ranges::count(reached, role->id) == 1);
                }
                RC_ASSERT(!chart.name(unit.id).empty());
            }
            RC_ASSERT(there <= town.all.size());
        }
    }));
}

namespace {

Unit unit(UnitId const& id, UnitId const& parent = {}, bool is_closed = false) {
    return {
        .id = id,
        .spans = {{.from = {2020, 1, 1}, .name = "N", .parent = parent, .is_closed = is_closed}}};
}

}

TEST_CASE(
    "what a unit had goes to what took over, or to what was above, and a role does not grow") {
    auto const board = UnitId::make(), baths = UnitId::make(), heir = UnitId::make();
    std::vector<Unit> all = {unit(board), unit(baths, board), unit(heir)};
    Date const day{2026, 1, 1};
    auto const organisation = organisations::OrganisationId::make();
    all[1].until = Date{2025, 1, 1};
    {
        Chart const chart(organisation, all, day);
        CHECK(chart.spot(baths).unit->id == board);
        CHECK_FALSE(chart.role_place(baths));
        CHECK(std::ranges::find(*chart.spot(board).line, baths) == chart.spot(board).line->end());
    }
    all[1].became = heir;
    {
        Chart const chart(organisation, all, day);
        CHECK(chart.spot(baths).unit->id == heir);
        CHECK(chart.role_place(baths)->id == heir);
        CHECK(chart.gathered_by(heir).size() == 2);
    }
    all[2].until = Date{2025, 6, 1};
    CHECK_FALSE(Chart(organisation, all, day).spot(baths).unit);
    // On the days before, it was where it was.
    CHECK(Chart(organisation, all, {2024, 1, 1}).spot(baths).unit->id == baths);
}

TEST_CASE("a role reaches downwards and never upwards or beside") {
    auto const board = UnitId::make(), baths = UnitId::make(), library = UnitId::make();
    Chart const chart(organisations::OrganisationId::make(),
                      {unit(board), unit(baths, board), unit(library, board)}, {2026, 1, 1});
    auto const reaches = [&](UnitId const& role, UnitId const& thing) {
        auto const spot = chart.spot(thing);
        return std::ranges::find(*spot.line, role) != spot.line->end();
    };
    CHECK(reaches(board, baths));
    CHECK(reaches(baths, baths));
    CHECK_FALSE(reaches(baths, board));
    CHECK_FALSE(reaches(library, baths));
    CHECK(chart.reached_by(board).size() == 3);
    CHECK(chart.reached_by(baths) == std::vector{baths});
}

TEST_CASE("secrecy holds below the unit that has it, and does not end with the unit") {
    auto const board = UnitId::make(), office = UnitId::make(), open = UnitId::make();
    std::vector<Unit> all = {unit(board, {}, true), unit(office, board), unit(open)};
    auto const organisation = organisations::OrganisationId::make();
    CHECK(Chart(organisation, all, {2026, 1, 1}).spot(office).is_closed);
    CHECK_FALSE(Chart(organisation, all, {2026, 1, 1}).spot(open).is_closed);
    all[0].until = Date{2025, 1, 1};
    all[0].became = open;
    CHECK(Chart(organisation, all, {2026, 1, 1}).spot(board).is_closed);
}

TEST_CASE("what names no unit, or one of nobody's, is the organisation's") {
    Chart const chart(organisations::OrganisationId::make(), {}, {2026, 1, 1});
    CHECK_FALSE(chart.spot({}).unit);
    CHECK_FALSE(chart.spot(UnitId::make()).unit);
    CHECK(chart.name(UnitId::make()).empty());
    CHECK(chart.reached_by({}).empty());
}
