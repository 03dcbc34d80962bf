// Words and abbreviations of the field that mean the same, tended by the national process leader.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace synonyms {

web::Feature feature(web::Services& services);

}
