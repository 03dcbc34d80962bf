// Turning and shrinking.
#include "platform/pictures/pixels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

namespace pictures {

namespace {

/// What one new pixel covers of a row or column: from `first`, with these shares.
struct Cover {
    unsigned first = 0;
    std::vector<float> shares = {};
};

std::vector<Cover> covers(unsigned from, unsigned to) {
    std::vector<Cover> all(to);
    double const step = static_cast<double>(from) / to;
    for (unsigned i = 0; i < to; ++i) {
        double const begin = i * step, end = std::min<double>(from, (i + 1) * step);
        auto& cover = all[i];
        cover.first = static_cast<unsigned>(begin);
        for (unsigned at = cover.first; at < from && at < end; ++at) {
            double const share = std::min<double>(end, at + 1) - std::max<double>(begin, at);
            cover.shares.push_back(static_cast<float>(share / (end - begin)));
        }
    }
    return all;
}

/// One row of the new width. Colours count as much as they are opaque, or edges would darken.
void shrink_row(std::uint8_t const* from, std::vector<Cover> const& columns,
                std::vector<float>& to) {
    for (std::size_t x = 0; x < columns.size(); ++x) {
        std::array<float, 4> sum{};
        auto const* pixel = from + std::size_t(columns[x].first) * 4;
        for (float const share : columns[x].shares) {
            float const opaque = share * static_cast<float>(pixel[3]);
            for (std::size_t i = 0; i < 3; ++i) sum[i] += opaque * static_cast<float>(pixel[i]);
            sum[3] += opaque;
            pixel += 4;
        }
        std::copy(sum.begin(), sum.end(), to.begin() + static_cast<std::ptrdiff_t>(x * 4));
    }
}

std::uint8_t rounded(float value) {
    return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F));
}

}

bool Pixels::is_opaque() const {
    for (std::size_t i = 3; i < bytes.size(); i += 4)
        if (bytes[i] != 255) return false;
    return true;
}

Pixels upright(Pixels pixels, int orientation) {
    if (orientation < 2 || orientation > 8) return pixels;
    bool const lies = orientation >= 5;
    auto turned =
        lies ? Pixels::of(pixels.height, pixels.width) : Pixels::of(pixels.width, pixels.height);
    for (unsigned y = 0; y < turned.height; ++y)
        for (unsigned x = 0; x < turned.width; ++x) {
            unsigned from_x = lies ? y : x, from_y = lies ? x : y;
            if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8)
                from_x = pixels.width - 1 - from_x;
            if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7)
                from_y = pixels.height - 1 - from_y;
            std::memcpy(turned.row(y) + std::size_t(x) * 4,
                        pixels.row(from_y) + std::size_t(from_x) * 4, 4);
        }
    return turned;
}

Pixels smaller(Pixels const& pixels, unsigned width, unsigned height) {
    auto made = Pixels::of(width, height);
    auto const columns = covers(pixels.width, width), rows = covers(pixels.height, height);
    std::vector<float> row(std::size_t(width) * 4), sum(row.size());
    for (unsigned y = 0; y < height; ++y) {
        std::ranges::fill(sum, 0.0F);
        for (std::size_t i = 0; i < rows[y].shares.size(); ++i) {
            shrink_row(pixels.row(rows[y].first + static_cast<unsigned>(i)), columns, row);
            for (std::size_t at = 0; at < row.size(); ++at) sum[at] += rows[y].shares[i] * row[at];
        }
        auto* pixel = made.row(y);
        for (std::size_t at = 0; at < sum.size(); at += 4, pixel += 4) {
            float const opaque = sum[at + 3];
            for (std::size_t i = 0; i < 3; ++i)
                pixel[i] = opaque > 0 ? rounded(sum[at + i] / opaque) : 0;
            pixel[3] = rounded(opaque);
        }
    }
    return made;
}

}
