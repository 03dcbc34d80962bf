// Rows ↔ values of occasions and what was sent there.
#include "features/ideas/capture/capture.h"

namespace ideas::capture {

namespace {

constexpr std::string_view columns =
    "SELECT id, organisation, unit, name, held_on, place, holder, about, way, language, consent,"
    " reads_first, version, made_by, made_at FROM captures";
constexpr std::string_view batch_columns =
    "SELECT capture, id, sending, source, member, at, told, undone_at, stayed FROM capture_batches";

Occasion occasion_of(db::Row const& row) {
    return {.id = row.id<OccasionId>(0),
            .organisation = row.id<organisations::OrganisationId>(1),
            .unit = row.id<units::UnitId>(2),
            .name = row.text(3),
            .held = basics::parse_iso_date(row.view(4)).value_or(basics::Date{}),
            .place = row.text(5),
            .held_by = row.text(6),
            .about = row.text(7),
            .way = parse_way(row.view(8)).value_or(Way::workshop),
            .language = row.text(9),
            .consent = row.text(10),
            .reads_first = row.integer(11) != 0,
            .version = row.integer(12),
            .made_by = row.id<members::MemberId>(13),
            .made_at = row.time(14)};
}

Batch batch_of(db::Row const& row) {
    return {.id = row.id<BatchId>(1),
            .occasion = row.id<OccasionId>(0),
            .sending = row.text(2),
            .source = parse_source(row.view(3)).value_or(Source::list),
            .member = row.id<members::MemberId>(4),
            .at = row.time(5),
            .told = row.integer(6),
            .undone_at = row.time(7),
            .stayed = row.integer(8)};
}

}

std::optional<Occasion> find(db::Reader& reader, OccasionId const& id) {
    return reader.first(std::string(columns) + " WHERE id = $1", {id}, occasion_of);
}

std::vector<Occasion> occasions(db::Reader& reader,
                                organisations::OrganisationId const& organisation,
                                std::size_t limit) {
    return reader.all(
        std::string(columns) + " WHERE organisation = $1 ORDER BY made_at DESC, id DESC LIMIT $2",
        {organisation, limit}, occasion_of);
}

std::vector<Batch> batches(db::Reader& reader, OccasionId const& occasion) {
    return reader.all(std::string(batch_columns) + " WHERE capture = $1 ORDER BY at DESC, id DESC",
                      {occasion}, batch_of);
}

std::optional<Batch> find_batch(db::Reader& reader, OccasionId const& occasion,
                                std::string_view id) {
    return reader.first(std::string(batch_columns) + " WHERE capture = $1 AND id = $2",
                        {occasion, id}, batch_of);
}

std::vector<Need> told_at(db::Reader& reader, OccasionId const& occasion) {
    return reader.all(std::string(all_columns()) +
                          " FROM needs"
                          " WHERE id IN (SELECT need FROM capture_items WHERE capture = $1)"
                          " ORDER BY told_at, (SELECT number FROM capture_items"
                          " WHERE capture = $1 AND capture_items.need = needs.id)",
                      {occasion}, contribution_of);
}

std::vector<Need> told_in(db::Reader& reader, Batch const& batch) {
    return reader.all(std::string(all_columns()) +
                          " FROM needs WHERE id IN (SELECT need FROM capture_items"
                          " WHERE capture = $1 AND batch = $2)"
                          " ORDER BY (SELECT number FROM capture_items"
                          " WHERE capture = $1 AND capture_items.need = needs.id)",
                      {batch.occasion, batch.id}, contribution_of);
}

std::optional<Occasion> origin(db::Reader& reader, NeedId const& need) {
    auto const id = reader.first("SELECT capture FROM capture_items WHERE need = $1", {need},
                                 [](db::Row const& row) { return row.id<OccasionId>(0); });
    return id ? find(reader, *id) : std::nullopt;
}

std::optional<Need> with_title(db::Reader& reader,
                               organisations::OrganisationId const& organisation,
                               std::string_view slug) {
    return reader.first(
        std::string(all_columns()) +
            " FROM needs WHERE organisation = $1 AND slug = $2 AND visibility = 'public'"
            " ORDER BY told_at LIMIT 1",
        {organisation, slug}, contribution_of);
}

namespace store {

void add(db::Transaction& tx, Occasion const& one) {
    tx.run(
        "INSERT INTO captures (id, organisation, unit, name, held_on, place, holder, about, way,"
        " language, consent, reads_first, version, made_by, made_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        {one.id, one.organisation, one.unit, one.name, basics::iso(one.held), one.place,
         one.held_by, one.about, ideas::name(one.way), one.language, one.consent,
         one.reads_first ? 1 : 0, one.version, one.made_by, one.made_at});
}

void update(db::Transaction& tx, Occasion const& one) {
    tx.run(
        "UPDATE captures SET unit = $2, name = $3, held_on = $4, place = $5, holder = $6,"
        " about = $7, way = $8, language = $9, consent = $10, reads_first = $11, version = $12"
        " WHERE id = $1",
        {one.id, one.unit, one.name, basics::iso(one.held), one.place, one.held_by, one.about,
         ideas::name(one.way), one.language, one.consent, one.reads_first ? 1 : 0, one.version});
}

std::optional<Batch> with_sending(db::Reader& reader, OccasionId const& occasion,
                                  std::string_view sending) {
    return reader.first(std::string(batch_columns) + " WHERE capture = $1 AND sending = $2",
                        {occasion, sending}, batch_of);
}

void add(db::Transaction& tx, Batch const& one) {
    tx.run(
        "INSERT INTO capture_batches (capture, id, sending, source, member, at, told, undone_at,"
        " stayed) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0)",
        {one.occasion, one.id, one.sending, name(one.source), one.member, one.at, one.told});
}

void add_item(db::Transaction& tx, Batch const& batch, NeedId const& need, std::size_t number) {
    tx.run("INSERT INTO capture_items (capture, need, batch, number) VALUES ($1, $2, $3, $4)",
           {batch.occasion, need, batch.id, number});
}

void undone(db::Transaction& tx, Batch const& one) {
    tx.run(
        "UPDATE capture_batches SET sending = $3, undone_at = $4, stayed = $5"
        " WHERE capture = $1 AND id = $2",
        {one.occasion, one.id, one.sending, one.undone_at, one.stayed});
}

void forget_item(db::Transaction& tx, std::string_view need) {
    tx.run("DELETE FROM capture_items WHERE need = $1", {need});
}

void forget_member(db::Transaction& tx, members::MemberId const& member) {
    tx.run("UPDATE captures SET made_by = '', holder = '' WHERE made_by = $1", {member});
    tx.run("UPDATE capture_batches SET member = '' WHERE member = $1", {member});
}

}

}
