// What happened in one organisation.
#pragma once
#include <string_view>
#include <vector>

#include "services/activity/activity.h"

namespace activity {

/// The newest entries of the organisation whose action begins with `beginning` ("members."), newest
/// first, at most `limit`.
std::vector<Entry> entries_in(db::Reader& reader, organisations::OrganisationId const& organisation,
                              std::string_view beginning, std::size_t limit);

}
