// No two boxes lie over each other, and no word is lost without a sign.
#include "services/red_thread/picture.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/basics/text.h"

namespace red_thread {

TEST_CASE("a title is broken between words, and ends in … when it does not fit") {
    CHECK(in_lines("Delat boende i Sampelby") ==
          std::vector<std::string>{"Delat boende i Sampelby"});
    CHECK(in_lines("Belysningen på gångvägen till skolan") ==
          std::vector<std::string>{"Belysningen på gångvägen", "till skolan"});
    CHECK(in_lines("").empty());
    auto const lines = in_lines(
        "ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton"
        " femton sexton");
    REQUIRE(lines.size() == most_lines);
    CHECK(lines.back().ends_with("…"));
}

TEST_CASE("no line is longer than a box, whatever the title is") {
    REQUIRE(rc::check([](std::string const& bytes) {
        auto const title = basics::decoded(bytes);
        for (auto const& line : in_lines(title)) {
            RC_ASSERT(basics::length(line) <= longest_line);
            RC_ASSERT(basics::is_utf8(line) || title.find('\0') != title.npos);
        }
    }));
}

TEST_CASE("boxes stand apart within the picture, and strands run between their sides") {
    Subject const a{"need", "a"}, b{"need", "b"}, c{"idea", "c"}, d{"project", "d"};
    Chain const chain{
        .start = d,
        .subjects = {d, a, b, c},
        .links = {
            {a, c, Relation::answered_by}, {b, d, Relation::became}, {c, d, Relation::became}}};
    auto const picture = drawn(chain, {{a, "A"}, {b, "B"}, {c, "C"}, {d, "D"}});
    CHECK(picture.width == 2 * edge + 3 * box_width + 2 * between_columns);
    CHECK(picture.height == 2 * edge + 2 * box_height + between_rows);
    REQUIRE(picture.boxes.size() == 4);
    for (auto const& one : picture.boxes)
        for (auto const& other : picture.boxes)
            if (one.subject != other.subject)
                CHECK((one.x != other.x || std::abs(one.y - other.y) >= box_height));
    REQUIRE(picture.strands.size() == 3);
    for (auto const& strand : picture.strands) CHECK(strand.from_x < strand.to_x);
}

}
