// The kinds of picture: bytes to pixels and back. Part of the picture reader.
#pragma once
#include <expected>
#include <string>
#include <string_view>

#include "platform/pictures/picture.h"
#include "platform/pictures/pixels.h"

namespace pictures {

/// Reads one kind, looking at the limits before it unpacks. JPEG and WebP come back upright.
std::expected<Pixels, PictureError> read_jpeg(std::string_view bytes, PictureLimits const& limits);
std::expected<Pixels, PictureError> read_png(std::string_view bytes, PictureLimits const& limits);
std::expected<Pixels, PictureError> read_webp(std::string_view bytes, PictureLimits const& limits);

/// Writes one kind. Throws std::bad_alloc when there is no memory. JPEG knows no transparency: it
/// is drawn on white.
std::string written_jpeg(Pixels const& pixels);
std::string written_png(Pixels const& pixels);
std::string written_webp(Pixels const& pixels);

/// How a picture has to be turned, 1 to 8, as the TIFF header and directory of EXIF say; 1 when
/// they say nothing or nonsense.
int orientation_of(std::string_view exif);

/// Whether a picture of this size is within the limits.
bool is_within(PictureLimits const& limits, std::uint64_t width, std::uint64_t height);

}
