// What is counted of questions, and that nothing else is.
#include "app/find/unanswered.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "platform/db/temporary.h"

using find::countable;
using find::Unanswered;
using find::UnansweredQuestion;

namespace {

constexpr basics::Time morning{1'800'000'000'000'000};
constexpr std::int64_t minute = 60'000'000, day = 1'440 * minute;

struct World : db::TemporaryDatabase {
    Unanswered unanswered;

    World() {
        std::ifstream file("src/app/find/migrations/001_unanswered_questions.sql");
        std::stringstream sql;
        sql << file.rdbuf();
        auto tx = database->begin();
        tx.script(sql.str());
        tx.commit();
    }

    void ask(std::string_view typed, int times, std::size_t hits = 0, basics::Time at = morning) {
        for (int i = 0; i < times; ++i) unanswered.asked(typed, hits, at);
    }

    std::vector<UnansweredQuestion> kept(basics::Time at = morning) {
        auto tx = database->begin();
        unanswered.keep(tx, at);
        tx.commit();
        auto reader = database->read();
        return find::unanswered_questions(reader, 100);
    }
};

}

TEST_CASE("questions are counted however they are written") {
    CHECK(countable("  Grön   STAD\n") == "grön stad");
    CHECK(countable("agenda 2030") == "agenda 2030");
    CHECK(countable("par\u200Bken") == "parken");
}

TEST_CASE("what may tell of a person, or asks nothing, is never counted") {
    for (auto const* typed : {"anna@sampelby.example", "19800101-1234", "800101 1234",
                              "80 01 01 12 34", "anna 070-123 45 67", "+46 (70) 123 45 67",
                              "8001011234", "", "   ", "!!", "-hamn", "\xFF\xFE"})
        CHECK_MESSAGE(!countable(typed).has_value(), typed);
    CHECK_FALSE(countable(std::string(101, 'a')).has_value());
}

TEST_CASE("four askings are forgotten, five are kept") {
    World world;
    world.ask("fyra", 4);
    world.ask("fem", 5, 2);
    CHECK(world.kept() == std::vector<UnansweredQuestion>{{"fem", 5, 2}});
}

TEST_CASE("askings of two days are not added up to reach the limit") {
    World world;
    world.ask("glest", 4);
    world.ask("glest", 4, 0, {morning.microseconds + day});
    CHECK(world.kept({morning.microseconds + day}).empty());
}

TEST_CASE("what was kept is added to, also after a new start and across days") {
    World world;
    world.ask("fem", 5, 2);
    world.kept();
    world.ask("fem", 2, 1);
    CHECK(world.kept() == std::vector<UnansweredQuestion>{{"fem", 7, 1}});
    world.ask("fem", 6, 2, {morning.microseconds + day});
    CHECK(world.kept({morning.microseconds + day}) ==
          std::vector<UnansweredQuestion>{{"fem", 13, 1}});
}

TEST_CASE("a day that ended before it was written is written later") {
    World world;
    world.ask("igår", 5);
    world.ask("idag", 1, 0, {morning.microseconds + day});
    CHECK(world.kept({morning.microseconds + day}) ==
          std::vector<UnansweredQuestion>{{"igår", 5, 0}});
}

TEST_CASE("writing waits until there is something and some minutes have passed") {
    World world;
    world.ask("fem", 4);
    CHECK_FALSE(world.unanswered.is_due(morning));
    world.ask("fem", 1);
    CHECK(world.unanswered.is_due(morning));
    world.kept();
    world.ask("fem", 1);
    CHECK_FALSE(world.unanswered.is_due({morning.microseconds + minute}));
    CHECK(world.unanswered.is_due({morning.microseconds + 6 * minute}));
}

TEST_CASE("only so many questions are counted, and old ones are removed") {
    World world;
    for (std::size_t i = 0; i < find::most_counted; ++i)
        world.ask("ord x" + std::to_string(i % 90'000) + "y", 1);
    world.ask("ett till", 5);
    CHECK(world.kept().empty());
    World old;
    old.ask("gammalt", 5);
    CHECK(old.kept().size() == 1);
    CHECK(old.kept({morning.microseconds + 181 * day}).empty());
}
