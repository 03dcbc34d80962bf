// Rows ↔ values.
#include "features/ideas/intake/closing.h"

namespace ideas::intake::store {

std::vector<Pause> pauses(db::Reader& reader, organisations::OrganisationId const& organisation,
                          basics::Date day) {
    return reader.all(
        "SELECT unit, last_day, words FROM intake_pauses WHERE organisation = $1"
        " AND last_day >= $2 ORDER BY last_day DESC, unit",
        {organisation, basics::iso(day)}, [](db::Row const& row) {
            return Pause{.unit = row.id<units::UnitId>(0),
                         .last = basics::parse_iso_date(row.view(1)).value_or(basics::Date{}),
                         .words = row.text(2)};
        });
}

void put(db::Transaction& tx, organisations::OrganisationId const& organisation,
         Pause const& pause) {
    tx.run(
        "INSERT INTO intake_pauses (organisation, unit, last_day, words) VALUES ($1, $2, $3, $4)",
        {organisation, pause.unit, basics::iso(pause.last), pause.words});
}

bool remove(db::Transaction& tx, organisations::OrganisationId const& organisation,
            units::UnitId const& unit) {
    return tx.run("DELETE FROM intake_pauses WHERE organisation = $1 AND unit = $2",
                  {organisation, unit}) > 0;
}

std::optional<basics::Time> last_sign(db::Reader& reader,
                                      organisations::OrganisationId const& organisation) {
    return reader.first("SELECT at FROM intake_signs WHERE organisation = $1", {organisation},
                        [](db::Row const& row) { return row.time(0); });
}

void put_sign(db::Transaction& tx, organisations::OrganisationId const& organisation,
              basics::Time now) {
    tx.run("DELETE FROM intake_signs WHERE organisation = $1", {organisation});
    tx.run("INSERT INTO intake_signs (organisation, at) VALUES ($1, $2)", {organisation, now});
}

bool note_closing(db::Transaction& tx, organisations::OrganisationId const& organisation,
                  basics::Time now) {
    return tx.run(
               "INSERT INTO intake_closings (organisation, told_at) VALUES ($1, $2)"
               " ON CONFLICT (organisation) DO NOTHING",
               {organisation, now}) > 0;
}

bool has_closing(db::Reader& reader, organisations::OrganisationId const& organisation) {
    return reader.number("SELECT count(*) FROM intake_closings WHERE organisation = $1",
                         {organisation}) > 0;
}

void forget_closing(db::Transaction& tx, organisations::OrganisationId const& organisation) {
    tx.run("DELETE FROM intake_closings WHERE organisation = $1", {organisation});
}

}
