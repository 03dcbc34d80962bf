// What the pages of one project have in common.
#pragma once
#include <string>
#include <string_view>

#include "features/knowledge/actions.h"
#include "services/web/services.h"

namespace knowledge::pages {

/// A text of this feature.
std::string text(web::Services& services, web::Visit const& visit, std::string_view id);

/// The project that the path names, for those who may write in it.
Project editable(web::Services& services, db::Reader& reader, web::Visit const& visit);

/// The project that the path names, for whoever may see it.
Project visible(web::Services& services, db::Reader& reader, web::Visit const& visit);

/// The visitor as the one who does something.
Hand hand_of(web::Services& services, web::Visit const& visit,
             organisations::Directory const& directory);

}
