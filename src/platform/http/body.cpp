// A body lies in memory or in a mapped file; whoever holds a copy of Body keeps it alive.
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "platform/http/request.h"

namespace http {

struct Body::Storage {
    std::string memory;
    void* map = nullptr;
    std::size_t size = 0;

    Storage() = default;
    Storage(Storage const&) = delete;
    Storage& operator=(Storage const&) = delete;
    ~Storage() {
        if (map) munmap(map, size);
    }
};

Body::Body() = default;

Body::Body(std::string bytes) {
    auto storage = std::make_shared<Storage>();
    storage->memory = std::move(bytes);
    storage_ = std::move(storage);
}

Body Body::mapped(int descriptor, std::size_t size) {
    auto storage = std::make_shared<Storage>();
    // The mapping keeps the file alive, so the descriptor can go at once and uploads do not use
    // them up.
    void* const map = size ? mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0) : nullptr;
    int const error = errno;
    close(descriptor);
    if (map == MAP_FAILED)
        throw std::system_error(error, std::generic_category(), "a body could not be mapped");
    storage->map = map;
    storage->size = size;
    Body body;
    body.storage_ = std::move(storage);
    return body;
}

std::string_view Body::bytes() const {
    if (!storage_) return {};
    if (storage_->map) return {static_cast<char const*>(storage_->map), storage_->size};
    return storage_->memory;
}

}
