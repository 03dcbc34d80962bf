// Rows ↔ values.
#include "features/project_plans/store.h"

namespace project_plans {

namespace {

/// From the columns entry, part, version, at, done_by, told, removed. Nothing for a part that no
/// program of this version knows.
std::optional<Entry> read_entry(db::Row const& row) {
    auto const part = parse_part(row.view(1));
    if (!part) return std::nullopt;
    return Entry{.id = row.id<EntryId>(0),
                 .part = *part,
                 .version = row.integer(2),
                 .at = row.time(3),
                 .by = row.id<members::MemberId>(4),
                 .told = told::read(row.view(5)),
                 .removed = row.text(6)};
}

}

std::vector<Entry> entries(db::Reader& reader, std::string_view project) {
    std::vector<Entry> all;
    reader.each(
        "SELECT entry, part, version, at, done_by, told, removed FROM plan_entries"
        " WHERE project = $1 ORDER BY entry, version",
        {project}, [&](db::Row const& row) {
            auto entry = read_entry(row);
            if (!entry) return;
            if (!all.empty() && all.back().id == entry->id) all.back() = *std::move(entry);
            else all.push_back(*std::move(entry));
        });
    return all;
}

std::vector<Entry> versions(db::Reader& reader, std::string_view project, EntryId const& id) {
    std::vector<Entry> all;
    reader.each(
        "SELECT entry, part, version, at, done_by, told, removed FROM plan_entries"
        " WHERE project = $1 AND entry = $2 ORDER BY version DESC",
        {project, id}, [&](db::Row const& row) {
            if (auto entry = read_entry(row)) all.push_back(*std::move(entry));
        });
    return all;
}

std::vector<Entry> history(db::Reader& reader, std::string_view project, std::size_t most) {
    std::vector<Entry> all;
    reader.each(
        "SELECT entry, part, version, at, done_by, told, removed FROM plan_entries"
        " WHERE project = $1 ORDER BY at DESC, entry, version DESC LIMIT $2",
        {project, most}, [&](db::Row const& row) {
            if (auto entry = read_entry(row)) all.push_back(*std::move(entry));
        });
    return all;
}

void add(db::Transaction& tx, std::string_view project, Entry const& entry) {
    auto const kept = told::written(entry.told);
    auto const email = entry.part == Part::team ? told::said(entry.told, "email") : std::string();
    tx.run(
        "INSERT INTO plan_entries (project, part, entry, version, at, done_by, told, removed,"
        " person_email) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {project, name(entry.part), entry.id, entry.version, entry.at, entry.by, kept,
         entry.removed, email});
}

std::vector<std::string> projects_after(db::Reader& reader, Part part, std::string_view after,
                                        std::size_t most) {
    return reader.all(
        "SELECT DISTINCT project FROM plan_entries WHERE part = $1 AND project > $2"
        " ORDER BY project LIMIT $3",
        {name(part), after, most}, [](db::Row const& row) { return row.text(0); });
}

}
