// The activity log's rows.
#include <limits>

#include "platform/secrets/secrets.h"
#include "services/activity/chain.h"
#include "services/activity/edition.h"
#include "services/activity/selection.h"

namespace activity {

namespace {

Entry entry(db::Row const& row) {
    return {row.integer(0),
            row.time(1),
            row.id<members::MemberId>(2),
            row.text(3),
            {row.text(4), row.text(5)},
            row.id<organisations::OrganisationId>(6),
            json::parse(row.view(7)).value_or(json::Value())};
}

}

void Log::record(db::Transaction& tx, Entry const& entry) {
    // One writer at a time: the next number cannot be taken twice.
    auto const before = head(tx);
    auto numbered = entry;
    numbered.sequence = before.sequence + 1;
    auto const details = json::write(entry.details);
    auto const made = link(before.chain, numbered, details, secrets::make());
    tx.run(
        "INSERT INTO activity (sequence, at, actor, action, subject_kind, subject_id, organisation, details,"
        " salt, digest, chain) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        {numbered.sequence, entry.at, entry.actor, entry.action, entry.subject.kind,
         entry.subject.id, entry.organisation, details, made.salt, made.digest, made.chain});
    tx.after_commit([this] { edition_.advance(); });
}

std::vector<Entry> entries_after(db::Reader& reader, std::int64_t sequence, std::size_t limit) {
    return reader.all(
        "SELECT sequence, at, actor, action, subject_kind, subject_id, organisation, details"
        " FROM activity WHERE sequence > $1 ORDER BY sequence LIMIT $2",
        {sequence, limit}, entry);
}

std::vector<Entry> entries_about(db::Reader& reader, Subject const& subject, std::int64_t before,
                                 std::size_t limit) {
    return reader.all(
        "SELECT sequence, at, actor, action, subject_kind, subject_id, organisation, details"
        " FROM activity WHERE subject_kind = $1 AND subject_id = $2 AND sequence < $3"
        " ORDER BY sequence DESC LIMIT $4",
        {subject.kind, subject.id, before > 0 ? before : std::numeric_limits<std::int64_t>::max(),
         limit},
        entry);
}

std::vector<Entry> entries_of(db::Reader& reader, Selection const& selection, std::int64_t before,
                              std::size_t limit) {
    auto const first = before > 0 ? before : std::numeric_limits<std::int64_t>::max();
    if (selection.organisation.empty())
        return reader.all(
            "SELECT sequence, at, actor, action, subject_kind, subject_id, organisation, details"
            " FROM activity WHERE sequence < $1 AND ($2 = '' OR subject_kind = $2)"
            " AND ($3 = '' OR actor = $3) AND at >= $4 AND at < $5 ORDER BY sequence DESC LIMIT $6",
            {first, selection.kind, selection.actor, selection.from, selection.until, limit},
            entry);
    return reader.all(
        "SELECT sequence, at, actor, action, subject_kind, subject_id, organisation, details"
        " FROM activity WHERE organisation = $7 AND sequence < $1"
        " AND ($2 = '' OR subject_kind = $2) AND ($3 = '' OR actor = $3)"
        " AND at >= $4 AND at < $5 ORDER BY sequence DESC LIMIT $6",
        {first, selection.kind, selection.actor, selection.from, selection.until, limit,
         selection.organisation},
        entry);
}

std::vector<std::string> kinds(db::Reader& reader) {
    std::vector<std::string> found;
    // From one kind to the next by the index: the log itself is not read.
    std::string last;
    while (auto next =
               reader.first("SELECT min(subject_kind) FROM activity WHERE subject_kind > $1",
                            {last}, [](db::Row const& row) { return row.text(0); })) {
        if (next->empty()) break;
        found.push_back(*next);
        last = *std::move(next);
    }
    return found;
}

std::vector<Chained> chained_after(db::Reader& reader, std::int64_t sequence, std::size_t limit) {
    return reader.all(
        "SELECT sequence, at, actor, action, subject_kind, subject_id, organisation, details, chain"
        " FROM activity WHERE sequence > $1 ORDER BY sequence LIMIT $2",
        {sequence, limit}, [](db::Row const& row) { return Chained{entry(row), row.text(8)}; });
}

std::int64_t last_sequence(db::Reader& reader) {
    return reader.number("SELECT max(sequence) FROM activity");
}

}
