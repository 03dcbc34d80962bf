// The filter of each organisation as a row.
#pragma once
#include "platform/db/database.h"
#include "services/moderation/text_filter.h"

namespace moderation {

/// An empty one when none has been made.
TextFilter filter_of(db::Reader& reader, organisations::OrganisationId const& organisation);
/// False when somebody else has changed it since `filter.version` was read; nothing happens then.
bool save_filter(db::Transaction& tx, TextFilter const& filter);

}
