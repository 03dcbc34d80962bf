// Pauses: rows ↔ values. Days are texts that sort as days do.
#include "services/pauses/pauses.h"

namespace pauses::store {

std::vector<Pause> to_come(db::Reader& reader, organisations::OrganisationId const& organisation,
                           basics::Date today) {
    auto const day = [](std::string_view text) {
        return basics::parse_iso_date(text).value_or(basics::Date{});
    };
    return reader.all(
        "SELECT id, unit, from_day, last_day, words FROM pauses WHERE organisation = $1"
        " AND last_day >= $2 ORDER BY from_day, id",
        {organisation, basics::iso(today)}, [&](db::Row const& row) {
            return Pause{.id = row.id<PauseId>(0),
                         .unit = row.id<units::UnitId>(1),
                         .from = day(row.view(2)),
                         .last = day(row.view(3)),
                         .words = row.text(4)};
        });
}

void add(db::Transaction& tx, organisations::OrganisationId const& organisation,
         Pause const& pause) {
    tx.run(
        "INSERT INTO pauses (organisation, id, unit, from_day, last_day, words)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        {organisation, pause.id, pause.unit, basics::iso(pause.from), basics::iso(pause.last),
         pause.words});
}

bool remove(db::Transaction& tx, organisations::OrganisationId const& organisation,
            PauseId const& id) {
    return tx.run("DELETE FROM pauses WHERE organisation = $1 AND id = $2", {organisation, id}) > 0;
}

}
