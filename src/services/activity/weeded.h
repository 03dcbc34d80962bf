// What the log said about a subject that is being weeded.
#pragma once
#include <cstdint>

#include "services/activity/activity.h"

namespace activity {

/// Forgets the details of every entry about the subject, and what their digests are made with; how
/// many had any. That, when and by whom something happened stays, and so does the chain: each
/// entry's digest stays too, and cannot be told from chance.
std::int64_t weed_details(db::Transaction& tx, Subject const& subject);

}
