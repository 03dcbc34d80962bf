// What a notice and a decision must say, who decides, and when another look may be asked for.
#include <doctest/doctest.h>

#include <algorithm>

#include "services/moderation/rules.h"

using namespace moderation;
using permissions::Grant;
using permissions::Role;
using permissions::Viewer;

namespace {

std::vector<std::string> fields(basics::Problems const& problems) {
    std::vector<std::string> names;
    for (auto const& problem : problems) names.push_back(problem.field);
    return names;
}

std::string many(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "å";
    return text;
}

basics::Time day(std::int64_t number) { return {number * 24 * 60 * 60 * 1'000'000}; }

Viewer with(members::MemberId member, Grant grant) { return {.member = member, .grants = {grant}}; }

Matter decided(Outcome outcome) {
    return {.organisation = organisations::OrganisationId::make(),
            .state = State::decided,
            .outcome = outcome,
            .decided_by = members::MemberId::make(),
            .decided_at = day(10)};
}

}

TEST_CASE("a notice says why, explains it, and may leave an address") {
    auto const good =
        checked(Told{"threat", "  Här står \u200bett hot.\n\n\n", " eva@Example.org "});
    REQUIRE(good);
    CHECK(good->words == "Här står ett hot.");
    CHECK(good->email == "eva@example.org");
    CHECK(fields(checked(Told{"", " \n ", "eva"}).error()) ==
          std::vector<std::string>{"reason", "words", "email"});
    CHECK(checked(Told{"other", many(longest_words), ""}));
    CHECK(checked(Told{"other", many(longest_words + 2), ""}).error().at(0).values.at("over") ==
          "2");
    // What only those who decide can choose is no reason to report.
    CHECK_FALSE(checked(Told{"allowed", "text", ""}));
}

TEST_CASE("a decision has a reason of its own kind, and words where the reason says nothing") {
    CHECK(checked(Ruling{Outcome::hidden, "insult", ""}));
    CHECK(checked(Ruling{Outcome::left, "opinion", ""}));
    CHECK(fields(checked(Ruling{Outcome::hidden, "opinion", ""}).error()) ==
          std::vector<std::string>{"because"});
    CHECK(fields(checked(Ruling{Outcome::left, "insult", ""}).error()) ==
          std::vector<std::string>{"because"});
    CHECK(fields(checked(Ruling{Outcome::none, "insult", ""}).error()) ==
          std::vector<std::string>{"act"});
    CHECK(fields(checked(Ruling{Outcome::hidden, "other", " "}).error()) ==
          std::vector<std::string>{"words"});
    CHECK(fields(checked(Ruling{Outcome::left, "left_other", ""}).error()) ==
          std::vector<std::string>{"words"});
    CHECK(checked(Ruling{Outcome::hidden, "other", "Egna ord"}));
    CHECK(fields(checked(Ruling{Outcome::hidden, "insult", many(longest_words + 1)}).error()) ==
          std::vector<std::string>{"words"});
}

TEST_CASE("each side asks once, about what went against it, and not for ever") {
    auto matter = decided(Outcome::hidden);
    CHECK(may_ask(matter, Side::writer, day(10)));
    CHECK_FALSE(may_ask(matter, Side::reporter, day(10)));
    CHECK(may_ask(matter, Side::writer, day(10 + days_to_ask - 1)));
    CHECK_FALSE(may_ask(matter, Side::writer, day(10 + days_to_ask)));
    matter.writer_asked = true;
    CHECK_FALSE(may_ask(matter, Side::writer, day(10)));

    matter.outcome = Outcome::left;
    CHECK(may_ask(matter, Side::reporter, day(10)));
    CHECK_FALSE(may_ask(matter, Side::writer, day(10)));
    matter.state = State::again;
    CHECK_FALSE(may_ask(matter, Side::reporter, day(10)));
    matter.state = State::waiting;
    CHECK_FALSE(may_ask(matter, Side::reporter, day(10)));
}

TEST_CASE("another look is taken by somebody else, as long as there is anybody else") {
    auto const karin = members::MemberId::make(), nils = members::MemberId::make(),
               lena = members::MemberId::make();
    auto matter = decided(Outcome::hidden);
    matter.decided_by = karin;
    auto const coordinator = [&](members::MemberId member) {
        return with(member, {Role::coordinator, matter.organisation});
    };
    auto const leader = with(lena, {Role::process_leader, {}});
    Deciders const two{{karin, nils}, {lena}}, one{{karin}, {lena}}, alone{{karin}, {}};

    CHECK(may_decide(coordinator(karin), matter, two));
    matter.state = State::again;
    CHECK(whose_turn(matter, two) == std::vector{nils});
    CHECK_FALSE(may_decide(coordinator(karin), matter, two));
    CHECK(may_decide(coordinator(nils), matter, two));
    CHECK(whose_turn(matter, one) == std::vector{lena});
    CHECK_FALSE(may_decide(coordinator(karin), matter, one));
    CHECK(may_decide(leader, matter, one));
    CHECK(whose_turn(matter, alone) == std::vector{karin});
    CHECK(may_decide(coordinator(karin), matter, alone));
    // A leader who decided is no way around either.
    matter.decided_by = lena;
    CHECK_FALSE(may_decide(leader, matter, two));
    CHECK(may_decide(leader, matter, {{}, {lena}}));
}

TEST_CASE("nobody decides about what they wrote themselves, as long as there is anybody else") {
    auto const karin = members::MemberId::make(), nils = members::MemberId::make(),
               lena = members::MemberId::make();
    auto matter = decided(Outcome::none);
    matter.state = State::waiting;
    auto const writes = with(karin, {Role::coordinator, matter.organisation});
    auto const other = with(nils, {Role::coordinator, matter.organisation});
    auto const leader = with(lena, {Role::process_leader, {}});
    Deciders const two{{karin, nils}, {lena}, karin}, one{{karin}, {lena}, karin},
        alone{{karin}, {}, karin}, led{{}, {lena}, lena};
    CHECK(whose_turn(matter, two) == std::vector{nils});
    CHECK_FALSE(may_decide(writes, matter, two));
    CHECK(may_decide(other, matter, two));
    CHECK(whose_turn(matter, one) == std::vector{lena});
    CHECK_FALSE(may_decide(writes, matter, one));
    CHECK(may_decide(leader, matter, one));
    CHECK(may_decide(writes, matter, alone));
    CHECK(may_decide(leader, matter, led));
    // A text by somebody without an account is written by nobody here.
    CHECK(may_decide(writes, matter, {{karin, nils}, {lena}, {}}));
}

TEST_CASE("only those who answer for the text see what was reported") {
    auto const somebody = members::MemberId::make();
    auto matter = decided(Outcome::left);
    auto const here = matter.organisation, elsewhere = organisations::OrganisationId::make();
    CHECK(sees(with(somebody, {Role::coordinator, here}), matter));
    CHECK(sees(with(somebody, {Role::process_leader, {}}), matter));
    CHECK_FALSE(sees(with(somebody, {Role::contributor, here}), matter));
    CHECK_FALSE(sees(with(somebody, {Role::coordinator, elsewhere}), matter));
    CHECK_FALSE(sees(with(somebody, {Role::operator_, {}}), matter));
    CHECK_FALSE(sees({}, matter));
    // A text without an organisation is the leader's alone.
    matter.organisation = {};
    CHECK_FALSE(sees(with(somebody, {Role::coordinator, here}), matter));
    CHECK(sees(with(somebody, {Role::process_leader, {}}), matter));
}
