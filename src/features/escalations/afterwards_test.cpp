// Who is asked what they do now, what they may answer, and how it is counted.
#include <doctest/doctest.h>

#include <vector>

#include "features/escalations/afterwards/afterwards.h"

using namespace escalations;

namespace {

auto const first = *organisations::OrganisationId::parse("01aaaaaaaaaaaaaaaaaaaaaaaa");
auto const second = *organisations::OrganisationId::parse("01bbbbbbbbbbbbbbbbbbbbbbbb");

}

TEST_CASE("each organisation and each project is asked once, organisations first") {
    auto const all =
        parties_of({first, second, first}, {{second, "p"}, {first, "q"}, {second, "p"}});
    CHECK(all == std::vector<Party>{{first, {}}, {second, {}}, {second, "p"}, {first, "q"}});
}

TEST_CASE("who is still stopped says by what, and nobody else does") {
    CHECK_FALSE(checked_now({}));
    CHECK_FALSE(checked_now({{"doing", "flies"}}));
    auto const nothing = checked_now({{"doing", "still_stopped"}, {"stops", " "}});
    REQUIRE_FALSE(nothing);
    CHECK(nothing.error() == basics::Problems{{"stops", "escalations.problem_stops"}});
    CHECK(checked_now({{"doing", "still_stopped"}, {"stops", "The quay"}})->at("stops") ==
          "The quay");
    CHECK(*checked_now({{"doing", "does"}, {"stops", "The quay"}}) ==
          told::Told{{"doing", "does"}});
}

TEST_CASE("answers are counted by what they say, silence too") {
    std::vector<AskedNow> const asked{{.party = {first, {}}}, {.party = {second, {}}}};
    std::vector<NowAnswer> const answers{{.party = {second, {}}, .told = {{"doing", "dropped"}}}};
    auto const counts = counted(asked, answers);
    CHECK(counts.size() == 2);
    CHECK(counts.find("")->second == 1);
    CHECK(counts.find("dropped")->second == 1);
}

TEST_CASE("a link names its round and organisation, and other text names nothing") {
    auto const parsed = parse_link_detail(link_detail(12, first));
    REQUIRE(parsed);
    CHECK(parsed->round == 12);
    CHECK(parsed->organisation == first);
    for (auto const* wrong :
         {"", "-", "1", "x-01aaaaaaaaaaaaaaaaaaaaaaaa", "1-x", "1x-01aaaaaaaaaaaaaaaaaaaaaaaa"})
        CHECK_FALSE(parse_link_detail(wrong));
}
