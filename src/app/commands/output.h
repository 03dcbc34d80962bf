// Where a command's words go: this program's own streams, or back to the one who asked over the
// socket.
#pragma once
#include <exception>
#include <functional>
#include <string>
#include <string_view>

namespace commands {

struct Output {
    std::function<void(std::string_view)> out, err;
};

/// Standard output and standard error.
Output to_streams();

/// What failed, and what to do about it, in a line for the operator.
std::string what_to_do(std::exception const& failure);

}
