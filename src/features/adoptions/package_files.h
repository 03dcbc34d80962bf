// The files of a reuse package: what everybody may have, with fingerprint and licence.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "features/adoptions/show.h"
#include "platform/json/value.h"

namespace adoptions {

/// The most bytes of files that one package encloses; what has no room is told with its address.
inline constexpr std::uint64_t most_enclosed = 100ULL * 1024 * 1024;

struct Enclosed {
    std::string name = {};  ///< In the archive: "files/01-avtal.pdf". Empty: it had no room.
    std::string title = {}, address = {}, licence = {};
    std::string hash = {};   ///< SHA-256, 64 hexadecimal digits.
    std::string place = {};  ///< Where the content lies on this disk.
    std::uint64_t bytes = 0;
};
/// Files of the case that everybody may see, in the order of its list.
std::vector<Enclosed> enclosed(Showing const& showing, db::Reader& reader,
                               web::Access const& subject);
/// The bytes of those that are in the archive.
std::uint64_t enclosed_bytes(std::vector<Enclosed> const& files);

json::Array files_json(std::vector<Enclosed> const& files);
/// As `sha256sum --check` reads it.
std::string fingerprints(std::vector<Enclosed> const& files);

/// The texts, then the files, while it is sent: never more than a piece is held.
http::Response packed(std::string const& file_name,
                      std::vector<std::pair<std::string, std::string>> texts,
                      std::vector<Enclosed> files);

}
