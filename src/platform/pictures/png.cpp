// PNG, through the library's simple interface: it knows all depths and palettes, and checks sums.
#include <png.h>

#include <new>

#include "platform/pictures/codecs.h"

namespace pictures {

namespace {

/// The library's image, freed whatever happens.
struct Image {
    png_image of{};
    Image() { of.version = PNG_IMAGE_VERSION; }
    ~Image() { png_image_free(&of); }
    Image(Image const&) = delete;
    Image& operator=(Image const&) = delete;
};

std::vector<std::uint8_t> without_opacity(Pixels const& pixels) {
    std::vector<std::uint8_t> colours;
    colours.reserve(pixels.bytes.size() / 4 * 3);
    for (std::size_t i = 0; i < pixels.bytes.size(); ++i)
        if (i % 4 != 3) colours.push_back(pixels.bytes[i]);
    return colours;
}

}

std::expected<Pixels, PictureError> read_png(std::string_view bytes, PictureLimits const& limits) {
    Image image;
    if (!png_image_begin_read_from_memory(&image.of, bytes.data(), bytes.size()))
        return std::unexpected(PictureError::damaged);
    if (!is_within(limits, image.of.width, image.of.height))
        return std::unexpected(PictureError::too_large);
    image.of.format = PNG_FORMAT_RGBA;
    auto pixels = Pixels::of(image.of.width, image.of.height);
    if (!png_image_finish_read(&image.of, nullptr, pixels.bytes.data(), 0, nullptr))
        return std::unexpected(PictureError::damaged);
    return pixels;
}

std::string written_png(Pixels const& pixels) {
    Image image;
    image.of.width = pixels.width;
    image.of.height = pixels.height;
    bool const opaque = pixels.is_opaque();
    image.of.format = opaque ? PNG_FORMAT_RGB : PNG_FORMAT_RGBA;
    auto const colours = opaque ? without_opacity(pixels) : pixels.bytes;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image.of);
    std::string bytes(size, '\0');
    if (!png_image_write_to_memory(&image.of, bytes.data(), &size, 0, colours.data(), 0, nullptr))
        throw std::bad_alloc();
    bytes.resize(size);
    return bytes;
}

}
