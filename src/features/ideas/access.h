// What services that put things beside subjects ask of one need or idea.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "features/ideas/need.h"
#include "services/web/linked.h"
#include "services/web/services.h"

namespace ideas {

/// What may be done with it, where it lives when it was merged; nothing when there is none of this
/// kind and id.
std::optional<web::Access> access_to(web::Services& services, web::Visit const& visit,
                                     db::Reader& reader, Kind kind, std::string_view id);

/// Of a need, to the ideas that answer it; of an idea, from the need.
std::vector<web::Link> links_of(db::Reader& reader, Kind kind, std::string_view id);

}
