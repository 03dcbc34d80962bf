// What a project means for the three dimensions of sustainability and the global goals.
#pragma once
#include <string_view>
#include <vector>

#include "platform/json/value.h"
#include "services/chapters/chapter.h"
#include "services/web/board.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace assessments {

web::Feature feature(web::Services& services);

/// Conflicts between goals that nobody has answered, on a board's page.
std::vector<web::OnBoard> on_board(web::Services& services);

/// What documents about a project tell of this (services/chapters).
std::vector<chapters::Chapter> chapters_of(web::Services& services,
                                           chapters::Reading const& reading);

/// What a member told, by section, for themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);

/// What is kept beside a project that is being weeded goes with it.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

/// An assessment of the demo world: {"project" (its id), "parts": {"goal-13": {"relevance": …},
/// …}}. Nothing happens when the project has one.
void add_demo_assessment(web::Services& services, json::Value const& told,
                         members::MemberId const& by);

}
