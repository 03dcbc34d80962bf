// One line of JSON per event, on standard error: for operators and their tools.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/basics/time.h"

namespace logging {

enum class Level : std::uint8_t { debug, info, warning, error };

/// A name and a value beside an event. Never passwords, tokens, bodies or personal data.
using Field = std::pair<std::string_view, std::string>;

/// The event as one line of JSON, without its end. Line breaks and control characters are escaped;
/// what is not UTF-8 is taken for Windows-1252.
std::string line_of(basics::Time at, Level level, std::string_view event,
                    std::vector<Field> const& fields);

/// Safe to use from many threads.
class Log {
public:
    explicit Log(Level least = Level::info);
    ~Log();
    Log(Log&&) noexcept;
    /// `event` is a fixed name such as "request_failed".
    void write(Level level, std::string_view event, std::vector<Field> const& fields = {}) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}
