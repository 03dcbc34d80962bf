// spdlog writes; the line is made here so that it is always one line of valid JSON.
#include "platform/logging/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "platform/basics/text.h"
#include "platform/json/value.h"

namespace logging {

namespace {

constexpr std::array<std::string_view, 4> level_names = {"debug", "info", "warning", "error"};

/// What is not UTF-8 (an address sent by an attacker) is taken for Windows-1252, so that the line
/// stays JSON.
std::string readable(std::string_view value) {
    return basics::is_utf8(value) ? std::string(value) : basics::decoded(value);
}

}

std::string line_of(basics::Time at, Level level, std::string_view event,
                    std::vector<Field> const& fields) {
    json::Object line{{"time", basics::iso(at)},
                      {"level", level_names[static_cast<std::size_t>(level)]},
                      {"event", event}};
    for (auto const& [name, value] : fields) line.set(std::string(name), readable(value));
    return json::write(line);
}

struct Log::Parts {
    Level least;
    std::shared_ptr<spdlog::sinks::stderr_sink_mt> sink =
        std::make_shared<spdlog::sinks::stderr_sink_mt>();
    spdlog::logger logger{"samverk", sink};
};

Log::Log(Level least) : parts_(std::make_unique<Parts>()) {
    parts_->least = least;
    parts_->logger.set_pattern("%v");
    parts_->logger.set_level(spdlog::level::trace);
}

Log::~Log() = default;
Log::Log(Log&&) noexcept = default;

void Log::write(Level level, std::string_view event, std::vector<Field> const& fields) const {
    if (level < parts_->least) return;
    parts_->logger.info(line_of(basics::system_time(), level, event, fields));
}

}
