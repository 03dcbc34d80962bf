// Conditional requests: what the client already has need not be sent again, and what it never saw
// must not be overwritten.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/request.h"
#include "platform/http/response.h"

namespace http {

/// A strong ETag of these bytes, quotes included (128 bits of SHA-256).
std::string etag(std::string_view body);

/// A weak ETag: the same meaning, not necessarily the same bytes.
std::string weak_etag(std::string_view version);

/// The tags of an If-Match or If-None-Match header.
struct ETags {
    bool any = false;               ///< The header was "*".
    std::vector<std::string> tags;  ///< As written, "W/" and quotes included.

    /// Whether the tag is among them by RFC 9110's strong comparison (for writes) or weak one (for
    /// reads). The suffix that compress() adds does not count.
    bool has_strong(std::string_view tag) const;
    bool has_weak(std::string_view tag) const;
};

/// Reads the header's value; nothing when it is malformed.
std::optional<ETags> etags(std::string_view header);

/// What the writer's If-Match says; nothing without the header. Throws BadRequest when it is
/// malformed.
std::optional<ETags> if_match(Request const& request);

/// Gives a complete, successful reply to GET or HEAD an ETag unless it has one, and makes it a 304
/// with the same caching headers when the client has it already. Call it before compress().
void answer_if_unchanged(Request const& request, Response& response);

}
