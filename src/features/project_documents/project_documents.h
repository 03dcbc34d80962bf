// Documents about a project in one click: progress report, final report, decision paper, a slide.
#pragma once
#include "services/chapters/chapter.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace project_documents {

/// `write` gives the chapters of all features, in any order.
web::Feature feature(web::Services& services, chapters::Write const& write);

}
