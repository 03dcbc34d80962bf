// Programmes' tokens as rows. A token's secret comes as its hash only.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "services/members/member.h"

namespace members::store {

void add_token(db::Transaction& tx, MemberId const& member, AccessToken const& token,
               std::string_view hash);
/// Newest first.
std::vector<AccessToken> tokens_of(db::Reader& reader, MemberId const& member);
/// False when the member has no such token.
bool remove_token(db::Transaction& tx, MemberId const& member, TokenId const& token);
void set_used(db::Transaction& tx, std::string_view hash, basics::Time used_at);

/// Whom a token belongs to, and what it may at most.
struct Bearer {
    MemberId member;
    permissions::Grant grant;
};
std::optional<Bearer> find_bearer(db::Reader& reader, std::string_view hash);

}
