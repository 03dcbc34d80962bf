// Comparing texts: what differs is found, and the pieces always make up both texts.
#include <doctest/doctest.h>

#include <array>
#include <random>

#include "features/knowledge/stories/text_diff.h"

using namespace knowledge::stories;

namespace {

using enum Piece::Kind;

/// The text that the pieces tell when those of one kind are left out.
std::string without(std::vector<Piece> const& pieces, Piece::Kind left_out) {
    std::string text;
    for (auto const& piece : pieces)
        if (piece.kind != left_out) text += piece.text;
    return text;
}

void check_whole(std::string const& old_text, std::string const& new_text,
                 std::vector<Piece> const& pieces) {
    CHECK(without(pieces, added) == old_text);
    CHECK(without(pieces, removed) == new_text);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        CHECK_FALSE(pieces[i].text.empty());
        if (i > 0) CHECK(pieces[i].kind != pieces[i - 1].kind);
        if (i > 0 && pieces[i].kind == removed) CHECK(pieces[i - 1].kind == same);
    }
}

std::string random_text(std::mt19937& random) {
    static constexpr std::array<std::string_view, 12> words = {
        "vi", "delar", "hem", "över", "är", "å", ",", ".", " ", "\n\n", "  ", "ett"};
    std::string text;
    for (auto count = random() % 25; count > 0; --count) text += words[random() % words.size()];
    return text;
}

}

TEST_CASE("a changed word is shown in its place") {
    CHECK(
        compare("Vi delar hem.", "Vi delar kontor.") ==
        std::vector<Piece>{{same, "Vi delar "}, {removed, "hem"}, {added, "kontor"}, {same, "."}});
}

TEST_CASE("a text that is the same has one piece, and nothing has none") {
    CHECK(compare("Vi delar hem.", "Vi delar hem.") == std::vector<Piece>{{same, "Vi delar hem."}});
    CHECK(compare("", "").empty());
    CHECK(compare("", "Ny.") == std::vector<Piece>{{added, "Ny."}});
    CHECK(compare("Gammal.", "") == std::vector<Piece>{{removed, "Gammal."}});
}

TEST_CASE("changed words beside each other are one change, not one for each word") {
    CHECK(compare("en stor röd buss", "en liten blå buss") ==
          std::vector<Piece>{
              {same, "en "}, {removed, "stor röd"}, {added, "liten blå"}, {same, " buss"}});
}

TEST_CASE("a mark that changed leaves its word alone") {
    CHECK(compare("slut, nu", "slut. nu") ==
          std::vector<Piece>{{same, "slut"}, {removed, ","}, {added, "."}, {same, " nu"}});
}

TEST_CASE("the pieces make up both texts, whatever they are") {
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
        auto const old_text = random_text(random), new_text = random_text(random);
        check_whole(old_text, new_text, compare(old_text, new_text));
        check_whole(old_text, new_text, compare(old_text, new_text, 20));
    }
}

TEST_CASE("texts too long to compare word by word are shown as replaced between what they share") {
    auto const pieces = compare("Början. a b c d e f Slutet.", "Början. f e d c b a Slutet.", 10);
    CHECK(pieces == std::vector<Piece>{{same, "Början. "},
                                       {removed, "a b c d e f"},
                                       {added, "f e d c b a"},
                                       {same, " Slutet."}});
}
