// Where a command's words go: this program's own streams, or back to the one who asked over the
// socket.
#pragma once
#include <functional>
#include <string_view>

namespace commands {

struct Output {
    std::function<void(std::string_view)> out, err;
};

/// Standard output and standard error.
Output to_streams();

}
