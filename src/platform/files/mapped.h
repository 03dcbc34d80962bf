// A file's bytes without reading them all into memory.
#pragma once
#include <string>
#include <string_view>

namespace files {

/// A whole file, mapped read-only as long as the object lives. Throws std::runtime_error with what
/// to do when the file cannot be read.
class Mapped {
public:
    explicit Mapped(std::string const& path);
    ~Mapped();
    Mapped(Mapped const&) = delete;
    Mapped& operator=(Mapped const&) = delete;
    std::string_view bytes() const { return {data_, size_}; }

private:
    char const* data_ = nullptr;
    std::size_t size_ = 0;
};

}
