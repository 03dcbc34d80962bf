// Contrast as WCAG counts it, and colours that can be read.
#include <doctest/doctest.h>

#include "app/face/contrast.h"

using namespace face;

TEST_CASE("contrast is as in WCAG's own examples") {
    CHECK(contrast({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21.0));
    CHECK(contrast({255, 255, 255}, {255, 255, 255}) == doctest::Approx(1.0));
    // #767676 is the lightest grey that has 4.5 on white, #777777 has less.
    CHECK(contrast(*parse_colour("#767676"), {255, 255, 255}) >= 4.5);
    CHECK(contrast(*parse_colour("#777777"), {255, 255, 255}) < 4.5);
    CHECK(contrast({255, 255, 255}, *parse_colour("#767676")) ==
          contrast(*parse_colour("#767676"), {255, 255, 255}));
}

TEST_CASE("colours are read in three spellings, and nothing else is a colour") {
    CHECK(parse_colour("#0b5d4d") == Colour{0x0b, 0x5d, 0x4d});
    CHECK(parse_colour("0B5D4D") == parse_colour("#0b5d4d"));
    CHECK(parse_colour("#abc") == parse_colour("#aabbcc"));
    CHECK(written(*parse_colour("#0B5D4D")) == "#0b5d4d");
    for (auto const* wrong : {"", "#", "#12345", "#1234567", "#ggg", "red", "#12 456", "}body{"})
        CHECK(!parse_colour(wrong));
}

TEST_CASE(
    "a strong colour is left alone; a weak one gets the nearest that works, and none lighter would") {
    auto const strong = *parse_colour("#0b5d4d");
    CHECK(strong_enough(strong) == strong);
    for (auto const* weak : {"#ff6600", "#ffd500", "#00aaff", "#ffffff", "#8a9a90"}) {
        auto const wanted = *parse_colour(weak);
        REQUIRE(weakest_contrast(wanted) < enough);
        auto const offered = strong_enough(wanted);
        CHECK(weakest_contrast(offered) >= enough);
        CHECK(weakest_contrast(mixed(offered, wanted, 0.05)) < enough);
        CHECK(strong_enough(offered) == offered);
    }
}

TEST_CASE("on dark screens text and buttons can be read too, whatever the colour") {
    for (auto const* accent : {"#0b5d4d", "#000000", "#5a0000", "#00004a", "#4a4a00"}) {
        auto const palette = dark_palette(*parse_colour(accent));
        CHECK(contrast(palette.accent, {0x18, 0x24, 0x28}) >= enough);
        CHECK(contrast(palette.accent, palette.on_accent) >= enough);
        CHECK(contrast(palette.deep, {0x25, 0x47, 0x40}) >= enough);
    }
}
