// Bytes that are too many for memory and needed only for a while.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace files {

/// A file without a name in the system's folder for temporary files; gone with the object, also
/// after a crash. First written, then read. Throws std::system_error when it cannot be made,
/// written or mapped (a full disk).
class Temporary {
public:
    Temporary();
    ~Temporary();
    Temporary(Temporary const&) = delete;
    Temporary& operator=(Temporary const&) = delete;

    /// Adds to the end.
    void append(std::string_view bytes);
    std::uint64_t size() const { return written_ + buffer_.size(); }

    /// All that was written, mapped; valid as long as the object lives. Nothing may be appended
    /// afterwards.
    std::string_view bytes();

private:
    void flush();

    int file_ = -1;
    std::uint64_t written_ = 0;
    std::string buffer_;
    char const* data_ = nullptr;
};

}
