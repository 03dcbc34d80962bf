// Who sees what, and the sheets.
#include "features/ideas/inside/inside.h"
#include "features/ideas/store.h"

namespace ideas::inside {

namespace {

Sheet read_sheet(db::Row const& row) {
    return {.organisation = row.id<organisations::OrganisationId>(0),
            .code = row.text(1),
            .unit = row.id<units::UnitId>(2),
            .call = row.text(3),
            .place = row.text(4),
            .work_code = row.text(5)};
}

}

Choice choice_of(db::Reader& reader, NeedId need) {
    return reader
        .first("SELECT audience, unit, by_code, asked FROM need_audiences WHERE need = $1", {need},
               [](db::Row const& row) {
                   // What cannot be read is shown to as few as there are.
                   return Choice{.audience = parse_audience(row.view(0)).value_or(Audience::unit),
                                 .unit = row.id<units::UnitId>(1),
                                 .by_code = row.integer(2) != 0,
                                 .asked = parse_audience(row.view(3)).value_or(Audience::unit)};
               })
        .value_or(Choice());
}

void keep(db::Transaction& tx, NeedId need, Choice const& choice) {
    forget(tx, need.text());
    tx.run(
        "INSERT INTO need_audiences (need, audience, unit, by_code, asked)"
        " VALUES ($1, $2, $3, $4, $5)",
        {need, name(choice.audience), choice.unit, choice.by_code ? 1 : 0, name(choice.asked)});
}

void forget(db::Transaction& tx, std::string_view need) {
    tx.run("DELETE FROM need_audiences WHERE need = $1", {need});
}

Audience default_of(db::Reader& reader, organisations::OrganisationId const& organisation) {
    auto const chosen =
        reader.first("SELECT audience FROM inside_defaults WHERE organisation = $1", {organisation},
                     [](db::Row const& row) { return row.text(0); });
    return chosen ? parse_audience(*chosen).value_or(Audience::all) : Audience::all;
}

void set_default(db::Transaction& tx, organisations::OrganisationId const& organisation,
                 Audience audience) {
    tx.run("DELETE FROM inside_defaults WHERE organisation = $1", {organisation});
    tx.run("INSERT INTO inside_defaults (organisation, audience) VALUES ($1, $2)",
           {organisation, name(audience)});
}

std::vector<Contribution> inside_of(db::Reader& reader,
                                    organisations::OrganisationId const& organisation,
                                    Contribution const& after, std::size_t limit) {
    return reader.all(std::string(all_columns()) +
                          " FROM needs WHERE organisation = $1 AND visibility = 'inside'"
                          " AND ($3 = '' OR told_at < $2 OR (told_at = $2 AND id < $3))"
                          " ORDER BY told_at DESC, id DESC LIMIT $4",
                      {organisation, after.told_at, after.id, limit}, contribution_of);
}

std::optional<Sheet> sheet(db::Reader& reader, std::string_view code) {
    return reader.first(
        "SELECT organisation, code, unit, call_id, place, work_code FROM need_sheets"
        " WHERE code = $1",
        {code}, read_sheet);
}

std::vector<Sheet> sheets(db::Reader& reader, organisations::OrganisationId const& organisation) {
    return reader.all(
        "SELECT organisation, code, unit, call_id, place, work_code FROM need_sheets"
        " WHERE organisation = $1 ORDER BY place, code",
        {organisation}, read_sheet);
}

void put(db::Transaction& tx, Sheet const& sheet) {
    take_away(tx, sheet.organisation, sheet.code);
    tx.run(
        "INSERT INTO need_sheets (code, organisation, unit, call_id, place, work_code)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        {sheet.code, sheet.organisation, sheet.unit, sheet.call, sheet.place, sheet.work_code});
}

void take_away(db::Transaction& tx, organisations::OrganisationId const& organisation,
               std::string_view code) {
    tx.run("DELETE FROM need_sheets WHERE organisation = $1 AND code = $2", {organisation, code});
}

}
