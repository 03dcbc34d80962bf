// Sessions that came from another service, as it means them: for signing out there, and for being
// signed out by it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"

namespace members {

/// Where a session came from.
struct CameFrom {
    std::string provider = {};
    std::string sealed_token = {};  ///< What it said when the session began; empty: not kept.
};

/// Nothing when the session is over, or came from no other service.
std::optional<CameFrom> came_from(db::Reader& reader, std::string_view session_hash);
/// The hashes of the sessions that came from the provider, of this person there (empty: of anybody)
/// and of its own session (empty: of any); nothing when both are empty. A session that it gave no
/// name counts as any of the person's.
std::vector<std::string> sessions_from(db::Reader& reader, std::string_view provider,
                                       std::string_view subject, std::string_view sid);

}
