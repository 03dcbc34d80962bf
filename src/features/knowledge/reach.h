// Projects and cases in units: whose role reaches them, and where a new one belongs.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "services/activity/activity.h"
#include "services/web/services.h"

namespace knowledge {

/// Whether the viewer holds the permission over the subject: in the organisation that answers for
/// it, or in a unit that has it. Who leads the whole does, unless secrecy holds there; where no
/// organisation answers they alone do.
bool may_over(web::Services& services, permissions::Viewer const& viewer,
              permissions::Permission permission, organisations::OrganisationId const& organisation,
              activity::Subject const& subject);

/// The unit that what the viewer begins in the organisation belongs to; empty: none. Throws
/// Forbidden when they may write nowhere there.
std::string unit_for_new(web::Services& services, permissions::Viewer const& viewer,
                         organisations::OrganisationId const& organisation);
/// Gives it there, in the transaction that made it.
void give_new(web::Services& services, db::Transaction& tx, web::Visit const& visit,
              organisations::OrganisationId const& organisation, activity::Subject const& subject,
              std::string const& unit);

/// The unit that has it today, for its page.
struct UnitShown {
    std::string name = {}, path = {};  ///< Without the language.
};
std::optional<UnitShown> unit_of(web::Services& services,
                                 organisations::OrganisationId const& organisation,
                                 activity::Subject const& subject);
/// Whether the viewer may give it to another unit.
bool may_place(web::Services& services, permissions::Viewer const& viewer,
               organisations::OrganisationId const& organisation, activity::Subject const& subject);
/// "/place/project/01j…", where it is given to another unit.
std::string place_path(activity::Subject const& subject);

}
