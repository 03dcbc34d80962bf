// The rows of project_steps.
#include "features/processes/met.h"

namespace processes::store {

namespace {

Met read_met(db::Row const& row) {
    return {.project = row.text(0),
            .step = row.text(1),
            .process = row.text(2),
            .origin = row.text(3),
            .words = row.text(4),
            .language = texts::parse_language(row.view(5)).value_or(texts::Language::sv),
            .at = row.time(6),
            .by = row.id<members::MemberId>(7)};
}

}

void put_met(db::Transaction& tx, Met const& met) {
    tx.run(
        "INSERT INTO project_steps (project, step, process, origin, words, language, at, done_by)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        " ON CONFLICT (project, step) DO UPDATE SET words = excluded.words,"
        " language = excluded.language, at = excluded.at, done_by = excluded.done_by",
        {met.project, met.step, met.process, met.origin, met.words, texts::code(met.language),
         met.at, met.by});
}

bool remove_met(db::Transaction& tx, std::string_view project, std::string_view step) {
    return tx.run("DELETE FROM project_steps WHERE project = $1 AND step = $2", {project, step}) >
           0;
}

std::vector<Met> met_by(db::Reader& reader, std::string_view project) {
    return reader.all(
        "SELECT project, step, process, origin, words, language, at, done_by FROM project_steps"
        " WHERE project = $1 ORDER BY at, step",
        {project}, read_met);
}

std::vector<Met> all_met(db::Reader& reader) {
    return reader.all(
        "SELECT project, step, process, origin, words, language, at, done_by FROM project_steps"
        " ORDER BY project, at, step",
        {}, read_met);
}

}
