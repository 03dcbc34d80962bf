// The pages on which a masked copy is made, shown to everybody and handed out.
#pragma once
#include "services/web/services.h"
#include "services/web/visit.h"

namespace registration_pages {

/// GET: the text sentence by sentence, and the copies that there are.
http::Response show_masking(web::Services& services, web::Visit const& visit);
/// POST act=preview: what the copy will say; act=save: keeps what was seen so.
http::Response mask(web::Services& services, web::Visit const& visit);
/// A copy as a file.
http::Response show_copy(web::Services& services, web::Visit const& visit);
/// POST act=show or hide: whether everybody may read it.
http::Response act_on_copy(web::Services& services, web::Visit const& visit);

}
