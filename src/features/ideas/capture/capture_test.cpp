// Lines of lists and tables; sending once; undoing.
#include "features/ideas/capture/capture.h"
#include "features/ideas/capture/table.h"
#include "features/ideas/support.h"
#include "features/ideas/test_world.h"

#include <rapidcheck.h>

#include <algorithm>
#include <set>

namespace ideas::capture {

namespace {

std::vector<std::string> stories(std::string_view text, Split split = Split::found_out) {
    std::vector<std::string> all;
    for (auto const& one : drafts_of(text, split, Kind::need)) all.push_back(one.story);
    return all;
}

using Texts = std::vector<std::string>;

struct Gathered : World {
    Occasion occasion;

    Gathered() {
        auto tx = begin();
        occasion = make(tx, hand(karin),
                        {.organisation = sampelby,
                         .name = "Framtidsverkstad",
                         .held = {2026, 5, 3},
                         .consent = "Allt blir offentligt."});
        tx.commit();
    }

    Sheaf sheaf(std::string_view text, Source source = Source::list, std::string key = {}) {
        Sheaf made{.source = source, .key = std::move(key)};
        for (auto const& one : looked_at(drafts_of(text, Split::found_out, Kind::need), occasion))
            if (one.told) made.told.push_back(*one.told);
        return made;
    }

    Received received(Sheaf const& sheaf, members::MemberId const& member) {
        auto tx = begin();
        auto done = send(tx, hand(member), occasion, sheaf);
        REQUIRE(done.has_value());
        tx.commit();
        return *std::move(done);
    }

    std::optional<Batch> undone(Batch const& batch, members::MemberId const& member) {
        auto tx = begin();
        auto const now = find_batch(tx, occasion.id, batch.id.text());
        auto done = undo(tx, hand(member), occasion, *now);
        if (done) tx.commit();
        return done;
    }
};

}

TEST_CASE("a list says one thing on each line") {
    CHECK(stories("Trappan är brant\n\n  Bussen går sällan \r\n") ==
          Texts{"Trappan är brant", "Bussen går sällan"});
}

TEST_CASE("points, numbers and boxes are no words") {
    CHECK(stories("- Trappan\n* Bussen\n• Bron") == Texts{"Trappan", "Bussen", "Bron"});
    CHECK(stories("1. Trappan\n2) Bussen\n10. Bron") == Texts{"Trappan", "Bussen", "Bron"});
    CHECK(stories("- [ ] Trappan\n- [x] Bussen") == Texts{"Trappan", "Bussen"});
    CHECK(stories("a) Trappan\nb) Bussen") == Texts{"Trappan", "Bussen"});
    // What only looks like it stays.
    CHECK(stories("2,5 meter är för lågt\n3D-skrivare saknas\n-5 grader inne") ==
          Texts{"2,5 meter är för lågt", "3D-skrivare saknas", "-5 grader inne"});
}

TEST_CASE("a point goes on over the lines without one") {
    CHECK(stories("- Trappan\n  är brant\n- Bussen") == Texts{"Trappan\när brant", "Bussen"});
}

TEST_CASE("paragraphs of several lines are found out") {
    CHECK(stories("Trappan är brant\noch hal.\n\nBussen går sällan.") ==
          Texts{"Trappan är brant\noch hal.", "Bussen går sällan."});
    CHECK(stories("Trappan är brant\noch hal.\n\nBussen", Split::lines).size() == 3);
    CHECK(stories("Trappan\n\nBussen", Split::paragraphs).size() == 2);
}

TEST_CASE("what is long has its first sentence as title") {
    auto const one =
        draft_of("Trappan vid biblioteket är för brant. " + std::string(200, 'x'), Kind::need);
    CHECK(one.title == "Trappan vid biblioteket är för brant");
    CHECK(one.story.size() > 200);
}

TEST_CASE("repeated and bad lines are pointed out") {
    Occasion const occasion{.organisation = organisations::OrganisationId::make()};
    auto const all =
        looked_at(drafts_of("Trappan är brant\ntrappan  är brant!\n" + std::string(5000, 'x'),
                            Split::lines, Kind::need),
                  occasion);
    REQUIRE(all.size() == 3);
    CHECK(all[0].note == Note::good);
    CHECK(all[1].note == Note::repeated);
    CHECK(all[1].as == 1);
    CHECK(all[2].note == Note::bad);
    CHECK_FALSE(all[2].can_go());
}

TEST_CASE("no text makes the list lose or invent words") {
    REQUIRE(rc::check([](std::vector<std::string> const& pieces) {
        std::string text;
        for (auto const& one : pieces) text += one + "\n";
        for (auto const split : {Split::found_out, Split::lines, Split::paragraphs})
            for (auto const& draft : drafts_of(text, split, Kind::idea)) {
                RC_ASSERT(!draft.story.empty());
                RC_ASSERT(draft.number >= 1U);
            }
    }));
}

TEST_CASE("a table's columns are known by their names, and kept as they were") {
    auto const table =
        read_table("Rubrik;Beskrivning;Typ;Plats\r\nTrappan;\"Brant;\r\nhal\";idé;Torget\r\n");
    REQUIRE(table.has_value());
    auto const fields = guessed(table->columns);
    CHECK(fields == Texts{"title", "story", "kind", "place"});
    auto const again = kept_table(kept_text(*table));
    REQUIRE(again.has_value());
    auto const drafts = drafts_of(*again, fields, Kind::need);
    REQUIRE(drafts.size() == 1);
    CHECK(drafts[0].title == "Trappan");
    CHECK(drafts[0].story == "Brant;\nhal");
    CHECK(drafts[0].kind == Kind::idea);
    CHECK(drafts[0].place == "Torget");
    CHECK(drafts[0].number == 2);
}

TEST_CASE("half a file, other letters and no file") {
    auto const half = read_table("titel,text\nTrappan,\"Brant och");
    REQUIRE(half.has_value());
    CHECK(half->rows.at(0).problem == "unclosed_quote");
    auto const latin = read_table(
        "titel\nBr\xE5"
        "dska\n");
    REQUIRE(latin.has_value());
    CHECK(latin->rows.at(0).fields.at(0) == "Brådska");
    CHECK_FALSE(read_table("").has_value());
    CHECK_FALSE(read_table(std::string(most_list_bytes + 1, 'x')).has_value());
    CHECK_FALSE(kept_table("a,b,c\n1,2,3\n").has_value());
    std::string wide = "line,problem";
    for (std::size_t i = 0; i < most_columns; ++i) wide += ",x";
    CHECK(kept_table(wide + "\n").has_value());
    CHECK_FALSE(kept_table(wide + ",x\n").has_value());
}

TEST_CASE("a list that is sent twice, by two, is there once") {
    Gathered world;
    auto const sheaf = world.sheaf("- Trappan\n- Bussen");
    auto const first = world.received(sheaf, world.karin);
    auto const second = world.received(sheaf, world.anna);
    CHECK(first.is_new);
    CHECK_FALSE(second.is_new);
    CHECK(second.needs.size() == 2);
    auto reader = world.read();
    CHECK(told_at(reader, world.occasion.id).size() == 2);
    CHECK(reader.number("SELECT count(*) FROM needs") == 2);
}

TEST_CASE("one by one the same words count again with another key") {
    Gathered world;
    for (auto const* key : {"a", "a", "b"})
        world.received(world.sheaf("Trappan", Source::one, key), world.karin);
    auto reader = world.read();
    CHECK(reader.number("SELECT count(*) FROM needs") == 2);
}

TEST_CASE("what was told is marked with its origin, in the order of the list") {
    Gathered world;
    auto const sent = world.received(world.sheaf("- C\n- A\n- B"), world.karin);
    auto reader = world.read();
    Texts titles;
    for (auto const& one : told_at(reader, world.occasion.id)) titles.push_back(one.told.title);
    CHECK(titles == Texts{"C", "A", "B"});
    auto const from = origin(reader, sent.needs.front().id);
    REQUIRE(from.has_value());
    CHECK(from->name == "Framtidsverkstad");
    CHECK(sent.needs.front().way == Way::workshop);
    CHECK(sent.needs.front().entered_by == world.karin);
    CHECK(world.everything_logged().find("Trappan") == std::string::npos);
}

TEST_CASE("undoing takes back what nobody has touched, once, by whoever sent it") {
    Gathered world;
    auto const sent = world.received(world.sheaf("- Trappan\n- Bussen\n- Bron"), world.karin);
    {
        auto tx = world.begin();
        answer(tx, world.hand(world.anna), sent.needs[0],
               {.state = State::in_progress, .reason = "Vi ser på det."});
        tx.commit();
    }
    CHECK_FALSE(world.undone(sent.batch, world.anna).has_value());
    auto const done = world.undone(sent.batch, world.karin);
    REQUIRE(done.has_value());
    CHECK(done->stayed == 1);
    CHECK_FALSE(world.undone(sent.batch, world.karin).has_value());
    auto reader = world.read();
    CHECK(reader.number("SELECT count(*) FROM needs WHERE visibility = 'withdrawn'") == 2);
    CHECK(history(reader, sent.needs[1].id).size() >= 2);
}

TEST_CASE("undoing leaves what the one who told it has added to") {
    Gathered world;
    auto const sent = world.received(world.sheaf("- Trappan\n- Bussen"), world.karin);
    {
        auto tx = world.begin();
        add_words(tx, world.hand(), sent.needs[0], "Ledstången saknas.", Reading::as_usual);
        tx.commit();
    }
    auto const done = world.undone(sent.batch, world.karin);
    REQUIRE(done.has_value());
    CHECK(done->stayed == 1);
    auto reader = world.read();
    CHECK(reader.number("SELECT count(*) FROM needs WHERE visibility = 'withdrawn'") == 1);
}

TEST_CASE("the same list with one more column is another one") {
    Gathered world;
    auto sheaf = world.sheaf("- Trappan\n- Bussen");
    world.received(sheaf, world.karin);
    sheaf.told.front().for_whom = "Alla med barnvagn";
    CHECK(world.received(sheaf, world.karin).is_new);
}

TEST_CASE("what was undone can be sent again") {
    Gathered world;
    auto const sheaf = world.sheaf("- Trappan\n- Bussen");
    auto const sent = world.received(sheaf, world.karin);
    REQUIRE(world.undone(sent.batch, world.karin).has_value());
    CHECK(world.received(sheaf, world.karin).is_new);
}

TEST_CASE("a day later nothing is undone") {
    Batch const batch{.member = members::MemberId::make(), .at = {1'000'000}};
    constexpr std::int64_t hour = 3600LL * 1'000'000;
    CHECK(may_undo(batch, batch.member, {batch.at.microseconds + undo_hours * hour}));
    CHECK_FALSE(may_undo(batch, batch.member, {batch.at.microseconds + undo_hours * hour + 1}));
}

TEST_CASE("slips open what they name, and are the same for the same key") {
    Gathered world;
    auto const sent = world.received(world.sheaf("- Trappan\n- Bussen"), world.karin);
    auto tx = world.begin();
    auto const first = slips(tx, sent.batch, "nyckel"), again = slips(tx, sent.batch, "nyckel");
    REQUIRE(first.size() == 2);
    CHECK(first[0].code == again[0].code);
    CHECK(first[0].code != first[1].code);
    CHECK(slips(tx, sent.batch, "annan")[0].code != first[0].code);
}

TEST_CASE("two hundred lines at once") {
    Gathered world;
    std::string text;
    for (int i = 0; i < 200; ++i) text += "- Behov nummer " + std::to_string(i) + "\n";
    CHECK(world.received(world.sheaf(text), world.karin).needs.size() == 200);
}

TEST_CASE("an occasion says what it was, when, and what people were told") {
    auto const bad = checked(TypedOccasion{.held = "i går", .way = "page"}, {2026, 6, 1});
    REQUIRE_FALSE(bad.has_value());
    std::set<std::string> fields;
    for (auto const& one : bad.error()) fields.insert(one.field);
    CHECK(fields == std::set<std::string>{"name", "held", "way", "consent", "language"});
    auto const good = checked(TypedOccasion{.name = "Skoldag",
                                            .held = "2026-05-03",
                                            .way = "school",
                                            .language = "sv",
                                            .consent = "Allt blir offentligt."},
                              {2026, 6, 1});
    CHECK(good.has_value());
    CHECK_FALSE(checked(TypedOccasion{.name = "Skoldag",
                                      .held = "2062-05-03",
                                      .way = "school",
                                      .language = "sv",
                                      .consent = "x"},
                        {2026, 6, 1})
                    .has_value());
}

}
