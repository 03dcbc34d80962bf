// What a zip file says of itself, and whether that can be true. Part of the archive reader.
#pragma once
#include "platform/documents/archive.h"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace documents {

struct ZipEntry {
    std::string name = {};
    bool is_folder = false;
    std::uint64_t packed_bytes = 0;
    std::uint64_t begin = 0;  ///< Where its local header starts.
};

/// The entries in the order in which they lie in the file. Refuses what no honest zip contains:
/// entries that share bytes or lie outside the file, headers that contradict each other, unsafe
/// names, links; and what we do not read: encryption, several disks, other packing than deflate.
std::expected<std::vector<ZipEntry>, ArchiveError> read_zip_directory(std::string_view bytes,
                                                                      std::size_t most_entries);

}
