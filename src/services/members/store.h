// Members and their roles as rows.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "services/members/member.h"

namespace members::store {

void add(db::Transaction& tx, Member const& member, std::string_view email_key);
std::optional<Member> find(db::Reader& reader, MemberId const& id);
std::optional<Member> find_by_email_key(db::Reader& reader, std::string_view email_key);
/// As others see it.
std::optional<std::string> name(db::Reader& reader, MemberId const& id);

/// The password's hash; empty when there is none.
std::string password(db::Reader& reader, MemberId const& id);
void set_password(db::Transaction& tx, MemberId const& id, std::string_view phc);
void set_profile(db::Transaction& tx, MemberId const& id, Profile const& profile);

std::vector<permissions::Grant> grants(db::Reader& reader, MemberId const& id);
/// Those that a provider's groups have given.
std::vector<permissions::Grant> grants_from(db::Reader& reader, MemberId const& id,
                                            std::string_view provider);
void set_came_from(db::Transaction& tx, MemberId const& id, permissions::Grant const& grant,
                   std::string_view provider);
/// False when it was there already.
bool add_grant(db::Transaction& tx, MemberId const& id, permissions::Grant const& grant,
               MemberId const& granted_by, basics::Time now);
/// False when it was not there.
bool remove_grant(db::Transaction& tx, MemberId const& id, permissions::Grant const& grant);
/// In no particular order. Without the addresses of those whose identity is protected.
std::vector<RoleHolder> of_organisation(db::Reader& reader,
                                        organisations::OrganisationId const& organisation);
/// Where somebody holds the role, each once, in the order of their ids.
std::vector<organisations::OrganisationId> organisations_with(db::Reader& reader,
                                                              permissions::Role role);

}
