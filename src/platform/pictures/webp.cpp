// WebP.
#include <webp/decode.h>
#include <webp/encode.h>

#include <memory>
#include <new>

#include "platform/pictures/codecs.h"

namespace pictures {

namespace {

constexpr float quality = 80;

std::uint8_t const* unsigned_bytes(std::string_view bytes) {
    return reinterpret_cast<std::uint8_t const*>(bytes.data());
}

std::uint32_t little_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// The piece of a RIFF file with this name; empty when there is none.
std::string_view piece(std::string_view bytes, std::string_view name) {
    constexpr std::size_t head = 12, piece_head = 8;
    auto rest = bytes.size() > head ? bytes.substr(head) : std::string_view();
    while (rest.size() >= piece_head) {
        std::size_t const size = little_endian(rest.substr(4, 4));
        auto const content = rest.substr(piece_head);
        if (rest.starts_with(name)) return content.substr(0, size);
        auto const padded = size + size % 2;
        rest = padded < content.size() ? content.substr(padded) : std::string_view();
    }
    return {};
}

}

std::expected<Pixels, PictureError> read_webp(std::string_view bytes, PictureLimits const& limits) {
    WebPBitstreamFeatures features{};
    if (WebPGetFeatures(unsigned_bytes(bytes), bytes.size(), &features) != VP8_STATUS_OK)
        return std::unexpected(PictureError::damaged);
    auto const width = static_cast<unsigned>(features.width),
               height = static_cast<unsigned>(features.height);
    if (features.has_animation) return std::unexpected(PictureError::animated);
    if (!is_within(limits, width, height)) return std::unexpected(PictureError::too_large);
    auto pixels = Pixels::of(width, height);
    if (!WebPDecodeRGBAInto(unsigned_bytes(bytes), bytes.size(), pixels.bytes.data(),
                            pixels.bytes.size(), static_cast<int>(width) * 4))
        return std::unexpected(PictureError::damaged);
    return upright(std::move(pixels), orientation_of(piece(bytes, "EXIF")));
}

std::string written_webp(Pixels const& pixels) {
    std::uint8_t* made = nullptr;
    auto const size = WebPEncodeRGBA(pixels.bytes.data(), static_cast<int>(pixels.width),
                                     static_cast<int>(pixels.height),
                                     static_cast<int>(pixels.width) * 4, quality, &made);
    std::unique_ptr<std::uint8_t, void (*)(void*)> const held(made, WebPFree);
    if (size == 0) throw std::bad_alloc();
    return {reinterpret_cast<char const*>(made), size};
}

}
