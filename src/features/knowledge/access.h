// What people put beside a project: who may, and where it ends up when projects are merged.
#pragma once
#include <optional>
#include <string_view>

#include "services/web/services.h"

namespace knowledge {

/// What the one who visits may do with what lies beside the project of this id; for one that was
/// merged, of the project that it became part of.
std::optional<web::Access> access_to(web::Services& services, web::Visit const& visit,
                                     db::Reader& reader, std::string_view id);

}
