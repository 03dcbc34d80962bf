// How needs are found by search and shown in lists: public ones by everybody, others by those who
// answer for them.
#pragma once
#include <optional>
#include <string_view>

#include "features/ideas/show.h"
#include "services/search/document.h"

namespace ideas {

/// Nothing for a need that nobody finds: taken back, merged, or under secrecy.
std::optional<search::Document> describe(web::Services& services, db::Reader& reader,
                                         std::string_view id);

/// A need in a list, for the partials card_need and card_idea; nothing when the one who visits may
/// not read it.
std::optional<web::View> card(web::Services& services, web::Visit const& visit, db::Reader& reader,
                              std::string_view id);

/// The same of one that was read already.
web::View card_view(Showing const& showing, Contribution const& need);

/// The value of the facet status: "need_received", "idea_received".
std::string status_value(Kind kind, State state);

}
