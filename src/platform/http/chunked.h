// Bodies that come in chunks (RFC 9112 §7.1), read strictly.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace http {

/// Reads a chunked body piece by piece, however the pieces are cut. Chunk extensions are passed
/// over, trailers are checked for form and thrown away.
class ChunkedReader {
public:
    enum class State : std::uint8_t { reading, done, broken };

    /// One step's result.
    struct Step {
        std::string_view content;  ///< The next bytes of the body; they point into what was given.
        std::size_t used = 0;      ///< How much of it was read.
    };
    /// Reads from the front of `bytes` until there is content or the bytes end or the body ends.
    /// Call again with the rest while state() is reading and something was left.
    Step step(std::string_view bytes);

    State state() const { return state_; }

private:
    enum class Expect : std::uint8_t { size, content, content_end, trailer };

    std::size_t take_line(std::string_view bytes);
    void read_line();
    void read_size();
    void read_trailer();

    State state_ = State::reading;
    Expect expect_ = Expect::size;
    std::uint64_t left_ = 0;  ///< Of the chunk.
    std::string line_;
    std::size_t trailer_size_ = 0;
};

}
