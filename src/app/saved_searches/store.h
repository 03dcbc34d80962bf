// Rows of the searches that members follow. A member reaches their own only.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "app/saved_searches/saved.h"
#include "platform/db/database.h"

namespace saved_searches {

/// Oldest first, at most most_followed.
std::vector<Saved> all(db::Reader& reader, members::MemberId member);
std::optional<Saved> find(db::Reader& reader, members::MemberId member, SavedId id);

enum class Adding : std::uint8_t { added, followed_already, full };
/// `saved` gets the id of the one there is when the member follows this search already.
Adding add(db::Transaction& tx, members::MemberId member, Saved& saved);

/// False when the member has no such search.
bool rename(db::Transaction& tx, members::MemberId member, SavedId id, std::string_view name);
bool remove(db::Transaction& tx, members::MemberId member, SavedId id);
bool see(db::Transaction& tx, members::MemberId member, SavedId id, basics::Time at);
void see_all(db::Transaction& tx, members::MemberId member, basics::Time at);

}
