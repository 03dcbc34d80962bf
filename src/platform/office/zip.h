// A zip file in memory, as office formats want it. Part of the writers.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace office {

/// Name and content, in order.
using Entries = std::vector<std::pair<std::string, std::string>>;

/// The entries as a zip whose bytes depend on nothing else. An entry called "mimetype" is stored
/// unpacked and without extra fields, as OpenDocument wants its first one; libarchive adds such
/// fields and a descriptor behind the data. Throws std::length_error from 4 GB on.
std::string zip(Entries const& entries);

}
