// From a stranger's picture to copies of our own.
#include <algorithm>
#include <new>
#include <utility>

#include "platform/pictures/codecs.h"

namespace pictures {

namespace {

std::expected<Pixels, PictureError> read(Kind kind, std::string_view bytes,
                                         PictureLimits const& limits) {
    switch (kind) {
        case Kind::jpeg: return read_jpeg(bytes, limits);
        case Kind::png: return read_png(bytes, limits);
        case Kind::webp: return read_webp(bytes, limits);
    }
    std::unreachable();
}

Copy written(Kind kind, Pixels const& pixels) {
    auto bytes = kind == Kind::jpeg  ? written_jpeg(pixels)
                 : kind == Kind::png ? written_png(pixels)
                                     : written_webp(pixels);
    return {kind, pixels.width, pixels.height, std::move(bytes)};
}

unsigned scaled(unsigned side, unsigned to, unsigned from) {
    auto const exact = (std::uint64_t(side) * to + from / 2) / from;
    return static_cast<unsigned>(std::max<std::uint64_t>(1, exact));
}

std::optional<Copy> as_wide_as(unsigned width, Pixels const& pixels) {
    if (pixels.width <= width) return std::nullopt;
    auto const height = scaled(pixels.height, width, pixels.width);
    return written(Kind::webp, smaller(pixels, width, height));
}

Pixels within(Pixels pixels, unsigned longest) {
    auto const side = std::max(pixels.width, pixels.height);
    if (side <= longest) return pixels;
    return smaller(pixels, scaled(pixels.width, longest, side),
                   scaled(pixels.height, longest, side));
}

}

std::optional<Kind> kind_of(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF")) return Kind::jpeg;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return Kind::png;
    if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return Kind::webp;
    return std::nullopt;
}

std::string_view name(PictureError error) {
    switch (error) {
        case PictureError::not_a_picture: return "not_a_picture";
        case PictureError::damaged: return "damaged";
        case PictureError::too_large: return "too_large";
        case PictureError::animated: return "animated";
        case PictureError::used_up: return "used_up";
    }
    std::unreachable();
}

bool is_within(PictureLimits const& limits, std::uint64_t width, std::uint64_t height) {
    return width > 0 && height > 0 && width <= limits.side && height <= limits.side &&
           width * height <= limits.pixels;
}

std::expected<Copies, PictureError> make_copies_here(std::string_view bytes,
                                                     PictureLimits const& limits) {
    if (bytes.size() > limits.file_bytes) return std::unexpected(PictureError::too_large);
    auto const kind = kind_of(bytes);
    if (!kind) return std::unexpected(PictureError::not_a_picture);
    try {
        auto pixels = read(*kind, bytes, limits);
        if (!pixels) return std::unexpected(pixels.error());
        auto const kept = within(*std::move(pixels), limits.longest);
        return Copies{.whole = written(*kind, kept),
                      .desktop = as_wide_as(limits.desktop, kept),
                      .phone = as_wide_as(limits.phone, kept)};
    } catch (std::bad_alloc const&) { return std::unexpected(PictureError::used_up); }
}

}
