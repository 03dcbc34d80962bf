// Arguments: what may be typed, each once, taken back by whoever wrote it alone, and never lost in
// a merge.
#include "features/ideas/arguments/arguments.h"
#include "features/ideas/merging.h"
#include "features/ideas/test_world.h"

using namespace ideas;
using arguments::Draft;

namespace {

struct Argued : World {
    Need idea = told_idea("Sanda skolgården", "a");

    Need told_idea(std::string title, std::string key) {
        auto one = sending(std::move(title));
        one.key = std::move(key);
        one.told.kind = Kind::idea;
        return told(one, karin).need;
    }
    arguments::Argument given(members::MemberId member, std::string words,
                              Reading reading = Reading::as_usual) {
        auto tx = begin();
        auto argument = arguments::give(tx, hand(member), idea, {"for", std::move(words)}, reading);
        REQUIRE(argument);
        tx.commit();
        return *argument;
    }
    std::size_t shown(Need const& where) {
        auto reader = read();
        return arguments::shown(reader, where).size();
    }
};

std::vector<std::string> fields(Draft const& draft) {
    std::vector<std::string> names;
    auto const good = arguments::checked(draft);
    if (!good)
        for (auto const& problem : good.error()) names.push_back(problem.field);
    return names;
}

}

TEST_CASE("an argument has a side and words that are not too many") {
    CHECK(fields({"for", "Då blir det lättare."}).empty());
    CHECK(fields({"", " "}) == std::vector<std::string>{"side", "words"});
    CHECK(fields({"mot", "x"}) == std::vector<std::string>{"side"});
    CHECK(fields({"against", std::string(arguments::longest_argument, 'x')}).empty());
    CHECK(fields({"against", std::string(arguments::longest_argument + 1, 'x')}) ==
          std::vector<std::string>{"words"});
}

TEST_CASE("only ideas that everybody may read take arguments, where they live") {
    Argued world;
    CHECK(arguments::may_argue(world.idea));
    auto other = world.idea;
    other.visibility = Visibility::merged;
    CHECK_FALSE(arguments::may_argue(other));
    other = world.idea;
    other.told.kind = Kind::need;
    CHECK_FALSE(arguments::may_argue(other));
}

TEST_CASE("the same words twice are one argument, and nobody fills the page") {
    Argued world;
    CHECK(world.given(world.anna, "Då blir det lättare.").id ==
          world.given(world.anna, "Då blir  det lättare. ").id);
    for (std::size_t i = 1; i < arguments::most_own; ++i)
        world.given(world.anna, "Skäl " + std::to_string(i));
    auto tx = world.begin();
    auto const refused = arguments::give(tx, world.hand(world.anna), world.idea,
                                         {"against", "Ett för mycket"}, Reading::as_usual);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().front().text == "ideas.problem_arguments_many");
    CHECK(arguments::shown(tx, world.idea).size() == arguments::most_own);
}

TEST_CASE("only whoever wrote it takes it back, and its words are gone then") {
    Argued world;
    auto const argument = world.given(world.anna, "Då blir det lättare.");
    auto tx = world.begin();
    CHECK_FALSE(arguments::withdraw(tx, world.hand(world.karin), argument));
    CHECK_FALSE(arguments::withdraw(tx, world.hand(), argument));
    CHECK(arguments::withdraw(tx, world.hand(world.anna), argument));
    auto const gone = arguments::find(tx, argument.id);
    CHECK(gone->state == arguments::State::withdrawn);
    CHECK(gone->words.empty());
    CHECK_FALSE(arguments::show(tx, world.hand(world.karin), *gone));
    CHECK(arguments::all(tx, world.idea).empty());
}

TEST_CASE("what somebody wants to read first waits, and is shown and hidden by those who answer") {
    Argued world;
    auto const argument = world.given(world.anna, "Se min sida.", Reading::first);
    CHECK(world.shown(world.idea) == 0);
    auto tx = world.begin();
    CHECK(arguments::show(tx, world.hand(world.karin), argument));
    CHECK(arguments::shown(tx, world.idea).size() == 1);
    CHECK(arguments::hide(tx, world.hand(world.karin), *arguments::find(tx, argument.id)));
    CHECK(arguments::shown(tx, world.idea).empty());
    CHECK(arguments::all(tx, world.idea).size() == 1);
}

TEST_CASE("arguments go along when the idea is merged, and come back when it is parted") {
    Argued world;
    auto const other = world.told_idea("Salta skolgården", "b");
    world.given(world.anna, "Då blir det lättare.");
    auto tx = world.begin();
    auto const gone = merge(tx, world.hand(world.karin), world.idea, other, "Samma sak.");
    CHECK(arguments::shown(tx, *find(tx, other.id)).size() == 1);
    split(tx, world.hand(world.karin), gone, "Olika saker.");
    CHECK(arguments::shown(tx, *find(tx, other.id)).empty());
    CHECK(arguments::shown(tx, *find(tx, world.idea.id)).size() == 1);
}

TEST_CASE("the log never says who is for or against, nor with which words") {
    Argued world;
    world.given(world.anna, "Hemliga ord");
    auto reader = world.read();
    bool is_there = false;
    for (auto const& entry : activity::entries_after(reader, 0, 1000))
        if (entry.action == "ideas.argument_given") {
            is_there = true;
            CHECK(entry.actor.empty());
        }
    CHECK(is_there);
    CHECK(world.everything_logged().find("Hemliga ord") == std::string::npos);
}
