// Doors: what may be typed, what a click answers, and whose list is whose.
#include <algorithm>

#include "features/ideas/doors/doors.h"
#include "features/ideas/rules.h"
#include "features/ideas/test_world.h"
#include "platform/resources/resources.h"

using namespace ideas;
using doors::Door;
using doors::Draft;

namespace {

Draft draft() {
    return {"fault_report", "Felanmälan Sampelby", "trasiga gatlyktor",
            "https://felanmalan.sampelby.example", "0123-45 67 89"};
}

std::vector<std::string> fields(Draft const& typed) {
    auto const good = doors::checked(typed);
    std::vector<std::string> names;
    if (!good)
        for (auto const& problem : good.error()) names.push_back(problem.field);
    return names;
}

}

TEST_CASE("a way has a name, a kind, and a link or a number that people can use") {
    CHECK(doors::checked(draft())->name == "Felanmälan Sampelby");
    CHECK(fields({"annat", "", "", "", ""}) == std::vector<std::string>{"kind", "name", "link"});
    auto typed = draft();
    typed.link = "javascript:alert(1)";
    CHECK(fields(typed) == std::vector<std::string>{"link"});
    typed = draft();
    typed.phone = "ring oss";
    CHECK(fields(typed) == std::vector<std::string>{"phone"});
    typed.phone = "- -";
    CHECK(fields(typed) == std::vector<std::string>{"phone"});
    typed.phone = "175";
    typed.link = "";
    CHECK(fields(typed).empty());
    typed.name = std::string(longest_name + 1, 'x');
    CHECK(fields(typed) == std::vector<std::string>{"name"});
}

TEST_CASE("the same way added twice is there once, and belongs to its organisation alone") {
    World world;
    auto const granby = organisations::OrganisationId::make();
    auto tx = world.begin();
    CHECK(doors::add(tx, world.hand(world.karin), world.sampelby, draft()).empty());
    CHECK(doors::add(tx, world.hand(world.karin), world.sampelby, draft()).empty());
    REQUIRE(doors::own(tx, world.sampelby).size() == 1);
    CHECK(doors::own(tx, granby).empty());
    auto const key = doors::own(tx, world.sampelby).front().key;
    CHECK_FALSE(doors::take_away(tx, world.hand(world.karin), granby, key));
    CHECK(doors::take_away(tx, world.hand(world.karin), world.sampelby, key));
    CHECK_FALSE(doors::take_away(tx, world.hand(world.karin), world.sampelby, key));
    tx.commit();
    CHECK(world.everything_logged().find("ideas.door_taken_away") != std::string::npos);
}

TEST_CASE("a list is never longer than a hand can choose from") {
    World world;
    auto tx = world.begin();
    auto typed = draft();
    for (std::size_t i = 0; i < doors::most_doors; ++i) {
        typed.name = "Väg " + std::to_string(i);
        REQUIRE(doors::add(tx, world.hand(), world.sampelby, typed).empty());
    }
    typed.name = "En för mycket";
    auto const problems = doors::add(tx, world.hand(), world.sampelby, typed);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().text == "ideas.problem_doors_many");
}

TEST_CASE("a way is changed where it stands, by whoever saw it as it is now") {
    World world;
    auto const hand = world.hand(world.karin);
    auto tx = world.begin();
    REQUIRE(doors::add(tx, hand, world.sampelby, draft()).empty());
    auto const before = doors::own(tx, world.sampelby).front();
    auto typed = draft();
    typed.name = "Gata och park";
    auto const change = [&](std::string_view key, std::int64_t seen) {
        return doors::change(tx, hand, world.sampelby, key, seen, typed);
    };
    CHECK(change(before.key, before.version) == doors::Came::done);
    auto const after = doors::own(tx, world.sampelby).front();
    CHECK(after.key == before.key);
    CHECK(after.name == "Gata och park");
    // The same sent twice is no conflict; other words on what was seen before are.
    CHECK(change(before.key, before.version) == doors::Came::same);
    typed.name = "Kontaktcenter";
    CHECK(change(before.key, before.version) == doors::Came::overtaken);
    CHECK(doors::own(tx, world.sampelby).front().name == "Gata och park");
    CHECK(change(doors::DoorId::make().text(), 1) == doors::Came::gone);
    auto const elsewhere = organisations::OrganisationId::make();
    CHECK(doors::change(tx, hand, elsewhere, before.key, after.version, typed) ==
          doors::Came::gone);
    typed.name.clear();
    CHECK_FALSE(change(before.key, after.version));
}
