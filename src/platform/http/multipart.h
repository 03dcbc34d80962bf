// Forms with files: multipart/form-data by RFC 7578, read in place.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/request.h"

namespace http {

/// How many fields and files one such form may have.
inline constexpr std::size_t part_limit = 100;

/// What a multipart form contains. The uploads' contents point into the body that was read.
struct Multipart {
    Fields fields;
    std::vector<Upload>
        uploads;  ///< Without the empty ones that browsers send when no file was chosen.
};

/// Reads a body of this Content-Type, which must name the boundary. Throws BadRequest when the body
/// is broken or cut off, has more than part_limit parts, overlong names, parts within parts,
/// transfer encodings, or fields that are not UTF-8 text.
Multipart multipart(std::string_view body, std::string_view content_type);

/// Whether the Content-Type is this media type ("type/subtype" in lower case), whatever its
/// parameters.
bool is_media_type(std::string_view content_type, std::string_view media_type);

}
