// Documents that another thread writes: their order, what fails there, and what is given up.
#include <doctest/doctest.h>

#include <string>

#include "platform/db/temporary.h"
#include "platform/fulltext/snowball.h"
#include "services/search/handover.h"

namespace {

struct World {
    db::TemporaryFolder folder;
    fulltext::Snowball snowball;
    fulltext::Index index{folder.path() / "index", snowball, fulltext::Access::write};

    void put(search::Handover& handover, std::string const& id, std::string const& text,
             std::int64_t amount = 0) {
        auto prepared = index.prepare({.id = id,
                                       .fields = {{.text = text, .language = texts::Language::sv}},
                                       .allowed = {"everyone"},
                                       .data = text,
                                       .row = {}});
        handover.put(std::move(prepared), {.subject = {"thing", id}, .amount = amount});
    }

    std::string text_of(std::string const& id) {
        std::string text;
        index.read([&](fulltext::Reader const& reader) {
            auto const number = reader.number(id);
            text = number ? reader.data(*number).value_or("") : "";
        });
        return text;
    }
};

}

TEST_CASE("what was put last of a subject stays, whoever wrote it") {
    World world;
    for (std::size_t const by_caller : {0, 3, 1000}) {
        search::Handover handover(world.index, by_caller);
        for (int round = 0; round < 3; ++round)
            for (int i = 0; i < 100; ++i)
                world.put(handover, std::to_string(i),
                          "träd " + std::to_string(i) + " omgång " + std::to_string(round), round);
        handover.finish();
        world.index.commit();
        CHECK(handover.rows.size() == 100);
        for (auto const& [number, row] : handover.rows) CHECK(row->amount == 2);
        CHECK(world.text_of("57") == "träd 57 omgång 2");
    }
}

TEST_CASE("what fails while another thread writes is thrown to who goes on, and at the end") {
    World world;
    world.index.commit();
    fulltext::Index readable(world.folder.path() / "index", world.snowball, fulltext::Access::read);
    search::Handover handover(readable, 0);
    world.put(handover, "a", "ett");
    CHECK_THROWS_AS(handover.finish(), fulltext::Failure);
    CHECK_THROWS_AS(world.put(handover, "b", "två"), fulltext::Failure);
    CHECK_THROWS_AS(handover.finish(), fulltext::Failure);
}

TEST_CASE("what is given up while it waits is not in the index") {
    World world;
    {
        search::Handover handover(world.index, 0);
        for (int i = 0; i < 100; ++i) world.put(handover, std::to_string(i), "träd");
        handover.stop();
        world.index.roll_back();
    }
    world.index.commit();
    CHECK(world.text_of("0").empty());
    CHECK(world.text_of("99").empty());
}
