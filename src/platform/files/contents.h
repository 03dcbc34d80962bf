// Contents that are kept for good, each once, by their SHA-256.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "platform/basics/room.h"

namespace files {

/// The disk has no room: nothing was kept, what is there can be read as before.
struct NoRoom : std::runtime_error, basics::NoRoom {
    using std::runtime_error::runtime_error;
};

/// A folder of contents: FOLDER/ab/abcdef…, 64 hexadecimal digits. Safe to use from several threads
/// and processes at once; what is there never changes.
class Contents {
public:
    /// The folder is made with the first content.
    explicit Contents(std::string folder) : folder_(std::move(folder)) {}

    /// Keeps the bytes and returns their hash. When it returns they are on disk, name included, and
    /// survive a power cut. Throws NoRoom, and std::system_error for other failures of the disk.
    std::string keep(std::string_view bytes);

    /// Where the content of this hash lies; nothing when it is not there. What is not a hash is not
    /// there.
    std::optional<std::string> find(std::string_view hash) const;

    /// Whether the bytes that lie there still have this hash. Reads them all.
    bool is_sound(std::string_view hash) const;

    /// Calls `take` with the hash and size of each content.
    void each(std::function<void(std::string const& hash, std::uint64_t size)> const& take) const;

    /// For good. The caller knows that nothing needs it. False when it was not there.
    bool remove(std::string_view hash);

    /// Removes what an interrupted keep() left; returns how many. Only while nobody keeps anything.
    std::size_t remove_unfinished();

    std::string const& folder() const { return folder_; }

private:
    std::string folder_;
};

/// Whether the text is written as hashes are.
bool is_hash(std::string_view text);

}
