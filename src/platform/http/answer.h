// From a request to a reply's bytes: what workers do. Knows nothing of sockets.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "platform/http/live.h"
#include "platform/http/reply_head.h"
#include "platform/http/server.h"

namespace http {

/// The rest of a streamed reply.
struct Stream {
    std::function<bool(std::string& chunk)> more;
    Ending ending = Ending::chunked;
};

/// A reply in bytes.
struct Reply {
    std::string head;  ///< Without the empty line.
    std::string body;  ///< Whole, or the first part of a stream.
    /// Where the next part comes from; null when this is all.
    std::unique_ptr<Stream> stream = nullptr;
    /// What the connection listens to after the body; null for all other replies.
    std::unique_ptr<Live> live = nullptr;
    Ending ending = Ending::length;
    bool refused = false;  ///< Whether the words are for a refusal or a failure.
    bool close = false;    ///< Whether the connection ends after it.
};

/// The next part of a stream.
struct Part {
    std::string bytes;
    bool last = false;
    bool broken = false;  ///< It failed: the client must not believe that it has everything.
};

/// How the client asked, as far as the form of the reply depends on it.
struct Asked {
    bool head_only = false;
    bool http_1_0 = false;
};

/// Within a catch block: what was thrown, in words for the log.
std::string what_was_thrown();

/// Reads the form, lets the program respond and makes the head. Never throws.
Reply answer(Program const& program, Request& request, Asked asked);

/// The program's words for a refusal, or a line of text when it has none. Never throws.
Reply refusal(Program const& program, int status, std::string const& why, Asked asked);

/// The program's words for an address that is too long, of which this is the beginning. Never
/// throws.
Reply too_long(Program const& program, std::string_view beginning);

/// Calls `more` until there is enough to be worth sending. Never throws.
Part next_part(Program const& program, Stream& stream);

}
