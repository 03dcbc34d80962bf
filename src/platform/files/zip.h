// A zip file: of a few things made in memory, or of large ones while it is sent.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct archive;

namespace files {

/// Names and contents, in this order. Throws std::runtime_error when there is no room.
std::string zip(std::vector<std::pair<std::string, std::string>> const& entries);

/// A zip file that is made piece by piece: what is not taken out is held. Every function throws
/// std::runtime_error when the archive cannot be made.
class ZipStream {
public:
    ZipStream();

    /// A new entry of exactly so many bytes; the one before has all of its own. The name is ASCII.
    void begin(std::string const& name, std::uint64_t size);
    void write(std::string_view bytes);
    /// Nothing can be added any more.
    void end();

    /// What has been made since the last call.
    std::string take() { return std::exchange(made_, {}); }

private:
    void must(bool is_good) const;

    std::string made_;
    std::unique_ptr<archive, int (*)(archive*)> archive_;
};

}
