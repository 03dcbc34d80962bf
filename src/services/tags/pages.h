// Pages of tags.
#pragma once
#include <string>

#include "services/tags/tag.h"
#include "services/web/services.h"

namespace tags::pages {

/// GET /tags: all of them, with how often they are used.
http::Response all(web::Services& services, web::Visit const& visit);
/// GET and POST /tags/edit/{tag}: the process leader renames, merges and separates.
http::Response show_edit(web::Services& services, web::Visit const& visit);
http::Response edit(web::Services& services, web::Visit const& visit);
/// GET and POST /tags/{kind}/{subject}
http::Response of_subject(web::Services& services, web::Visit const& visit);
http::Response put(web::Services& services, web::Visit const& visit);
/// POST /tags/{kind}/{subject}/{tag}/remove
http::Response take(web::Services& services, web::Visit const& visit);

/// The search for everything that has the tag, without the language:
/// "/search?theme=cirkul%C3%A4rt".
std::string search_path(Tag const& tag);

}
