// What is kept about one person, for themselves; and what leaving does to it.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include "platform/db/database.h"
#include "platform/json/value.h"
#include "services/members/member.h"

namespace members {

/// The rows that a statement finds for the member ($1), each an object. `names` are those of its
/// columns in their order; one that begins with "@" is a time and loses the sign.
json::Array own_rows(db::Reader& reader, std::string_view sql, MemberId const& member,
                     std::initializer_list<std::string_view> names);

/// The account, roles, sessions, keys for programs and what the person has done, by section. No
/// secrets, not even as hashes.
json::Object own_data(db::Reader& reader, MemberId const& member);

/// Whether nobody else holds a national role that the member holds: somebody must be able to let
/// people in.
bool is_last_of_a_national_role(db::Reader& reader, MemberId const& member);

/// Anonymises the member: address, name and all that lets them in are gone; the id stays, so that
/// what was written still has one author, called `name_from_now_on`. The caller forgets what is
/// held in memory (Members::forget) once this is on disk, and records it.
void anonymise(db::Transaction& tx, MemberId const& member, std::string_view name_from_now_on);

}
