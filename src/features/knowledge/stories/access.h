// What people put beside a case: who may, and who decides that everybody sees it.
#pragma once
#include <optional>
#include <string_view>

#include "services/web/services.h"

namespace knowledge::stories {

/// What the one who visits may do with what lies beside the case of this id.
std::optional<web::Access> access_to(web::Services& services, web::Visit const& visit,
                                     db::Reader& reader, std::string_view id);

}
