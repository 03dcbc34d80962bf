// A zip file of a few things, made in memory.
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace files {

/// Names and contents, in this order. Throws std::runtime_error when there is no room.
std::string zip(std::vector<std::pair<std::string, std::string>> const& entries);

}
