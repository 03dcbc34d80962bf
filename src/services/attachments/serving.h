// The files themselves, with headers that keep browsers from doing anything with them but saving or
// drawing.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "services/web/services.h"

namespace attachments {

/// GET /files/{id}/{name}?size=phone|desktop
http::Response serve(web::Services& services, web::Visit const& visit);

/// A part of a file that was asked for: from the first to the last byte, both included.
struct Range {
    std::uint64_t first = 0, last = 0;
    friend bool operator==(Range const&, Range const&) = default;
};
enum class RangeAnswer : std::uint8_t { whole, part, outside };
struct Ranged {
    RangeAnswer answer = RangeAnswer::whole;
    Range range = {};
};
/// What a Range header (RFC 9110 §14) asks for in a file of this size. Several parts at once, other
/// units and nonsense are answered with the whole.
Ranged ranged(std::string_view header, std::uint64_t size);

}
