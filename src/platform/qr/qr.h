// QR codes as drawings that a page can hold.
#pragma once
#include <string>
#include <string_view>

namespace qr {

/// A code of `size` × `size` squares with its quiet margin; `path` draws the dark ones, as an SVG
/// path in those units.
struct Code {
    int size = 0;
    std::string path = {};
};

/// The text as a QR code that bears some damage (level M). Throws std::length_error when it is too
/// long for one (about 2,300 bytes).
Code code(std::string_view text);

}
