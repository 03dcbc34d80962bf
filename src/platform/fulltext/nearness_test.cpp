// What a sketch keeps of a text, and what words close together are worth.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "platform/fulltext/nearness.h"
#include "platform/fulltext/sketch.h"

using fulltext::Nearness;
using fulltext::Sketch;
using language::Source;

namespace {

/// A text of which every word is its own base form; "|" begins another field.
std::string sketch_of(std::vector<std::string> const& words) {
    Sketch sketch;
    for (auto const& word : words)
        if (word == "|") sketch.next_field();
        else sketch.add({{{.text = word}, {.text = word, .source = Source::lemma}}});
    return sketch.bytes();
}

void ask(Nearness& nearness, std::string const& base, float rarity = 2) {
    nearness.add({{.terms = {{"ZS" + base, 1}}}}, {rarity});
}

Nearness asking(std::vector<std::string> const& bases) {
    Nearness nearness;
    for (auto const& base : bases) ask(nearness, base);
    return nearness;
}

std::string read(std::string_view bytes) {
    std::string all;
    fulltext::read_sketch(bytes, [&](fulltext::SketchedWord const& word) {
        all += std::to_string(word.place) + (word.further ? "+" : ".") + " ";
    });
    return all;
}

}

TEST_CASE("a sketch tells words, their further forms and fields apart") {
    Sketch sketch;
    sketch.add({{{.text = "städer"},
                 {.text = "stad", .source = Source::lemma},
                 {.text = "städa", .source = Source::lemma}}});
    sketch.add({{{.text = "och"}}});
    sketch.next_field();
    sketch.add({{{.text = "grön"}, {.text = "grön", .source = Source::lemma}}});
    CHECK(read(sketch.bytes()) == "1. 1+ 2. 103. ");
}

TEST_CASE("any bytes can be read as a sketch, and a text without end is cut") {
    CHECK(read("x").empty());
    CHECK(read(std::string("\0\0", 2)).empty());
    Sketch sketch;
    for (int i = 0; i < 10'000; ++i) sketch.add({{{.text = "ord"}}});
    CHECK(sketch.bytes().size() == 6000);
}

TEST_CASE("the nearer two words of the question stand, the more they speak for a text") {
    auto const nearness = asking({"grön", "stad"});
    auto const beside = nearness.of(sketch_of({"en", "grön", "stad"})),
               apart = nearness.of(sketch_of({"grön", "och", "skön", "stad"})),
               far =
                   nearness.of(sketch_of({"grön", "a", "b", "c", "d", "e", "f", "g", "h", "stad"}));
    CHECK(beside > apart);
    CHECK(apart > 0);
    CHECK(far == 0);
    CHECK(nearness.of(sketch_of({"grön", "|", "stad"})) == 0);
    CHECK(nearness.of("") == 0);
}

TEST_CASE("one word, however often it stands, is near nothing") {
    CHECK(asking({"stad", "grön"}).of(sketch_of({"stad", "stad", "stad"})) == 0);
    CHECK_FALSE(asking({"stad"}).says_something());
}

TEST_CASE("rare words near each other say more than frequent ones") {
    Nearness rare = asking({"grön", "stad"}), frequent;
    ask(frequent, "grön", 0.1F);
    ask(frequent, "stad", 0.1F);
    auto const text = sketch_of({"grön", "stad"});
    CHECK(rare.of(text) > frequent.of(text));
}

TEST_CASE("a compound that has the word is a weaker neighbour than the word") {
    Nearness nearness;
    ask(nearness, "grön");
    nearness.add({{.terms = {{"ZSstad", 1}, {"PSstad", 0.5F}}}}, {2});
    Sketch sketch;
    sketch.add({{{.text = "grön"}, {.text = "grön", .source = Source::lemma}}});
    sketch.add({{{.text = "småstad"},
                 {.text = "småstad", .source = Source::lemma},
                 {.text = "stad", .source = Source::part}}});
    auto const compound = nearness.of(sketch.bytes());
    CHECK(compound > 0);
    CHECK(compound < nearness.of(sketch_of({"grön", "stad"})));
}

TEST_CASE("a row stands where its words follow each other in one text, each by any of its marks") {
    fulltext::SketchedRow row;
    std::uint16_t const first[] = {fulltext::mark_of("smart"), fulltext::mark_of("klok")};
    std::uint16_t const second[] = {fulltext::mark_of("stad")};
    row.add(first);
    row.add(second);
    CHECK(row.stands_in(sketch_of({"en", "smart", "stad"})));
    CHECK(row.stands_in(sketch_of({"smart", "klok", "stad"})));
    CHECK_FALSE(row.stands_in(sketch_of({"stad", "smart"})));
    CHECK_FALSE(row.stands_in(sketch_of({"smart", "ny", "stad"})));
    CHECK_FALSE(row.stands_in(sketch_of({"smart", "|", "stad"})));
    CHECK_FALSE(row.stands_in(""));
    CHECK_FALSE(fulltext::SketchedRow().stands_in(sketch_of({"smart"})));
}

TEST_CASE("in a row a word's other readings stand where the word does") {
    Sketch sketch;
    sketch.add({{{.text = "öppna"},
                 {.text = "öppna", .source = Source::lemma},
                 {.text = "öppen", .source = Source::lemma}}});
    sketch.add({{{.text = "data"}, {.text = "data", .source = Source::lemma}}});
    fulltext::SketchedRow row, stretched;
    std::uint16_t const open[] = {fulltext::mark_of("öppen")};
    std::uint16_t const data[] = {fulltext::mark_of("data")};
    row.add(open);
    row.add(data);
    stretched.add(open);
    stretched.add(open);
    CHECK(row.stands_in(sketch.bytes()));
    CHECK_FALSE(stretched.stands_in(sketch.bytes()));
}
