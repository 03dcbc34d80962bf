// Pictures from strangers: taken apart in a confined process and made anew from their pixels alone.
#pragma once
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "platform/confined/process.h"

namespace pictures {

enum class Kind : std::uint8_t { jpeg, png, webp };

/// What the first bytes say; nothing when they are no picture that we read.
std::optional<Kind> kind_of(std::string_view bytes);

enum class PictureError : std::uint8_t {
    not_a_picture,
    damaged,    ///< Cut short, or not what its head says.
    too_large,  ///< More bytes or pixels than the limits, whatever it unpacks to.
    animated,   ///< Moving pictures are not read.
    used_up,    ///< It took more time or memory than the process has.
};

/// A stable word for the error, e.g. "too_large": the end of a text's id.
std::string_view name(PictureError error);

struct PictureLimits {
    std::size_t file_bytes = 32 * 1024 * 1024;
    std::uint64_t pixels = 40'000'000;
    unsigned side = 16'384;
    unsigned longest =
        2'560;  ///< The longest side of what is kept; larger pictures are made smaller.
    unsigned desktop = 1'280;  ///< Width of the copy for wide screens …
    unsigned phone = 640;      ///< … and for narrow ones.
};

/// A picture that was made here: pixels only, no place, camera, profile or comment.
struct Copy {
    Kind kind = Kind::jpeg;
    unsigned width = 0, height = 0;
    std::string bytes = {};
};

/// The picture in its own kind, upright, and smaller copies as WebP; those are left out where the
/// picture is not wider than they would be.
struct Copies {
    Copy whole = {};
    std::optional<Copy> desktop = {}, phone = {};
};

/// Makes the copies in a process of its own; its command must call make_copies_main(0, 1). Throws
/// std::system_error when that cannot be started.
std::expected<Copies, PictureError> make_copies(std::string_view bytes,
                                                confined::Process const& process,
                                                PictureLimits const& limits = {});

/// The whole work of that process. The result is its exit status.
int make_copies_main(int in, int out);

/// What the process does once it is confined: here and now.
std::expected<Copies, PictureError> make_copies_here(std::string_view bytes,
                                                     PictureLimits const& limits);

}
