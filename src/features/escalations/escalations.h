// The way of barriers to those who can change them: moves, what was asked of whom, answers, what
// changed.
#pragma once
#include <string>
#include <string_view>

#include "platform/json/value.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace escalations {

web::Feature feature(web::Services& services);

/// What a member did on the ways of barriers, by section, for themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);

/// What is kept beside a barrier that is being weeded goes with it.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

}
