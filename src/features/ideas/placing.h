// Needs and units: who has a need, who answers for it, and giving it to another unit.
#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "features/ideas/actions.h"
#include "features/ideas/show.h"
#include "platform/basics/problems.h"
#include "services/units/things.h"

namespace ideas {

/// Whether the viewer answers for the need: coordinates the organisation or a unit that has it, or
/// leads the whole where no secrecy holds.
bool answers_for(permissions::Viewer const& viewer, units::Where& where, Need const& need);
bool answers_for(web::Services& services, db::Reader& reader, permissions::Viewer const& viewer,
                 Need const& need);

/// The need is with another unit from today on; empty: with the organisation. Field "unit".
std::expected<Need, basics::Problems> give_to_unit(db::Transaction& tx, Hand const& hand, Need need,
                                                   std::string_view unit);
/// The unit that is given what the viewer writes: the one that is wanted, or, for somebody whose
/// role does not reach that, the one in which they hold it. Throws Forbidden when there is none.
std::string unit_to_write_in(db::Reader& reader, permissions::Viewer const& viewer,
                             organisations::OrganisationId const& organisation,
                             std::string_view wanted, basics::Date today);

/// "Sampelby kommun svarar igen den 10 augusti.", while the organisation pauses; otherwise empty.
std::string pause_text(Showing const& showing, organisations::OrganisationId const& organisation);

/// The units of the organisation as a select: unit_field, has_units. `none` is the text id of the
/// first choice.
web::View unit_field(Showing const& showing, db::Reader& reader,
                     organisations::OrganisationId const& organisation, std::string_view chosen,
                     std::string_view none, basics::Problems const& problems = {});

}
