// Processes as programs see them.
#pragma once
#include "features/processes/show.h"
#include "platform/json/value.h"

namespace processes {

/// Without its outline.
json::Object brief_json(Showing const& showing, Process const& process);
/// With it; each step also has "url" and "projects", how many met it.
json::Object whole_json(Showing const& showing, Process const& process);
json::Object version_json(Version const& version);
json::Object meeting_json(Meeting const& meeting);

}
