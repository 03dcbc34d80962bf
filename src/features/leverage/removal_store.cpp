// Rows and values of what removing takes.
#include "features/leverage/removal.h"

namespace leverage {

namespace {

Removal read(db::Row const& row) {
    return {.cost = row.optional_integer(1),
            .months = row.optional_integer(2),
            .words = row.text(3),
            .organisation = row.id<organisations::OrganisationId>(4),
            .version = row.integer(5),
            .updated_at = row.time(6)};
}

}

std::map<std::string, Removal, std::less<>> removals(db::Reader& reader) {
    std::map<std::string, Removal, std::less<>> all;
    reader.each(
        "SELECT barrier, cost, months, words, organisation, version, updated_at"
        " FROM barrier_removals",
        {}, [&](db::Row const& row) { all.emplace(row.text(0), read(row)); });
    return all;
}

Removal removal_of(db::Reader& reader, std::string_view barrier) {
    return reader
        .first(
            "SELECT barrier, cost, months, words, organisation, version, updated_at"
            " FROM barrier_removals WHERE barrier = $1",
            {barrier}, read)
        .value_or(Removal());
}

void put(db::Transaction& tx, std::string_view barrier, Removal const& removal) {
    tx.run(
        "INSERT INTO barrier_removals (barrier, cost, months, words, organisation, version,"
        " updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7)"
        " ON CONFLICT (barrier) DO UPDATE SET cost = excluded.cost, months = excluded.months,"
        " words = excluded.words, organisation = excluded.organisation,"
        " version = excluded.version, updated_at = excluded.updated_at",
        {barrier, removal.cost, removal.months, removal.words, removal.organisation,
         removal.version, removal.updated_at});
}

void forget(db::Transaction& tx, std::string_view barrier) {
    tx.run("DELETE FROM barrier_removals WHERE barrier = $1", {barrier});
}

}
