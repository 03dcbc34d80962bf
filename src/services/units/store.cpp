// Days are texts as in 2027-01-01, which sort as days do.
#include "services/units/store.h"

#include <algorithm>

namespace units::store {

namespace {

basics::Date day(std::string_view text) {
    return basics::parse_iso_date(text).value_or(basics::Date{});
}

void add_spans(db::Transaction& tx, Unit const& unit) {
    for (auto const& span : unit.spans)
        tx.run(
            "INSERT INTO unit_spans (organisation, unit, from_day, name, kind, parent, closed)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7)",
            {unit.organisation, unit.id, basics::iso(span.from), span.name, name(span.kind),
             span.parent, span.is_closed});
}

std::string until_text(Unit const& unit) { return unit.until ? basics::iso(*unit.until) : ""; }

}

std::vector<Unit> of_organisation(db::Reader& reader,
                                  organisations::OrganisationId const& organisation) {
    auto units = reader.all(
        "SELECT id, until_day, became FROM units WHERE organisation = $1 ORDER BY id",
        {organisation}, [&](db::Row const& row) {
            Unit unit{
                .id = row.id<UnitId>(0), .organisation = organisation, .became = row.id<UnitId>(2)};
            if (!row.view(1).empty()) unit.until = day(row.view(1));
            return unit;
        });
    reader.each(
        "SELECT unit, from_day, name, kind, parent, closed FROM unit_spans WHERE organisation = $1"
        " ORDER BY unit, from_day",
        {organisation}, [&](db::Row const& row) {
            auto const unit = std::ranges::lower_bound(units, row.id<UnitId>(0), {}, &Unit::id);
            if (unit == units.end() || unit->id != row.id<UnitId>(0)) return;
            unit->spans.push_back({.from = day(row.view(1)),
                                   .name = row.text(2),
                                   .kind = parse_kind(row.view(3)).value_or(Kind::unit),
                                   .parent = row.id<UnitId>(4),
                                   .is_closed = row.integer(5) != 0});
        });
    std::erase_if(units, [](Unit const& unit) { return unit.spans.empty(); });
    return units;
}

void add(db::Transaction& tx, Unit const& unit) {
    tx.run("INSERT INTO units (organisation, id, until_day, became) VALUES ($1, $2, $3, $4)",
           {unit.organisation, unit.id, until_text(unit), unit.became});
    add_spans(tx, unit);
}

void update(db::Transaction& tx, Unit const& unit) {
    tx.run("UPDATE units SET until_day = $3, became = $4 WHERE organisation = $1 AND id = $2",
           {unit.organisation, unit.id, until_text(unit), unit.became});
    tx.run("DELETE FROM unit_spans WHERE organisation = $1 AND unit = $2",
           {unit.organisation, unit.id});
    add_spans(tx, unit);
}

}
