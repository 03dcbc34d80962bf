// How search sees a case, and how lists show it.
#pragma once
#include <optional>
#include <string_view>

#include "features/knowledge/stories/show.h"
#include "services/search/document.h"

namespace knowledge::stories {

/// Nothing unless there is a public version. Goals, themes, status and places come from the
/// projects that it tells of, as far as everybody may see them.
std::optional<search::Document> describe(web::Services& services, db::Reader& reader,
                                         std::string_view id);

/// A case in a list (web/partials/card_case); nothing unless there is a public version.
std::optional<web::View> card(web::Services& services, web::Visit const& visit, db::Reader& reader,
                              std::string_view id);

/// The same for one at hand.
web::View card_of(Showing const& showing, Published const& published);

}
