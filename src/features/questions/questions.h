// Has anyone done …? Questions between organisations, answered once and found for ever.
#pragma once
#include <string_view>

#include "platform/json/value.h"
#include "services/lifetimes/rule.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace questions {

web::Feature feature(web::Services& services);

/// What a member asked, answered and showed interest in, by section, for themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);
/// Whoever leaves is told nothing more, and their name stands at no answer.
void forget_member(db::Transaction& tx, members::MemberId const& member, std::string_view address);

lifetimes::Rules lifetime_rules();
/// Nothing leads any more to what is being weeded.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

/// `samverk mail receive`: puts a message into DATA/replies/new, whole and on disk when this
/// returns, for the one who serves. Throws std::runtime_error, also for what is larger than a
/// message may be.
void put_into_folder(std::string const& data_folder, std::string_view bytes);

/// A question of the demo world: {"kind", "title", "story", "organisation" (id), "audience",
/// "visibility", "answers": [{"organisation", "words"}], "summary"}. Nothing happens when there is
/// one of that title.
void add_demo_question(web::Services& services, json::Value const& told,
                       members::MemberId const& by);

}
