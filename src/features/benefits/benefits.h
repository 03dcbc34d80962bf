// Benefits of projects (nyttorealisering): planned, measured, confirmed by a controller.
#pragma once
#include <string_view>

#include "platform/json/value.h"
#include "services/chapters/chapter.h"
#include "services/lifetimes/rule.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace benefits {

web::Feature feature(web::Services& services);

/// What documents about a project tell of this (services/chapters).
std::vector<chapters::Chapter> chapters_of(web::Services& services,
                                           chapters::Reading const& reading);

/// What a member stated and measured, and what they answer for, by section, for themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);
/// Whoever leaves is nobody's owner or controller by name or address any more.
void forget_member(db::Transaction& tx, std::string_view address);

lifetimes::Rules lifetime_rules();
/// What is kept beside a project that is being weeded goes with it.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

/// A benefit of the demo world: {"project" (its id), its fields, "values": [{"year", "figure",
/// "measured_on", "source", "answer" ("yes", "no" or none yet)}]}. Nothing happens when the
/// project has one of this title.
void add_demo_benefit(web::Services& services, json::Value const& told,
                      members::MemberId const& by);

}
