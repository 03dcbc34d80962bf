// Votes, statements and sums against a real database.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <thread>

#include "features/dialogues/actions.h"
#include "features/dialogues/dialogues.h"
#include "features/dialogues/groupings.h"
#include "features/dialogues/rules.h"
#include "platform/db/temporary.h"
#include "platform/secrets/secrets.h"
#include "services/activity/edition.h"

using namespace dialogues;

namespace {

std::string file(std::string const& path) {
    std::ifstream in(path);
    REQUIRE_MESSAGE(in.good(), path);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct World {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log{edition};
    basics::Time now = basics::parse_iso_time("2026-03-10T12:00:00Z").value();
    members::MemberId karin = members::MemberId::make();

    World() {
        auto tx = made.database->begin();
        for (auto const* script : {"src/services/activity/migrations/001_activity.sql",
                                   "src/services/activity/migrations/002_chain.sql",
                                   "src/features/dialogues/migrations/001_dialogues.sql"})
            tx.script(file(script));
        tx.commit();
    }

    Hand hand() { return {log, now, karin}; }

    template <class Do>
    auto within(Do what) {
        auto tx = made.database->begin();
        auto result = what(tx);
        tx.commit();
        return result;
    }

    Dialogue open(Moderation moderation = Moderation::after) {
        return within([&](db::Transaction& tx) {
            auto const told = checked({.organisation = OrganisationId::make().string(),
                                       .title = "Hur?",
                                       .purpose = "Därför.",
                                       .moderation = std::string(name(moderation)),
                                       .starts_on = "2026-03-10"});
            auto dialogue = make(tx, hand(), *told, secrets::make());
            add_seeds(tx, hand(), dialogue, {"Ett.", "Två."});
            dialogue = turn(tx, hand(), dialogue, State::published);
            return turn(tx, hand(), dialogue, State::open);
        });
    }
    std::string come(Dialogue const& dialogue) {
        auto const hash = secrets::hash(secrets::make());
        within([&](db::Transaction& tx) { return add_participant(tx, dialogue.id, hash); });
        return hash;
    }
    void vote(Dialogue const& dialogue, std::string const& hash, std::int64_t number,
              Choice choice) {
        within([&](db::Transaction& tx) {
            put_vote(tx, participant(tx, dialogue.id, hash).value(), number, choice);
            return 0;
        });
    }
    Tally tally(Dialogue const& dialogue, std::int64_t number) {
        auto reader = made.database->read();
        return statement(reader, dialogue.id, number)->tally;
    }
    Pulse pulse_of(Dialogue const& dialogue) {
        auto reader = made.database->read();
        return pulse(reader, dialogue.id);
    }
};

}

TEST_CASE("a hundred votes by one on one statement are one, the last") {
    World world;
    auto const dialogue = world.open();
    auto const one = world.come(dialogue);
    for (int i = 0; i < 99; ++i)
        world.vote(dialogue, one, 1, i % 2 == 0 ? Choice::agree : Choice::pass);
    world.vote(dialogue, one, 1, Choice::disagree);
    CHECK(world.tally(dialogue, 1) == Tally{0, 1, 0});
    CHECK(world.pulse_of(dialogue).votes == 1);
    CHECK(world.pulse_of(dialogue).participants == 1);
}

TEST_CASE(
    "whoever only looks is no participant; each vote moves the pulse, the same again does not") {
    World world;
    auto const dialogue = world.open();
    auto const one = world.come(dialogue), other = world.come(dialogue);
    CHECK(world.pulse_of(dialogue).participants == 0);
    auto const before = world.pulse_of(dialogue).revision;
    world.vote(dialogue, one, 1, Choice::agree);
    CHECK(world.pulse_of(dialogue).revision == before + 1);
    world.vote(dialogue, one, 1, Choice::agree);
    CHECK(world.pulse_of(dialogue).revision == before + 1);
    world.vote(dialogue, one, 2, Choice::agree);
    world.vote(dialogue, other, 2, Choice::pass);
    CHECK(world.pulse_of(dialogue).participants == 2);
    CHECK(world.tally(dialogue, 2) == Tally{1, 0, 1});
}

TEST_CASE("a secret opens its own dialogue and no other") {
    World world;
    auto const first = world.open(), second = world.open();
    auto const one = world.come(first);
    auto reader = world.made.database->read();
    CHECK(participant(reader, first.id, one));
    CHECK_FALSE(participant(reader, second.id, one));
}

TEST_CASE(
    "what a participant writes is agreed with by them, and the same words are one statement") {
    World world;
    auto const dialogue = world.open(), looked_at = world.open(Moderation::before);
    auto say_as = [&](Dialogue const& in, std::string const& hash, std::string const& words) {
        return world.within([&](db::Transaction& tx) {
            return say(tx, in, participant(tx, in.id, hash).value(), words);
        });
    };
    auto const one = world.come(dialogue), other = world.come(looked_at);
    CHECK(say_as(dialogue, one, "Tre.") == Said::shown);
    CHECK(say_as(dialogue, one, "TRE.") == Said::known);
    CHECK(say_as(looked_at, other, "Tre.") == Said::waiting);
    CHECK(world.tally(dialogue, 3) == Tally{1, 0, 0});
    for (std::int64_t i = 1; i < most_of_one; ++i)
        CHECK(say_as(dialogue, one, "Nummer " + std::to_string(i)) == Said::shown);
    CHECK(say_as(dialogue, one, "En till.") == Said::too_many);
    CHECK(world.pulse_of(dialogue).participants == 1);
}

TEST_CASE("whoever leaves takes their votes along, and their statements are nobody's") {
    World world;
    auto const dialogue = world.open();
    auto const one = world.come(dialogue), other = world.come(dialogue);
    world.vote(dialogue, one, 1, Choice::agree);
    world.vote(dialogue, other, 1, Choice::disagree);
    world.within([&](db::Transaction& tx) {
        auto const me = participant(tx, dialogue.id, one).value();
        say(tx, dialogue, me, "Mitt.");
        forget(tx, participant(tx, dialogue.id, one).value());
        return 0;
    });
    CHECK(world.tally(dialogue, 1) == Tally{0, 1, 0});
    CHECK(world.tally(dialogue, 3) == Tally{0, 0, 0});
    CHECK(world.pulse_of(dialogue).participants == 1);
    CHECK(world.pulse_of(dialogue).votes == 1);
    auto reader = world.made.database->read();
    CHECK_FALSE(participant(reader, dialogue.id, one));
    CHECK(statement(reader, dialogue.id, 3)->author == -1);
}

TEST_CASE("the log tells that and when, never words, votes or who took part") {
    World world;
    auto const dialogue = world.open();
    auto const one = world.come(dialogue);
    world.vote(dialogue, one, 1, Choice::agree);
    world.within([&](db::Transaction& tx) {
        say(tx, dialogue, participant(tx, dialogue.id, one).value(), "Hemligt.");
        hide(tx, world.hand(), dialogue, statement(tx, dialogue.id, 1).value(), "Därför att.");
        return 0;
    });
    auto reader = world.made.database->read();
    std::string all;
    for (auto const& entry : activity::entries_after(reader, 0, 100))
        all += entry.action + json::write(entry.details);
    CHECK(all.contains("dialogues.dialogue_statement_hidden"));
    for (auto const* secret : {"Hemligt", "Därför", "Ett."})
        CHECK_FALSE_MESSAGE(all.contains(secret), secret);
    CHECK_FALSE(all.contains(one));
    CHECK_FALSE(all.contains("vote"));
}

TEST_CASE("the same form twice is one dialogue; a code is nobody else's") {
    World world;
    auto const told = checked({.organisation = OrganisationId::make().string(),
                               .title = "Hur?",
                               .purpose = "Därför.",
                               .starts_on = "2026-03-10"});
    auto const key = secrets::make();
    auto make_one = [&](std::string const& with) {
        return world.within(
            [&](db::Transaction& tx) { return make(tx, world.hand(), *told, with); });
    };
    auto const first = make_one(key), again = make_one(key), other = make_one(secrets::make());
    CHECK(first.id == again.id);
    CHECK(first.id != other.id);
    CHECK(first.code != other.code);
}

TEST_CASE("secrets are weeded when a dialogue has been over for long; the votes stay") {
    World world;
    auto dialogue = world.open();
    auto const one = world.come(dialogue);
    world.vote(dialogue, one, 1, Choice::agree);
    auto const rule = lifetime_rules().front();
    auto due = [&](basics::Time before) {
        auto reader = world.made.database->read();
        int found = 0;
        rule->each(reader, before, "", [&](lifetimes::Due const&) { return ++found > 0; });
        return found;
    };
    basics::Time const later{world.now.microseconds + 1};
    CHECK(due(later) == 0);
    world.within([&](db::Transaction& tx) {
        return turn(tx, world.hand(), find(tx, dialogue.id).value(), State::closed);
    });
    CHECK(due(world.now) == 0);
    CHECK(due(later) == 1);
    world.within([&](db::Transaction& tx) {
        rule->weed(tx, dialogue.id.string());
        return 0;
    });
    CHECK(due(later) == 0);
    CHECK(world.tally(dialogue, 1) == Tally{1, 0, 0});
    auto reader = world.made.database->read();
    CHECK_FALSE(participant(reader, dialogue.id, one));
}

TEST_CASE("groups are found in what people voted; statements that were taken away place nobody") {
    World world;
    auto const dialogue = world.open();
    world.within([&](db::Transaction& tx) {
        std::vector<std::string> words;
        for (int i = 3; i <= 10; ++i) words.push_back("Nummer " + std::to_string(i));
        add_seeds(tx, world.hand(), dialogue, words);
        for (int person = 0; person < 40; ++person) {
            auto one = add_participant(tx, dialogue.id, secrets::hash(secrets::make()));
            for (std::int64_t number = 1; number <= 10; ++number) {
                bool const is_odd = number % 2 == 1, is_first = person % 2 == 0;
                // Nearly all of each half answer alike.
                bool const strays = (person * 7 + number * 3) % 17 == 0;
                put_vote(tx, one, number,
                         (is_odd == is_first) != strays ? Choice::agree : Choice::disagree);
                one.votes = number;
            }
        }
        hide(tx, world.hand(), dialogue, statement(tx, dialogue.id, 10).value(), "Därför.");
        return 0;
    });
    auto reader = world.made.database->read();
    auto const ballots = ballots_of(reader, dialogue.id);
    CHECK(ballots.participants == 40);
    CHECK(ballots.votes.size() == 400);
    CHECK(ballots.states.back() == opinion_groups::StatementState::moderated_out);
    Groupings groupings;
    CHECK_FALSE(groupings.last(dialogue.id));
    auto const found = groupings.of(reader, dialogue.id);
    REQUIRE(found->result.finding == opinion_groups::Finding::groups);
    CHECK(found->result.groups.size() == 2);
    CHECK(found->result.groups[0].members.size() == 20);
    // Nothing has moved: the same is given again.
    CHECK(groupings.of(reader, dialogue.id) == found);
}

TEST_CASE("what is given away has no vote that only few gave, and is made once for each revision") {
    World world;
    auto const dialogue = world.open();
    for (int person = 0; person < 5; ++person) {
        auto const hash = world.come(dialogue);
        world.vote(dialogue, hash, 1, Choice::agree);
        if (person > 0) world.vote(dialogue, hash, 2, Choice::pass);
    }
    auto reader = world.made.database->read();
    auto ballots = ballots_of(reader, dialogue.id);
    CHECK(ballots.votes.size() == 9);
    keep_told_ones(ballots);
    CHECK(ballots.votes.size() == 5);
    ballots.statements[0].standing = Standing::hidden;
    keep_told_ones(ballots);
    CHECK(ballots.votes.empty());
    CHECK(ballots.participants == 5);

    Groupings groupings;
    int made = 0;
    auto make = [&] { return std::to_string(++made); };
    CHECK(*groupings.bundle(dialogue.id, 7, make) == "1");
    CHECK(*groupings.bundle(dialogue.id, 7, make) == "1");
    CHECK(*groupings.bundle(dialogue.id, 8, make) == "2");
    // Meanwhile nobody else computes.
    groupings.bundle(dialogue.id, 9, [&] {
        std::jthread([&] { CHECK_FALSE(groupings.bundle(dialogue.id, 10, make)); }).join();
        return make();
    });
    CHECK(made == 3);
}

TEST_CASE("whoever leaves what is over leaves the answers, and nothing leads to them") {
    World world;
    auto const dialogue = world.open();
    auto const hash = world.come(dialogue);
    world.vote(dialogue, hash, 1, Choice::agree);
    world.within([&](db::Transaction& tx) {
        auto const one = participant(tx, dialogue.id, hash).value();
        add_statement(tx, dialogue.id, {.words = "Tre.", .author = one.number});
        untie(tx, one);
        return 0;
    });
    CHECK(world.tally(dialogue, 1).agree == 1);
    auto reader = world.made.database->read();
    CHECK_FALSE(participant(reader, dialogue.id, hash));
    CHECK(count_participants(reader, dialogue.id) == 1);
    CHECK(statement(reader, dialogue.id, 3)->author == -1);
}
