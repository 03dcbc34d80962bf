// How far something has come from need to spread, of what its record and other features say.
#pragma once
#include <string_view>
#include <vector>

#include "features/knowledge/project.h"
#include "services/red_thread/red_thread.h"
#include "services/web/beside.h"

namespace knowledge {

/// The place of the step in `thread` (project.h) that the project has reached: 2, "project", to 4,
/// "spread".
std::size_t thread_place(Content const& content, std::vector<web::BesideBox> const& beside);

/// What other features say of the step with this key; empty when they say nothing.
red_thread::Line::Step told_step(std::vector<web::BesideBox> const& beside, std::string_view key);

}
