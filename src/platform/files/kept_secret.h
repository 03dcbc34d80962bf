// A secret that stays from one start to the next.
#pragma once
#include <string>

namespace files {

/// The secret that is kept in the file; made and written there, for its owner only, when there is
/// none. Throws std::system_error when it cannot be.
std::string kept_secret(std::string const& file);

}
