// How each source is asked: its addresses, its pages, and what says that there is more. No network.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "features/knowledge/connectors/connector.h"
#include "platform/outbound/outbound.h"

namespace knowledge::connectors {

/// One row of the list of sources.
struct Source {
    std::string_view name;     ///< The reader's.
    std::string_view address;  ///< Where it is found; empty when only those who add it know.
    bool takes_key = false;
    bool takes_since = false;  ///< Can be asked for what is newer than a day.
    bool many_addresses = false;
    /// How a key is sent, before the key itself: "Bearer ".
    std::string_view key_prefix = "";
};

/// Those that can be fetched, in the order in which people meet them.
std::span<Source const> sources();
/// Null for others, also for readers of files only.
Source const* find_source(std::string_view name);

/// What to ask at a position. `key` is in clear, or empty. With `anew` nothing is asked
/// conditionally and days already covered are asked for again.
outbound::Request request_at(Connector const& connector, Position const& position,
                             std::string const& key, bool anew);

/// Where to go on after an answer that held `read` projects; nothing when that was all.
std::optional<Position> after(Connector const& connector, Position const& position,
                              outbound::Answer const& answer, std::int64_t read);

}
