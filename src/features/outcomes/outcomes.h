// What came out: implemented projects, confirmed in the line, and their count.
#pragma once
#include <string>
#include <string_view>

#include "platform/json/value.h"
#include "services/chapters/chapter.h"
#include "services/lifetimes/rule.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace outcomes {

web::Feature feature(web::Services& services);

/// What documents about a project tell of this (services/chapters).
std::vector<chapters::Chapter> chapters_of(web::Services& services,
                                           chapters::Reading const& reading);

/// What a member stated, and what they were asked as line owner, by section, for themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);
/// Whoever leaves is nobody's line owner by name or address any more.
void forget_member(db::Transaction& tx, members::MemberId const& member, std::string_view address);

lifetimes::Rules lifetime_rules();
/// What is kept beside a project that is being weeded goes with it.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

/// A statement of the demo world: {"project" (its id), "owner_name", "owner_role", "owner_unit",
/// "owner_email", "since", "evidence", "in_budget", "budget", "answer" ("yes", "no", or none yet)}.
/// Nothing happens when the project has one.
void add_demo_statement(web::Services& services, json::Value const& told,
                        members::MemberId const& by);

}
