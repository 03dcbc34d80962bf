// The grounds are those of web/styles/tokens.css on which links and buttons stand.
#include "app/face/contrast.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace face {

namespace {

constexpr Colour white{255, 255, 255}, black{0, 0, 0};
/// sunken, mist and mist-deep: the darkest that accent-coloured text stands on when the page is
/// light.
constexpr std::array light_grounds = {Colour{0xf3, 0xf2, 0xec}, Colour{0xe6, 0xf0, 0xed},
                                      Colour{0xd3, 0xe5, 0xdf}, white};
/// card, mist and mist-deep when the page is dark: the lightest there.
constexpr std::array dark_grounds = {Colour{0x18, 0x24, 0x28}, Colour{0x1b, 0x33, 0x2e},
                                     Colour{0x25, 0x47, 0x40}};
constexpr Colour dark_ink{0x06, 0x23, 0x1c};
/// Steps between a colour and black or white: finer than what eight bits can tell.
constexpr int steps = 512;

std::optional<int> digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return std::nullopt;
}

double linear(std::uint8_t channel) {
    double const part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

std::string block(Palette const& palette) {
    return "--pine:" + written(palette.accent) + ";--pine-deep:" + written(palette.deep) +
           ";--on-pine:" + written(palette.on_accent) + ";--thread:" + written(palette.accent) +
           ";";
}

}

std::optional<Colour> parse_colour(std::string_view text) {
    if (text.starts_with('#')) text.remove_prefix(1);
    if (text.size() != 6 && text.size() != 3) return std::nullopt;
    std::array<std::uint8_t, 3> channels{};
    auto const width = text.size() / 3;
    for (std::size_t i = 0; i < 3; ++i) {
        auto const high = digit(text[i * width]), low = digit(text[i * width + width - 1]);
        if (!high || !low) return std::nullopt;
        channels[i] = static_cast<std::uint8_t>(*high * 16 + *low);
    }
    return Colour{channels[0], channels[1], channels[2]};
}

std::string written(Colour colour) {
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
    return text;
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

double contrast(Colour one, Colour other) {
    auto const lighter = std::max(luminance(one), luminance(other));
    auto const darker = std::min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
}

Colour mixed(Colour from, Colour to, double share) {
    auto const channel = [&](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(a + (b - a) * share));
    };
    return {channel(from.red, to.red), channel(from.green, to.green), channel(from.blue, to.blue)};
}

double weakest_contrast(Colour accent) {
    double weakest = 21;
    for (auto const& ground : light_grounds) weakest = std::min(weakest, contrast(accent, ground));
    return weakest;
}

Colour strong_enough(Colour wanted) {
    for (int step = 0; step <= steps; ++step) {
        auto const darker = mixed(wanted, black, static_cast<double>(step) / steps);
        if (weakest_contrast(darker) >= enough) return darker;
    }
    return black;
}

Palette light_palette(Colour accent) { return {accent, mixed(accent, black, 0.28), white}; }

Palette dark_palette(Colour accent) {
    for (int step = 0; step <= steps; ++step) {
        auto const lighter = mixed(accent, white, static_cast<double>(step) / steps);
        double weakest = contrast(lighter, dark_ink);
        for (auto const& ground : dark_grounds)
            weakest = std::min(weakest, contrast(lighter, ground));
        if (weakest >= enough) return {lighter, mixed(lighter, white, 0.4), dark_ink};
    }
    return {white, white, dark_ink};
}

std::string stylesheet(Colour accent) {
    return ":root{" + block(light_palette(accent)) +
           "}\n@media (prefers-color-scheme: dark){:root{" + block(dark_palette(accent)) + "}}\n";
}

}
