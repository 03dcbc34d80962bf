// Who is among those for whom something was told, and that nothing widens by itself.
#include <doctest/doctest.h>

#include "features/ideas/inside/seeing.h"
#include "features/ideas/merging.h"
#include "features/ideas/test_world.h"

using namespace ideas;
using inside::Audience;

namespace {

/// A board with a school below it, and another board.
struct Town {
    organisations::OrganisationId id = organisations::OrganisationId::make();
    units::UnitId board = units::UnitId::make(), school = units::UnitId::make(),
                  other = units::UnitId::make();
    units::Chart chart{id, {unit(board, {}), unit(school, board), unit(other, {})}, {2026, 5, 1}};

    units::Unit unit(units::UnitId const& one, units::UnitId const& above) const {
        return {.id = one,
                .organisation = id,
                .spans = {{.from = {2020, 1, 1}, .name = "Enhet", .parent = above}}};
    }
    permissions::Viewer viewer(units::UnitId const& in,
                               std::optional<organisations::OrganisationId> of = {}) const {
        return {.member = members::MemberId::make(),
                .grants = {{permissions::Role::contributor, of.value_or(id), in}}};
    }
    bool sees(permissions::Viewer const& viewer, Audience audience,
              units::UnitId const& unit = {}) const {
        return inside::is_among(viewer, chart, {.audience = audience, .unit = unit});
    }
};

}

TEST_CASE("the organisation is those with a role in it, wherever in it, and nobody else") {
    Town const town;
    CHECK(town.sees(town.viewer({}), Audience::organisation));
    CHECK(town.sees(town.viewer(town.other), Audience::organisation));
    CHECK_FALSE(
        town.sees(town.viewer({}, organisations::OrganisationId::make()), Audience::organisation));
    CHECK_FALSE(town.sees({}, Audience::organisation));
    // A national role is held in no organisation.
    CHECK_FALSE(town.sees({.grants = {{permissions::Role::process_leader, {}, {}}}},
                          Audience::organisation));
}

TEST_CASE("a unit is those with a role in it or above it, and no unit is nobody's") {
    Town const town;
    CHECK(town.sees(town.viewer(town.school), Audience::unit, town.school));
    CHECK(town.sees(town.viewer(town.board), Audience::unit, town.school));
    CHECK_FALSE(town.sees(town.viewer(town.school), Audience::unit, town.board));
    CHECK_FALSE(town.sees(town.viewer(town.other), Audience::unit, town.school));
    CHECK_FALSE(town.sees(town.viewer({}), Audience::unit, town.school));
    CHECK_FALSE(town.sees(town.viewer(town.school), Audience::unit));
    CHECK_FALSE(town.sees(town.viewer(town.school), Audience::unit, units::UnitId::make()));
}

TEST_CASE("what is told inside is not public, not merged, and opened by steps alone") {
    World world;
    auto sending = world.sending();
    sending.seen_by = inside::Choice{.audience = Audience::organisation};
    auto const sent = world.told(sending, world.anna);
    CHECK(sent.need.visibility == Visibility::inside);
    sending.key = "en annan nyckel";
    sending.seen_by = std::nullopt;
    auto const shown = world.told(sending, world.anna);
    CHECK(shown.need.visibility == Visibility::public_);
    CHECK_FALSE(why_not_merged(sent.need, shown.need).empty());
    CHECK_FALSE(why_not_merged(shown.need, sent.need).empty());

    auto tx = world.begin();
    CHECK_FALSE(inside::open_to(tx, world.hand(), sent.need, Audience::unit));
    CHECK_FALSE(inside::open_to(tx, world.hand(), sent.need, Audience::organisation));
    auto const hidden = hide(tx, world.hand(world.karin), sent.need, "Prov");
    CHECK_FALSE(inside::open_to(tx, world.hand(), hidden, Audience::all));
    auto const again = publish(tx, world.hand(world.karin), hidden);
    CHECK(again.visibility == Visibility::inside);
    auto const opened = inside::open_to(tx, world.hand(), again, Audience::all);
    REQUIRE(opened);
    CHECK(opened->visibility == Visibility::public_);
}

TEST_CASE("a stranger's that waits is opened, and still has to be looked at") {
    World world;
    auto sending = world.sending();
    sending.seen_by = inside::Choice{.audience = Audience::organisation, .by_code = true};
    auto const sent = world.told(sending);
    CHECK(sent.need.visibility == Visibility::waiting);
    auto tx = world.begin();
    auto const opened = inside::open_to(tx, world.hand(), sent.need, Audience::all);
    REQUIRE(opened);
    CHECK(opened->visibility == Visibility::waiting);
    CHECK(publish(tx, world.hand(world.karin), *opened).visibility == Visibility::public_);
}

TEST_CASE("a corrected text of a stranger waits again, and comes back to those inside") {
    World world;
    auto sending = world.sending();
    sending.seen_by = inside::Choice{.audience = Audience::organisation, .by_code = true};
    auto const sent = world.told(sending);
    auto tx = world.begin();
    auto const shown = publish(tx, world.hand(world.karin), sent.need);
    CHECK(shown.visibility == Visibility::inside);
    auto told = shown.told;
    told.story = "Något annat.";
    auto const corrected = correct(tx, world.hand(), shown, told, Reading::as_usual);
    CHECK(corrected.visibility == Visibility::waiting);
    CHECK(publish(tx, world.hand(world.karin), corrected).visibility == Visibility::inside);
}

TEST_CASE("codes are read as people write them, and none is nobody's") {
    auto const code = inside::new_code(6);
    CHECK(code.size() == 6);
    CHECK(code.find_first_of("01OIL") == code.npos);
    CHECK(inside::is_code(" ab-2 c", "AB2C"));
    CHECK_FALSE(inside::is_code("AB2D", "AB2C"));
    CHECK_FALSE(inside::is_code("", ""));
}
