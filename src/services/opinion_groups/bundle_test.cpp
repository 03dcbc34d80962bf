// A bundle computed again is the same, and tells nothing of who and when.
#include "services/opinion_groups/bundle.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

#include "platform/json/value.h"
#include "services/opinion_groups/made_dialogue.h"

using namespace opinion_groups;

namespace {

std::vector<BundleStatement> statements_of(MadeDialogue const& made) {
    std::vector<BundleStatement> statements;
    for (std::size_t i = 0; i < made.states.size(); ++i)
        statements.push_back(
            {"p" + std::to_string(i), "Påstående \"" + std::to_string(i) + "\"", made.states[i]});
    return statements;
}

std::string bundle_of(MadeDialogue const& made, Parameters const& parameters = {}) {
    return bundle(made.participants, statements_of(made), made.votes, parameters).value();
}

std::string with(std::string text, std::string_view from, std::string_view to) {
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string why(std::string const& text) {
    auto const again = recomputed(text);
    return again ? "" : again.error();
}

bool has(std::string const& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}

TEST_CASE("computed again, a bundle has the same bytes") {
    REQUIRE(rc::check("whatever the dialogue", [] {
        auto const many = *rc::gen::inRange<std::size_t>(0, 50);
        auto const made = made_dialogue({.people = many,
                                         .statements = *rc::gen::inRange<std::size_t>(0, 20),
                                         .groups = 2,
                                         .seen = 0.6,
                                         .seed = *rc::gen::inRange<std::uint64_t>(0, 99)});
        auto const written =
            bundle_of(made, {.method = *rc::gen::element(Method::ours, Method::polis)});
        RC_ASSERT(recomputed(written).value() == written);
    }));
}

TEST_CASE("a bundle says nothing of who, when or in which order") {
    auto made = made_dialogue({.people = 30, .statements = 10, .groups = 2});
    auto const written = bundle_of(made);
    for (auto& vote : made.votes) {
        vote.participant = 40 - vote.participant;
        vote.when *= 3;
    }
    made.participants = 50;
    std::swap(made.votes.front(), made.votes.back());
    CHECK(bundle_of(made) == written);
}

TEST_CASE("a bundle that somebody has changed is told from one that is whole") {
    auto const made = made_dialogue({.people = 30, .statements = 10, .groups = 2});
    auto const written = bundle_of(made);
    auto const changed = with(written, "\"finding\":\"", "\"finding\":\"really_");
    CHECK(recomputed(changed).value() == written);
    CHECK(recomputed(changed).value() != changed);
}

TEST_CASE("what is no bundle is refused with a reason") {
    auto const written = bundle_of(made_dialogue({.people = 30, .statements = 10, .groups = 2}));
    CHECK(has(why(""), "is no JSON"));
    CHECK(has(why("[]"), "is no bundle"));
    CHECK(has(why(with(written, "\"version\":\"1\"", "\"version\":\"0\"")), "version \"0\""));
    CHECK(has(why(with(written, "\"least_answers\":7", "\"least_answers\":-7")), "least_answers"));
    CHECK(has(why(with(written, "\"method\":\"ours\"", "\"method\":\"theirs\"")), "method"));
    CHECK(has(why(with(written, "\"false_discoveries\":0.05", "\"false_discoveries\":7")),
              "false_discoveries"));
    CHECK(has(why(with(written, "\"id\":\"p1\"", "\"id\":\"p0\"")), "statement 1"));
    CHECK(has(why(with(written, "\"state\":\"active\"", "\"state\":\"asleep\"")), "state"));
    CHECK(has(why(with(written, "\"votes\":[[0,", "\"votes\":[[10,")), "person 0"));
    CHECK(has(why(with(written, "\"votes\":[[0,", "\"votes\":[[-1,")), "person 0"));
    CHECK(has(why(with(written, "\"votes\":[[", "\"votes\":[[0,2],[")), "person 0"));
    CHECK(has(why(with(written, "\"votes\":[[", "\"votes\":[[5,1,4,1],[")), "person 0"));
    CHECK(has(why(with(written, "\"votes\":[[", "\"votes\":[7,[")), "person 0"));
}
