// What may be followed, and that members reach their own only.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "app/saved_searches/store.h"
#include "platform/db/temporary.h"

using namespace saved_searches;

namespace {

std::string const anna(26, '1'), bo(26, '2');
members::MemberId member(std::string const& letters) {
    return members::MemberId::parse(letters).value();
}

struct World : db::TemporaryDatabase {
    World() {
        std::ifstream file("src/app/saved_searches/migrations/001_saved_searches.sql");
        std::stringstream sql;
        sql << file.rdbuf();
        auto tx = database->begin();
        tx.script(sql.str());
        tx.commit();
    }

    Adding follow(std::string const& who, std::string const& query, Saved& saved) {
        saved = {.id = SavedId::make(), .name = "Namn", .query = query};
        auto tx = database->begin();
        auto const adding = add(tx, member(who), saved);
        tx.commit();
        return adding;
    }
};

std::string problem(std::string_view sent) {
    auto const query = check_query(sent);
    return query ? *query : query.error().front().text;
}

}

TEST_CASE("the same search is the same text, however it is shown, sorted or paged") {
    CHECK(problem("?q=hamn&status=ongoing&page=3&sort=title&view=map&all=theme") ==
          "?q=hamn&status=ongoing");
    CHECK(problem("status=ongoing&q=hamn") == "?q=hamn&status=ongoing");
    CHECK(problem("?q=hamn&as_typed=yes&unknown=1") == "?q=hamn&as_typed=yes");
}

TEST_CASE("what asks nothing or too much is not followed") {
    CHECK(problem("") == "saved_searches.query_empty");
    CHECK(problem("?sort=title") == "saved_searches.query_empty");
    CHECK(problem("?q=" + std::string(3'000, 'a')) == "saved_searches.query_too_long");
}

TEST_CASE("a name is one line with something in it") {
    CHECK(check_name("  Mina hamnar \u202E").value() == "Mina hamnar");
    CHECK_FALSE(check_name(" \u200B ").has_value());
    CHECK_FALSE(check_name(std::string(101, 'x')).has_value());
}

TEST_CASE("a member follows a search once, and so many at most") {
    World world;
    Saved first, again;
    CHECK(world.follow(anna, "?q=0", first) == Adding::added);
    CHECK(world.follow(anna, "?q=0", again) == Adding::followed_already);
    CHECK(again.id == first.id);
    for (std::size_t i = 1; i < most_followed; ++i)
        CHECK(world.follow(anna, "?q=" + std::to_string(i), again) == Adding::added);
    CHECK(world.follow(anna, "?q=more", again) == Adding::full);
    CHECK(world.follow(bo, "?q=more", again) == Adding::added);
}

TEST_CASE("nobody reaches another's searches") {
    World world;
    Saved saved;
    world.follow(anna, "?q=hamn", saved);
    auto tx = world.database->begin();
    CHECK_FALSE(rename(tx, member(bo), saved.id, "Tagen"));
    CHECK_FALSE(see(tx, member(bo), saved.id, basics::Time{9}));
    CHECK_FALSE(remove(tx, member(bo), saved.id));
    CHECK_FALSE(find(tx, member(bo), saved.id).has_value());
    see_all(tx, member(bo), basics::Time{9});
    CHECK(find(tx, member(anna), saved.id).value().seen_at == basics::Time{0});
    CHECK(find(tx, member(anna), saved.id).value().name == "Namn");
    CHECK(rename(tx, member(anna), saved.id, "Hamnar"));
    CHECK(all(tx, member(anna)).front().name == "Hamnar");
    CHECK(remove(tx, member(anna), saved.id));
    CHECK(all(tx, member(anna)).empty());
}
