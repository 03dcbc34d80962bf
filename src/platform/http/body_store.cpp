// Memory first, then an unnamed temporary file.
#include "platform/http/body_store.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace http {

namespace {

/// For file systems without O_TMPFILE: a file that loses its name at once.
int open_and_unlink(std::string const& folder) {
    std::string name = folder + "/samverk-body-XXXXXX";
    int const descriptor = mkostemp(name.data(), O_CLOEXEC);
    if (descriptor >= 0) unlink(name.c_str());
    return descriptor;
}

int open_unnamed(std::string const& folder) {
    int descriptor = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor < 0 && (errno == EOPNOTSUPP || errno == EISDIR))
        descriptor = open_and_unlink(folder);
    return descriptor;
}

[[noreturn]] void fail(int error, std::string const& what) {
    if (basics::means_no_room(error))
        throw StorageFull("no room for a body that is being received");
    throw std::system_error(error, std::generic_category(), what);
}

}

BodyStore::~BodyStore() {
    if (descriptor_ >= 0) close(descriptor_);
}

void BodyStore::add(std::string_view bytes) {
    if (descriptor_ < 0 && size_ + bytes.size() > in_memory_) spill();
    if (descriptor_ < 0) memory_ += bytes;
    else write(bytes);
    size_ += bytes.size();
}

void BodyStore::spill() {
    descriptor_ = open_unnamed(folder_);
    if (descriptor_ < 0) fail(errno, "a temporary file could not be made in " + folder_);
    write(memory_);
    memory_ = std::string();
}

void BodyStore::write(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail(errno, "a temporary file in " + folder_ + " could not be written");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

Body BodyStore::finish() {
    if (descriptor_ < 0) return Body(std::move(memory_));
    return Body::mapped(std::exchange(descriptor_, -1), size_);
}

}
