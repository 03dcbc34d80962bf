// Small money for trying something: pots, applications, decisions and what came of them.
#pragma once
#include "platform/json/value.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace funds {

web::Feature feature(web::Services& services);

/// What a member applied for and decided, for themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);
/// Applications stay, and nobody can tell whose they were.
void forget_member(db::Transaction& tx, members::MemberId const& member);

}
