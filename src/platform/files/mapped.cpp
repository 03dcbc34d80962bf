// mmap for files; an empty file has no bytes to map.
#include "platform/files/mapped.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>

namespace files {

Mapped::Mapped(std::string const& path) {
    int const descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status{};
    if (descriptor < 0 || fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        if (descriptor >= 0) close(descriptor);
        throw std::runtime_error("the file " + path +
                                 " cannot be read; check its name and your rights");
    }
    size_ = static_cast<std::size_t>(status.st_size);
    void* memory = size_ ? mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0) : nullptr;
    close(descriptor);
    if (memory == MAP_FAILED)
        throw std::runtime_error("the file " + path + " cannot be read into memory");
    data_ = static_cast<char const*>(memory);
}

Mapped::~Mapped() {
    if (data_) munmap(const_cast<char*>(data_), size_);
}

}
