// How questions are found, shown in lists, reported, and what stands about them beside others.
#pragma once
#include "features/questions/show.h"
#include "services/search/document.h"
#include "services/web/moderated.h"

namespace questions {

web::SubjectKind subject(web::Services& services);
std::vector<web::Beside> beside(web::Services& services);
/// As programs see it: what is on its page for everybody.
json::Object as_json(web::Services& services, db::Reader& reader, Question const& question);

}
