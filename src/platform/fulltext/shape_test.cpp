// What is kept of a text's words is what stands in it, and what is marked by it is what is marked
// without it.
#include "platform/fulltext/shape.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "platform/db/temporary.h"
#include "platform/fulltext/index.h"
#include "platform/fulltext/snippet.h"
#include "platform/fulltext/snowball.h"

using fulltext::Places;
using fulltext::Shape;
using fulltext::Sketch;
using language::Source;
using texts::Language;

namespace {

void add(Sketch& sketch, std::vector<std::string> const& bases) {
    std::vector<language::Term> terms{{.text = "as it stands"}};
    for (auto const& base : bases) terms.push_back({.text = base, .source = Source::lemma});
    sketch.add(terms);
}

/// "3.stad 3.städa 9.land": where words begin and what they are of these.
std::string read(std::optional<Shape::Text> const& text, std::vector<std::string> const& bases) {
    std::string all;
    text->each([&](std::size_t begin, std::uint16_t mark) {
        for (auto const& base : bases)
            if (fulltext::mark_of(base) == mark)
                all += (all.empty() ? "" : " ") + std::to_string(begin) + "." + base;
    });
    return all;
}

/// Texts that are indexed as one document's shown fields, with their shape.
struct Indexed {
    db::TemporaryFolder folder;
    fulltext::Snowball snowball;
    Shape shape;

    explicit Indexed(std::vector<std::string> const& texts) {
        fulltext::Index index(folder.path() / "index", snowball, fulltext::Access::write);
        fulltext::Document document{.id = "a", .fields = {}, .allowed = {}, .data = "", .row = ""};
        for (auto const& text : texts) document.fields.push_back({.text = text, .shown = true});
        auto const number = index.put(document);
        index.commit();
        index.read([&](fulltext::Reader const& reader) { shape = reader.shape(number); });
    }
};

}

TEST_CASE("each shown field has its own words, whatever stands between them") {
    Sketch sketch;
    Places places;
    sketch.next_field();
    places.next_field(false);
    for (int i = 0; i < 200; ++i) add(sketch, {"hidden"}), places.add(0);
    sketch.next_field();
    places.next_field(true);
    add(sketch, {"stad", "städa"});
    places.add(3);
    add(sketch, {"land"});
    places.add(1000);
    sketch.next_field();
    places.next_field(true);
    sketch.next_field();
    places.next_field(true);
    add(sketch, {"hav"});
    places.add(0);
    Shape const shape(sketch.bytes(), places.bytes());
    std::vector<std::string> const bases = {"stad", "städa", "land", "hav", "hidden"};
    CHECK(read(shape.text(0), bases) == "3.stad 3.städa 1000.land");
    CHECK(read(shape.text(1), bases) == "");
    CHECK(read(shape.text(2), bases) == "0.hav");
    CHECK_FALSE(shape.text(3).has_value());
    CHECK(shape.text(0)->known_to() > 1'000'000);
    CHECK_FALSE(Shape().text(0).has_value());
}

TEST_CASE("of a text that is longer than its sketch it is known how far it is known") {
    Sketch sketch;
    Places places;
    places.next_field(true);
    for (std::size_t i = 0; i < 4000; ++i) add(sketch, {"stad"}), places.add(i * 5);
    Shape const shape(sketch.bytes(), places.bytes());
    auto const text = shape.text(0);
    std::size_t last = 0;
    text->each([&](std::size_t begin, std::uint16_t) { last = begin; });
    CHECK(text->known_to() == last + 5);
    CHECK(text->known_to() > 5'000);
    CHECK(text->known_to() < 20'000);
}

TEST_CASE("bytes that nobody wrote can be read as a shape") {
    std::mt19937 random(7);
    std::size_t met = 0;
    for (int round = 0; round < 5000; ++round) {
        auto const bytes = [&] {
            std::string made(random() % 60, '\0');
            for (auto& byte : made)
                if (random() % 3 != 0) byte = static_cast<char>(random() % 256);
            return made;
        };
        Shape const shape(bytes(), bytes());
        for (std::size_t i = 0; auto const text = shape.text(i); ++i)
            text->each([&](std::size_t, std::uint16_t) { ++met; });
    }
    CHECK(met > 0);
}

TEST_CASE("what is marked in a text whose words are known is what is marked by reading it") {
    std::vector<std::string> const texts = {
        "Öppen data för städer",
        "Staden öppnar IT-stöd (dnr 2015-06045) och it-stödet. Städerna, stadens STAD: öppna data!",
        "  Ett  svar\nom Kristinas öppen data, kl. 12:30, EU:s regler; СТАД och ŽIŽKOV i öppen data. "};
    Indexed const indexed(texts);
    for (auto const* typed :
         {"stad", "städer data", "\"öppen data\"", "\"städer\"", "it-stöd", "2015-06045", "06045",
          "öppna -data", "och", "\"eu s regler\"", "žižkov стад", "kristina", "finns inte", ""}) {
        fulltext::Highlighter const highlighter(fulltext::parse(typed), {indexed.snowball});
        for (std::size_t i = 0; i < texts.size(); ++i) {
            CAPTURE(typed);
            auto const known = indexed.shape.text(i);
            REQUIRE(known.has_value());
            CHECK(highlighter.marked(texts[i], Language::sv, known) ==
                  highlighter.marked(texts[i], Language::sv));
            auto const snippet = highlighter.snippet(texts[i], Language::sv, 40, known);
            CHECK(snippet.segments == highlighter.snippet(texts[i], Language::sv, 40).segments);
        }
    }
}

TEST_CASE("a hit beyond what is known of a long text is marked all the same") {
    std::string text;
    for (int i = 0; i < 4000; ++i) text += "land ";
    text += "staden";
    Indexed const indexed({text});
    fulltext::Highlighter const highlighter(fulltext::parse("stad"), {indexed.snowball});
    CHECK(highlighter.snippet(text, Language::sv, 100, indexed.shape.text(0)).hits == 1);
}
