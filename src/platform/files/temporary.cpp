// An unlinked file, written through a buffer and mapped for reading.
#include "platform/files/temporary.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace files {

namespace {

constexpr std::size_t buffer_size = 256 * 1024;

[[noreturn]] void fail(char const* doing) {
    throw std::system_error(errno, std::generic_category(), doing);
}

}

Temporary::Temporary() {
    auto path = (std::filesystem::temp_directory_path() / "samverk-XXXXXX").string();
    file_ = ::mkostemp(path.data(), O_CLOEXEC);
    if (file_ < 0) fail("a temporary file could not be made");
    ::unlink(path.c_str());
}

Temporary::~Temporary() {
    if (data_) ::munmap(const_cast<char*>(data_), written_);
    if (file_ >= 0) ::close(file_);
}

void Temporary::append(std::string_view bytes) {
    buffer_ += bytes;
    if (buffer_.size() >= buffer_size) flush();
}

void Temporary::flush() {
    std::string_view rest = buffer_;
    while (!rest.empty()) {
        auto const count = ::write(file_, rest.data(), rest.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("a temporary file could not be written");
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    written_ += buffer_.size();
    buffer_.clear();
}

std::string_view Temporary::bytes() {
    flush();
    if (written_ == 0) return {};
    if (data_ == nullptr) {
        auto* const mapped = ::mmap(nullptr, written_, PROT_READ, MAP_PRIVATE, file_, 0);
        if (mapped == MAP_FAILED) fail("a temporary file could not be read");
        data_ = static_cast<char const*>(mapped);
    }
    return {data_, written_};
}

}
