// Function mailboxes: the address of a unit, or of the organisation, that everybody may write to.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "services/units/actions.h"
#include "services/units/chart.h"

namespace units {

/// By unit; the empty one is the organisation's own.
using Mailboxes = std::map<UnitId, std::string>;

namespace store {
Mailboxes mailboxes(db::Reader& reader, organisations::OrganisationId const& organisation);
/// An empty address takes it away.
void put_mailbox(db::Transaction& tx, organisations::OrganisationId const& organisation,
                 UnitId const& unit, std::string_view address);
}

/// The address that answers for what lies in the unit: its own, or that of the nearest above it, or
/// the organisation's; empty when there is none.
std::string mailbox_for(Mailboxes const& mailboxes, Chart const& chart, UnitId const& unit);

/// Sets the address of a unit that is there today, or of the organisation (empty unit). Fields
/// "unit" and "address".
basics::Problems set_mailbox(db::Transaction& tx, Hand const& hand, Chart const& chart,
                             std::string_view unit, std::string_view address);

}
