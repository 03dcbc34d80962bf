// Rows of imports.
#include "features/knowledge/imports.h"

namespace knowledge {

namespace {

constexpr std::array<std::string_view, 6> state_names = {"looking", "looked",     "running",
                                                         "done",    "unreadable", "given_up"};

json::Value written(ImportCounts const& counts) {
    return json::Object{{"read", counts.read},
                        {"created", counts.created},
                        {"updated", counts.updated},
                        {"unchanged", counts.unchanged},
                        {"rejected", counts.rejected}};
}

std::int64_t number(json::Value const& value, std::string_view name) {
    auto const* found = value.at(name).integer();
    return found ? *found : 0;
}

json::Value written(std::vector<ImportSample> const& samples) {
    json::Array array;
    for (auto const& one : samples)
        array.push_back(json::Object{{"title", one.title},
                                     {"who", one.who},
                                     {"period", one.period},
                                     {"number", one.number},
                                     {"path", one.path}});
    return array;
}

json::Value written(std::vector<Rejected> const& rejected) {
    json::Array array;
    for (auto const& one : rejected)
        array.push_back(
            json::Object{{"line", one.line}, {"reason", one.reason}, {"detail", one.detail}});
    return array;
}

Import import_of(db::Row const& row) {
    Import import{.id = row.id<ImportId>(0),
                  .member = row.id<members::MemberId>(1),
                  .source = row.text(2),
                  .file_name = row.text(3),
                  .mapping = row.text(4),
                  .at = row.time(9)};
    for (std::size_t i = 0; i < state_names.size(); ++i)
        if (state_names[i] == row.view(5)) import.state = static_cast<ImportState>(i);
    auto const counts = json::parse(row.view(6)).value_or(json::Value());
    import.counts = {number(counts, "read"), number(counts, "created"), number(counts, "updated"),
                     number(counts, "unchanged"), number(counts, "rejected")};
    auto const samples = json::parse(row.view(7)).value_or(json::Value());
    for (auto const& one : samples.elements())
        import.samples.push_back(
            {std::string(one.at("title").text()), std::string(one.at("who").text()),
             std::string(one.at("period").text()), std::string(one.at("number").text()),
             std::string(one.at("path").text())});
    auto const rejected = json::parse(row.view(8)).value_or(json::Value());
    for (auto const& one : rejected.elements())
        import.rejected.push_back({number(one, "line"), std::string(one.at("reason").text()),
                                   std::string(one.at("detail").text())});
    return import;
}

}

std::string_view name(ImportState state) { return state_names[static_cast<std::size_t>(state)]; }

std::optional<Import> find_import(db::Reader& reader, ImportId id) {
    return reader.first(
        "SELECT id, member, source, file_name, mapping, state, counts, samples, rejected, at"
        " FROM imports WHERE id = $1",
        {id}, import_of);
}

std::vector<Import> imports_of(db::Reader& reader, members::MemberId member, std::size_t limit) {
    return reader.all(
        "SELECT id, member, source, file_name, mapping, state, counts, samples, rejected, at"
        " FROM imports WHERE member = $1 ORDER BY at DESC, id DESC LIMIT $2",
        {member, limit}, import_of);
}

std::vector<Import> unfinished_imports(db::Reader& reader) {
    return reader.all(
        "SELECT id, member, source, file_name, mapping, state, counts, samples, rejected, at"
        " FROM imports WHERE state = 'looking' OR state = 'running' ORDER BY at",
        {}, import_of);
}

void put_import(db::Transaction& tx, Import const& import) {
    tx.run(
        "INSERT INTO imports (id, member, source, file_name, mapping, state, counts, samples, rejected, at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        " ON CONFLICT (id) DO UPDATE SET mapping = excluded.mapping, state = excluded.state, counts = excluded.counts,"
        " samples = excluded.samples, rejected = excluded.rejected",
        {import.id, import.member, import.source, import.file_name, import.mapping,
         name(import.state), json::write(written(import.counts)),
         json::write(written(import.samples)), json::write(written(import.rejected)), import.at});
}

std::optional<std::string> saved_mapping(db::Reader& reader, members::MemberId member,
                                         std::string_view name) {
    return reader.first("SELECT mapping FROM import_mappings WHERE member = $1 AND name = $2",
                        {member, name}, [](db::Row const& row) { return row.text(0); });
}

void save_mapping(db::Transaction& tx, members::MemberId member, std::string_view name,
                  std::string_view mapping, basics::Time at) {
    tx.run(
        "INSERT INTO import_mappings (member, name, mapping, at) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (member, name) DO UPDATE SET mapping = excluded.mapping, at = excluded.at",
        {member, name, mapping, at});
}

}
