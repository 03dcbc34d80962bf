// Words that are read first: whole words and their forms, and nothing that only contains them.
#include "services/moderation/text_filter.h"

#include <doctest/doctest.h>

#include "platform/language/dictionaries.h"

using namespace moderation;

namespace {

language::Dictionaries const dictionaries;

std::vector<std::string> found(std::vector<std::string> lines, std::string_view text,
                               std::optional<texts::Language> language = texts::Language::sv) {
    return caught({.lines = std::move(lines)}, text, language, dictionaries).lines;
}

using Lines = std::vector<std::string>;

}

TEST_CASE("a word is found in its forms, whether in capitals or not") {
    for (auto const* text : {"Ni är svin.", "SVIN", "Vilket svineri, sa svinet", "alla svinen här"})
        CHECK(found({"svin"}, text) == Lines{"svin"});
    CHECK(found({"idiot"}, "Idioterna i nämnden") == Lines{"idiot"});
    CHECK(found({"idioten"}, "två idioter") == Lines{"idioten"});
    CHECK(found({"idiot"}, "those idiots", texts::Language::en) == Lines{"idiot"});
}

TEST_CASE("a word that only contains another, and a name, are left alone") {
    CHECK(found({"svin", "fan", "hora", "kuk", "ass", "cunt"},
                "Trädet försvinner bakom horisonten i Scunthorpe; fantastisk kuckeliku med Horatius"
                " och klassen på Assistansgatan.")
              .empty());
    CHECK(found({"ass"}, "The class assessed Massachusetts", texts::Language::en).empty());
}

TEST_CASE("a phrase is found word by word, in order and without anything in between") {
    Lines const phrase{"dra åt skogen"};
    CHECK(found(phrase, "De kan dra åt\nSkogen!") == phrase);
    CHECK(found(phrase, "De kan dra oss åt skogen").empty());
    CHECK(found(phrase, "åt skogen dra").empty());
    CHECK(found({"it-stöd"}, "Vi saknar it-stöd") == Lines{"it-stöd"});
}

TEST_CASE("a language without a dictionary, or an unknown word, is compared as it stands") {
    CHECK(found({"svin"}, "svin", std::nullopt) == Lines{"svin"});
    CHECK(found({"svin"}, "svinen", std::nullopt).empty());
    CHECK(found({"xqzzy"}, "En Xqzzy till") == Lines{"xqzzy"});
}

TEST_CASE("more links than are allowed are caught, and none when they do not matter") {
    std::string_view const text = "Se https://a.example/x?y=http://z, WWW.b.example och http://c";
    CHECK(links_in(text) == 3);
    CHECK(links_in("wwwa http:/ ingen") == 0);
    CHECK(caught({.most_links = 2}, text, {}, dictionaries).links == 3);
    CHECK(caught({.most_links = 3}, text, {}, dictionaries).empty());
    CHECK(caught({}, text, {}, dictionaries).empty());
}

TEST_CASE("a list is tidied, and every mistake in it is named") {
    auto const good = checked_filter(" svin \n\nsvin\r\ndra  åt skogen", " 2 ");
    REQUIRE(good);
    CHECK(good->lines == Lines{"svin", "dra åt skogen"});
    CHECK(good->most_links == 2);
    CHECK_FALSE(checked_filter("", "")->most_links);
    auto const field = [](std::string const& words, std::string const& links) {
        auto const bad = checked_filter(words, links);
        return bad ? std::string() : bad.error().front().text;
    };
    CHECK(field("!!!", "") == "moderation.problem_filter_signs");
    CHECK(field(std::string(61, 'x'), "") == "moderation.problem_filter_long");
    std::string many;
    for (int i = 0; i < 301; ++i) many += "ord" + std::to_string(i) + "\n";
    CHECK(field(many, "") == "moderation.problem_filter_many");
    for (auto const* links : {"-1", "101", "två", "2,5"})
        CHECK(field("", links) == "moderation.problem_filter_links");
}
