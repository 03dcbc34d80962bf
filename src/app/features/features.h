// The whole: which features there are, and what stands in menus and footer.
#pragma once
#include <vector>

#include "services/web/pages.h"
#include "services/web/services.h"

namespace app {

/// Every feature, and the pages that mix features.
std::vector<web::Feature> features(web::Services& services);

std::vector<web::Place> footer();
/// What a signed-in person finds under their name.
std::vector<web::Place> member_menu();

}
