// Partners, commitments, team, plan, money and risks of a project, told by its own people.
#pragma once
#include <string_view>

#include "platform/json/value.h"
#include "services/chapters/chapter.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace project_plans {

web::Feature feature(web::Services& services);

/// What documents about a project tell of this (services/chapters).
std::vector<chapters::Chapter> chapters_of(web::Services& services,
                                           chapters::Reading const& reading);

/// What a member told, and where they stand in a team, by section, for themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);
/// Whoever leaves is in no team by name or address any more.
void forget_member(db::Transaction& tx, std::string_view address);
/// What is kept beside a project that is being weeded goes with it.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

/// A plan of the demo world: {"project" (its id), "entries": [{"part", …its fields}]}; a commitment
/// names its partner by name. Nothing happens when the project has one.
void add_demo_plan(web::Services& services, json::Value const& told, members::MemberId const& by);

}
