// Colours that can be read: WCAG's contrast, and the nearest colour that has enough of it. Pure
// functions.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace face {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    friend bool operator==(Colour const&, Colour const&) = default;
};

/// "#0b5d4d" or "0B5D4D" or "#abc".
std::optional<Colour> parse_colour(std::string_view text);
/// "#0b5d4d".
std::string written(Colour colour);

/// From 0 (black) to 1 (white). Source: WCAG 2.2, definition of relative luminance,
/// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
double luminance(Colour colour);
/// From 1 to 21, whichever is the lighter. Source: WCAG 2.2, definition of contrast ratio,
/// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
double contrast(Colour one, Colour other);

/// `share` of the way from one colour to the other, 0 to 1, in sRGB.
Colour mixed(Colour from, Colour to, double share);

/// How an accent colour is used: as text on the page's grounds, and under white text on buttons.
/// Enough is 4.5 to 1 everywhere (WCAG 2.2, 1.4.3, level AA).
double weakest_contrast(Colour accent);
inline constexpr double enough = 4.5;
/// The colour itself when it is strong enough, otherwise the nearest on its way to black.
Colour strong_enough(Colour wanted);

/// The colours of a page made from one that is strong enough: in light, and for those whose screen
/// is dark.
struct Palette {
    Colour accent, deep, on_accent;
};
Palette light_palette(Colour accent);
Palette dark_palette(Colour accent);

/// The stylesheet that puts the palettes into our names for colours (web/styles/tokens.css).
std::string stylesheet(Colour accent);

}
