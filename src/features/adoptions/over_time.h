// Where something is used and who took it from whom, in a chosen year.
#pragma once
#include "features/adoptions/register.h"
#include "features/adoptions/show.h"
#include "services/web/land.h"

namespace adoptions {

/// What has spread.
struct Spread {
    std::string kind = {};
    web::Access subject = {};
};

/// Adds the choice of year, the map with its table, and the tree with its list. The year of the
/// address, or this one; one before anybody used it shows nobody.
void set_over_time(web::View& view, Showing const& showing, web::Land const& land,
                   db::Reader& reader, Spread const& spread, std::vector<Row> const& rows);

}
