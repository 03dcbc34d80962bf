// Mailboxes as rows.
#include "services/units/mailboxes.h"

namespace units::store {

Mailboxes mailboxes(db::Reader& reader, organisations::OrganisationId const& organisation) {
    Mailboxes all;
    reader.each("SELECT unit, address FROM unit_mailboxes WHERE organisation = $1", {organisation},
                [&](db::Row const& row) { all[row.id<UnitId>(0)] = row.text(1); });
    return all;
}

void put_mailbox(db::Transaction& tx, organisations::OrganisationId const& organisation,
                 UnitId const& unit, std::string_view address) {
    tx.run("DELETE FROM unit_mailboxes WHERE organisation = $1 AND unit = $2",
           {organisation, unit});
    if (!address.empty())
        tx.run("INSERT INTO unit_mailboxes (organisation, unit, address) VALUES ($1, $2, $3)",
               {organisation, unit, address});
}

}
