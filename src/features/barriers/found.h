// How search, lists and other features see barriers.
#pragma once
#include <memory>
#include <vector>

#include "features/barriers/show.h"
#include "services/web/feature.h"

namespace barriers {

web::SubjectKind subject(std::shared_ptr<Parts> const& parts);
std::vector<web::Beside> beside(std::shared_ptr<Parts> const& parts);
std::vector<web::LinksBeside> links_beside();

}
