// Where a body gathers while it is read: in memory, or on disk once it is large.
#pragma once
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "platform/basics/room.h"
#include "platform/http/request.h"

namespace http {

/// The disk has no room for the body: answered 507.
struct StorageFull : std::runtime_error, basics::NoRoom {
    using std::runtime_error::runtime_error;
};

/// Gathers the bytes of one body.
class BodyStore {
public:
    /// Up to `in_memory` bytes stay in memory; more go to an unnamed file in `folder`, which
    /// vanishes with its last reader, also when the program is killed.
    BodyStore(std::size_t in_memory, std::string folder)
        : in_memory_(in_memory), folder_(std::move(folder)) {}
    ~BodyStore();
    BodyStore(BodyStore const&) = delete;
    BodyStore& operator=(BodyStore const&) = delete;

    /// Throws StorageFull when there is no room, std::system_error for other failures of the disk.
    void add(std::string_view bytes);
    std::size_t size() const { return size_; }
    /// The body; the store is empty afterwards.
    Body finish();

private:
    void spill();
    void write(std::string_view bytes);

    std::size_t in_memory_;
    std::string folder_;
    std::string memory_;
    std::size_t size_ = 0;
    int descriptor_ = -1;
};

}
