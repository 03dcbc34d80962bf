// Bytes on their way out, in pieces that are never joined: shared pages, heads, bodies, chunks.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "platform/http/reply_head.h"
#include "platform/http/server.h"

namespace http {

/// What one connection is sending. Starting something new forgets what was sent before.
class Outgoing {
public:
    enum class Sent : std::uint8_t { all, blocked, broken };

    /// A prepared reply; `tail` (Date, Connection and the empty line) goes between its head and its
    /// body.
    void start(std::shared_ptr<Prepared const> prepared, std::string_view tail, bool head_only);
    /// A head without its empty line, the tail, and the body.
    void start(std::string head, std::string_view tail, std::string body);
    /// The same with the first part of a stream for a body.
    void start_stream(std::string head, std::string_view tail, std::string part, Ending ending,
                      bool last);
    /// The next part of a stream.
    void go_on(std::string part, Ending ending, bool last);
    /// Lets go of the memory of what is sent, so that a silent connection is small.
    void forget();

    /// Sends as much as the socket takes without waiting.
    Sent send(int socket);
    /// Bytes handed to the system since the connection began.
    std::uint64_t sent() const { return sent_; }

private:
    void add(std::string_view piece);
    void add_tail(std::string_view tail);
    void add_part(std::string part, Ending ending, bool last);

    std::shared_ptr<Prepared const> prepared_;
    std::string head_, body_, size_line_;
    std::array<char, 96> tail_{};
    std::array<std::string_view, 6> pieces_;
    std::size_t count_ = 0, next_ = 0;
    std::uint64_t sent_ = 0;
};

}
