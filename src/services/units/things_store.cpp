// What belongs to units as rows. Days are texts that sort as days do.
#include "services/units/many_things.h"

namespace units::store {

std::vector<Stay> stays(db::Reader& reader, organisations::OrganisationId const& organisation,
                        activity::Subject const& subject) {
    return reader.all(
        "SELECT from_day, unit FROM unit_things WHERE organisation = $1 AND kind = $2"
        " AND subject = $3 ORDER BY from_day",
        {organisation, subject.kind, subject.id}, [](db::Row const& row) {
            return Stay{.from = basics::parse_iso_date(row.view(0)).value_or(basics::Date{}),
                        .unit = row.id<UnitId>(1)};
        });
}

std::map<std::string, std::vector<Stay>, std::less<>> stays_between(
    db::Reader& reader, organisations::OrganisationId const& organisation, std::string_view kind,
    std::string_view first, std::string_view last) {
    std::map<std::string, std::vector<Stay>, std::less<>> stays;
    reader.each(
        "SELECT subject, from_day, unit FROM unit_things WHERE organisation = $1 AND kind = $2"
        " AND subject >= $3 AND subject <= $4 ORDER BY subject, from_day",
        {organisation, kind, first, last}, [&](db::Row const& row) {
            stays[row.text(0)].push_back(
                {.from = basics::parse_iso_date(row.view(1)).value_or(basics::Date{}),
                 .unit = row.id<UnitId>(2)});
        });
    return stays;
}

void put_stay(db::Transaction& tx, organisations::OrganisationId const& organisation,
              activity::Subject const& subject, Stay const& stay) {
    tx.run(
        "INSERT INTO unit_things (organisation, kind, subject, from_day, unit)"
        " VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (organisation, kind, subject, from_day) DO UPDATE SET unit = excluded.unit",
        {organisation, subject.kind, subject.id, basics::iso(stay.from), stay.unit});
}

std::vector<std::string> given_to(db::Reader& reader,
                                  organisations::OrganisationId const& organisation,
                                  UnitId const& unit, std::string_view kind, basics::Date day,
                                  std::string_view after, std::size_t limit) {
    return reader.all(
        "SELECT one.subject FROM unit_things AS one WHERE one.organisation = $1 AND one.unit = $2"
        " AND one.kind = $3 AND one.from_day <= $4 AND one.subject > $5 AND NOT EXISTS ("
        "SELECT 1 FROM unit_things AS later WHERE later.organisation = one.organisation"
        " AND later.kind = one.kind AND later.subject = one.subject"
        " AND later.from_day > one.from_day AND later.from_day <= $4)"
        " ORDER BY one.subject LIMIT $6",
        {organisation, unit, kind, basics::iso(day), after, limit},
        [](db::Row const& row) { return row.text(0); });
}

}
