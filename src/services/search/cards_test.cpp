// A card in memory is the one that the reader's state of the index has.
#include "services/search/cards.h"

#include <doctest/doctest.h>

#include <string>

#include "services/search/test_world.h"

using namespace search::tests;
using search::Cards;

namespace {

struct Index {
    db::TemporaryFolder folder;
    fulltext::Index index{folder.path() / "index", *analyser(), fulltext::Access::write};

    fulltext::Number put(std::string const& id, std::string const& path) {
        auto const number = index.put({.id = id,
                                       .fields = {},
                                       .allowed = {"everyone"},
                                       .data = search::encode(search::Card{path, {}}),
                                       .row = id});
        index.commit();
        return number;
    }

    /// The path of the card; "" when there is none.
    std::string path(Cards& cards, fulltext::Number number) {
        std::string found;
        index.read([&](fulltext::Reader const& reader) {
            auto const card = cards.of(reader, number);
            found = card ? card->card.path : "";
        });
        return found;
    }

    std::uint64_t revision() {
        std::uint64_t found = 0;
        index.read([&](fulltext::Reader const& reader) { found = reader.revision(); });
        return found;
    }
};

constexpr std::size_t plenty = 1'000'000;

}

TEST_CASE("a card is read once and stays while others change") {
    Index index;
    Cards cards(plenty);
    auto const number = index.put("a", "/a");
    std::shared_ptr<search::ShownCard const> first, second;
    index.index.read([&](auto const& reader) { first = cards.of(reader, number); });
    index.put("b", "/b");
    index.index.read([&](auto const& reader) { second = cards.of(reader, number); });
    CHECK(first->card.path == "/a");
    CHECK(first == second);
}

TEST_CASE("a document that changes or goes has the card of the reader's state") {
    Index index;
    Cards cards(plenty);
    auto const number = index.put("a", "/old");
    CHECK(index.path(cards, number) == "/old");
    index.index.read([&](fulltext::Reader const& before) {
        {
            Cards::Changing changing(cards, {number});
            index.put("a", "/new");
            CHECK(cards.of(before, number)->card.path == "/old");
            changing.done(index.revision());
        }
        CHECK(index.path(cards, number) == "/new");
        // Who still sees what was before neither gets the new card nor leaves the old one.
        CHECK(cards.of(before, number)->card.path == "/old");
        CHECK(index.path(cards, number) == "/new");
    });
    {
        Cards::Changing changing(cards, {number});
        index.index.remove("a");
        index.index.commit();
        changing.done(index.revision());
    }
    CHECK(index.path(cards, number) == "");
}

TEST_CASE("a change that comes to nothing leaves the card as it was") {
    Index index;
    Cards cards(plenty);
    auto const number = index.put("a", "/a");
    index.path(cards, number);
    { Cards::Changing const changing(cards, {number}); }
    CHECK(index.path(cards, number) == "/a");
}

TEST_CASE("what was shown lately stays when there is no room for all, and 0 keeps nothing") {
    Index index;
    Cards few(20'000), none(0);
    auto const wanted = index.put("wanted", "/wanted");
    std::vector<fulltext::Number> others;
    for (int i = 0; i < 30; ++i)
        others.push_back(index.put(std::to_string(i), "/" + std::string(1000, 'x')));
    std::shared_ptr<search::ShownCard const> first, last;
    index.index.read([&](fulltext::Reader const& reader) {
        first = few.of(reader, wanted);
        auto const forgotten = few.of(reader, others[0]);
        for (auto const other : others) {
            few.of(reader, other);
            last = few.of(reader, wanted);
        }
        CHECK(few.of(reader, others[0]) != forgotten);
        CHECK(none.of(reader, wanted) != none.of(reader, wanted));
    });
    CHECK(first == last);
}
