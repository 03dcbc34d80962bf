// Other projects like one, and why, for the project page.
#pragma once
#include <vector>

#include "services/search/query.h"
#include "services/web/pages.h"

namespace goals {
class Goals;
}
namespace organisations {
class Directory;
}

namespace knowledge {

/// [{similar_title, similar_url, similar_why (optional)}]
std::vector<web::View> similar_views(web::Visit const& visit, web::Pages const& pages,
                                     organisations::Directory const& directory,
                                     goals::Goals const& goals,
                                     std::vector<search::Similar> const& similar);

}
