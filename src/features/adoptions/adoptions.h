// Spread: who takes into use what others have made, and how it goes.
#pragma once
#include <string_view>
#include <vector>

#include "platform/json/value.h"
#include "services/chapters/chapter.h"
#include "services/web/board.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace adoptions {

web::Feature feature(web::Services& services);

/// What a board looks at taking into use, and questions whether something still is.
std::vector<web::OnBoard> on_board(web::Services& services);

/// What documents about a project tell of this (services/chapters).
std::vector<chapters::Chapter> chapters_of(web::Services& services,
                                           chapters::Reading const& reading);

/// What a member told, by section, for themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);

/// So many adoptions of every public project, by municipalities in turn, for load tests.
void add_load(web::Services& services, std::size_t for_each);

/// What is kept beside a project or case that is being weeded goes with it.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

/// An adoption of the demo world: {"project" (its id), "organisation" (its id), "steps": [{"state",
/// "since", "reason"}], "way", "kept", "changed", "cost", "saved", "hours_saved", "result",
/// "result_text", "evidence", "verified" (the origin's words, or none), "from" (the id of another
/// adopter, told before; or none)}. Nothing happens when there
/// is one.
void add_demo_adoption(web::Services& services, json::Value const& told,
                       members::MemberId const& by);

}
