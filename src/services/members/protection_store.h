// The names of those whose identity is protected, as rows. Nothing outside this part reads them.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "platform/db/database.h"
#include "services/members/member.h"

namespace members::store {

/// Nothing when the member's identity is not protected.
std::optional<std::string> protected_name(db::Reader& reader, MemberId const& id);
/// Moves the name aside; others see `shown`.
void protect(db::Transaction& tx, MemberId const& id, std::string_view shown, basics::Time now);
void set_protected_name(db::Transaction& tx, MemberId const& id, std::string_view name);
/// Others see the name again.
void end_protection(db::Transaction& tx, MemberId const& id);

}
