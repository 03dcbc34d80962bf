// The framing guard: decides whether a request's head means one thing only, before anything else
// reads it. Requests that two programs on the way could split differently are how one user's
// request is smuggled into another's, so whatever is not plainly well formed is refused and the
// connection closed.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/request.h"

namespace http {

/// Why a request is refused, with the status that says so. `why` is in English, for the log and for
/// programs.
struct Refusal {
    int status = 400;
    std::string_view why = {};
};

/// A header as it came, without the blanks around its value.
struct HeaderLine {
    std::string_view name;
    std::string_view value;
};

/// How the receiver knows where the body ends.
enum class Framing : std::uint8_t { none, length, chunked };

/// A head that passed the guard. Everything points into the bytes that were read.
struct Head {
    Method method = Method::get;
    std::string_view target;
    std::vector<HeaderLine> lines;
    Framing framing = Framing::none;
    std::uint64_t content_length = 0;
    bool http_1_0 = false;
    bool expects_continue = false;
    bool keep_alive = true;  ///< Whether the client can go on after the reply.
};

struct GuardRules {
    std::size_t header_count_limit = 100;
    /// In lower case, without port; empty allows any well-formed one.
    std::vector<std::string> host_names = {};
};

/// Where the head ends in what has been read so far.
struct HeadEnd {
    std::size_t size = 0;  ///< The head with its empty line; 0 while it is not complete.
    bool broken =
        false;  ///< It can never become a head: a line ended without CR, or it begins wrongly.
};

/// Looks for the end. `looked_at` remembers between calls how far an incomplete head has been
/// searched; it begins at 0.
HeadEnd find_head_end(std::string_view bytes, std::size_t& looked_at);

/// Reads the block that find_head_end found into `head` (whose memory is used again), or says why
/// not. A pure function of its arguments.
std::optional<Refusal> guard(std::string_view block, GuardRules const& rules, Head& head);

}
