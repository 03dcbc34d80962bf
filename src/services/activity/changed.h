// What something that was made from the data has to read anew, by what the log says since.
#pragma once
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "services/activity/activity.h"

namespace activity {

struct Changed {
    /// It cannot be said in particulars: everything.
    bool all = true;
    /// The subjects that something happened to, and every id that stands in the details of it.
    std::set<std::string, std::less<>> ids = {};
    std::int64_t reached = 0;  ///< The newest entry that was looked at.
};

/// After more entries than this everything is read anew.
inline constexpr std::size_t most_followed_entries = 1000;

/// What happened after `sequence`. Kinds of subjects are those whose things are `read`, which then
/// are named, or matter to `nobody` who asks; anything else that happened asks for everything.
Changed changed_since(db::Reader& reader, std::int64_t sequence,
                      std::span<std::string_view const> read,
                      std::span<std::string_view const> nobody);

}
