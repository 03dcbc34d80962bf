// Rows ↔ values.
#include "features/ideas/doors/doors.h"

namespace ideas::doors {

std::vector<Door> own(db::Reader& reader, organisations::OrganisationId const& organisation) {
    return reader.all(
        "SELECT id, kind, name, what_for, link, phone, version FROM referral_doors"
        " WHERE organisation = $1"
        " ORDER BY name, id",
        {organisation}, [](db::Row const& row) {
            return Door{.key = row.text(0),
                        .kind = parse_kind(row.view(1)).value_or(Kind::other),
                        .name = row.text(2),
                        .what_for = row.text(3),
                        .link = row.text(4),
                        .phone = row.text(5),
                        .version = row.integer(6)};
        });
}

namespace store {

void add(db::Transaction& tx, organisations::OrganisationId const& organisation, Door const& door) {
    tx.run(
        "INSERT INTO referral_doors (organisation, id, kind, name, what_for, link, phone)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {organisation, door.key, name(door.kind), door.name, door.what_for, door.link, door.phone});
}

void update(db::Transaction& tx, organisations::OrganisationId const& organisation,
            Door const& door) {
    tx.run(
        "UPDATE referral_doors SET kind = $3, name = $4, what_for = $5, link = $6, phone = $7,"
        " version = $8 WHERE organisation = $1 AND id = $2",
        {organisation, door.key, name(door.kind), door.name, door.what_for, door.link, door.phone,
         door.version});
}

bool remove(db::Transaction& tx, organisations::OrganisationId const& organisation,
            std::string_view key) {
    return tx.run("DELETE FROM referral_doors WHERE organisation = $1 AND id = $2",
                  {organisation, key}) > 0;
}

}

}
