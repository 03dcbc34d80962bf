// Terms that nobody has are not looked for again, until somebody has them.
#include "platform/fulltext/absent.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "platform/db/temporary.h"
#include "platform/fulltext/index.h"
#include "platform/fulltext/snowball.h"

using fulltext::AbsentTerms;

namespace {

void bring(AbsentTerms& absent, std::vector<std::string> const& terms) {
    absent.remove(terms.begin(), terms.end());
}

struct World {
    db::TemporaryFolder folder;
    fulltext::Snowball snowball;
    fulltext::Index index{folder.path() / "index", snowball, fulltext::Access::write};

    void put(std::string const& id, std::string_view text) {
        index.put(
            {.id = id, .fields = {{.text = text}}, .allowed = {"everyone"}, .data = id, .row = id});
    }

    std::size_t found(std::string_view typed) {
        std::size_t count = 0;
        std::vector<std::string> const viewer = {"everyone"};
        index.read([&](fulltext::Reader const& reader) {
            count = reader
                        .matching(fulltext::parse(typed), fulltext::Demand::all,
                                  *reader.visible(viewer))
                        .count();
        });
        return count;
    }
};

}

TEST_CASE("a term is absent for who has looked and for later readers, not for earlier ones") {
    AbsentTerms absent;
    absent.add("ZSstad", 5);
    CHECK(absent.has("ZSstad", 5));
    CHECK(absent.has("ZSstad", 9));
    CHECK_FALSE(absent.has("ZSstad", 4));
    CHECK_FALSE(absent.has("ZSland", 5));
}

TEST_CASE(
    "what a batch brings is absent no more, and who still sees what was before says nothing") {
    AbsentTerms absent;
    absent.add("a", 5);
    absent.add("b", 5);
    absent.begin_batch();
    bring(absent, {"b", "c"});
    absent.add("c", 5);
    absent.end_batch(6);
    absent.add("c", 5);
    CHECK(absent.has("a", 6));
    CHECK_FALSE(absent.has("b", 6));
    CHECK_FALSE(absent.has("c", 6));
    absent.add("d", 6);
    CHECK(absent.has("d", 6));
}

TEST_CASE("a batch that failed teaches nothing until another has succeeded") {
    AbsentTerms absent;
    absent.begin_batch();
    absent.add("a", 5);
    absent.begin_batch();
    absent.end_batch(7);
    CHECK_FALSE(absent.has("a", 7));
}

TEST_CASE("a word that was asked for before anybody had it is found when somebody has it") {
    World world;
    world.put("a", "land");
    world.index.commit();
    CHECK(world.found("stad") == 0);
    world.put("b", "hav");
    world.index.commit();
    CHECK(world.found("stad") == 0);
    world.put("c", "en stad");
    CHECK(world.found("stad") == 0);
    world.index.commit();
    CHECK(world.found("stad") == 1);
    CHECK(world.found("sjö") == 0);
    world.put("d", "en sjö");
    world.index.roll_back();
    CHECK(world.found("sjö") == 0);
    world.put("d", "en sjö");
    world.index.commit();
    CHECK(world.found("sjö") == 1);
}
