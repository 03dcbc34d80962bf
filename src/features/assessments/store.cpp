// Rows ↔ values.
#include "features/assessments/store.h"

#include "platform/json/value.h"

namespace assessments {

namespace {

Told told_in(std::string_view text) {
    Told told;
    auto const kept = json::parse(text);
    if (kept && kept->object())
        for (auto const& [field, words] : kept->object()->members())
            told.emplace(field, std::string(words.text()));
    return told;
}

std::string text_of(Told const& told) {
    json::Object object;
    for (auto const& [field, words] : told) object.append(field, words);
    return json::write(object);
}

/// From the columns part, version, at, done_by, told. Nothing for a part that no program of this
/// version knows.
std::optional<Part> read_part(db::Row const& row) {
    auto const id = parse_part(row.view(0));
    if (!id) return std::nullopt;
    return Part{.id = *id,
                .version = row.integer(1),
                .at = row.time(2),
                .by = row.id<members::MemberId>(3),
                .told = told_in(row.view(4))};
}

/// Rows come in the order of their versions: the last of a part holds.
void keep(Assessment& assessment, Part part) {
    if (!assessment.parts.empty() && assessment.parts.back().id == part.id)
        assessment.parts.back() = std::move(part);
    else assessment.parts.push_back(std::move(part));
}

}

Assessment find(db::Reader& reader, std::string_view project) {
    Assessment assessment;
    reader.each(
        "SELECT part, version, at, done_by, told FROM assessment_parts WHERE project = $1"
        " ORDER BY part, version",
        {project}, [&](db::Row const& row) {
            if (auto part = read_part(row)) keep(assessment, *std::move(part));
        });
    return assessment;
}

std::vector<Part> history(db::Reader& reader, std::string_view project, std::size_t most) {
    std::vector<Part> parts;
    reader.each(
        "SELECT part, version, at, done_by, told FROM assessment_parts WHERE project = $1"
        " ORDER BY at DESC, part, version DESC LIMIT $2",
        {project, most}, [&](db::Row const& row) {
            if (auto part = read_part(row)) parts.push_back(*std::move(part));
        });
    return parts;
}

void add(db::Transaction& tx, std::string_view project, Part const& part) {
    auto const part_name = name(part.id), told = text_of(part.told);
    tx.run(
        "INSERT INTO assessment_parts (project, part, version, at, done_by, told)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        {project, part_name, part.version, part.at, part.by, told});
}

void each(db::Reader& reader,
          std::function<void(std::string const& project, Assessment const&)> const& take) {
    std::string project;
    Assessment assessment;
    auto const give = [&] {
        if (!assessment.empty()) take(project, assessment);
        assessment = {};
    };
    reader.each(
        "SELECT part, version, at, done_by, told, project FROM assessment_parts"
        " ORDER BY project, part, version",
        {}, [&](db::Row const& row) {
            if (row.view(5) != project) {
                give();
                project = row.text(5);
            }
            if (auto part = read_part(row)) keep(assessment, *std::move(part));
        });
    give();
}

}
