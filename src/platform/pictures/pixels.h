// A picture as its pixels. Part of the picture reader.
#pragma once
#include <cstdint>
#include <vector>

namespace pictures {

/// Rows from the top, four bytes a pixel: red, green, blue and how opaque it is.
struct Pixels {
    unsigned width = 0, height = 0;
    std::vector<std::uint8_t> bytes = {};

    static Pixels of(unsigned width, unsigned height) {
        return {width, height, std::vector<std::uint8_t>(std::size_t(width) * height * 4)};
    }
    std::uint8_t* row(unsigned y) { return bytes.data() + std::size_t(y) * width * 4; }
    std::uint8_t const* row(unsigned y) const { return bytes.data() + std::size_t(y) * width * 4; }
    bool is_opaque() const;
};

/// The picture turned upright: `orientation` as EXIF counts, 1 (as it is) to 8; others change
/// nothing.
Pixels upright(Pixels pixels, int orientation);

/// Made smaller: each new pixel is the mean of those it covers. `width` and `height` are at least 1
/// and not more than the picture's.
Pixels smaller(Pixels const& pixels, unsigned width, unsigned height);

}
