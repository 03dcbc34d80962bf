// Rows ↔ values of trials.
#include "features/innovation/experiments_store.h"

namespace innovation {

namespace {

Experiment read_experiment(db::Row const& row) {
    Experiment one;
    one.project = row.text(0);
    one.number = row.integer(1);
    one.state = parse_trial(row.view(2)).value_or(Trial::registered);
    one.version = row.integer(3);
    for (int i = 0; i < 7; ++i) one.plan.at(static_cast<std::size_t>(i)) = row.text(4 + i);
    one.begun_by = row.id<members::MemberId>(11);
    one.begun_at = row.time(12);
    one.registered_by = row.id<members::MemberId>(13);
    one.registered_at = row.time(14);
    one.fingerprint = row.text(15);
    one.ending = parse_ending(row.view(16));
    one.result = row.text(17);
    one.learned = row.text(18);
    one.ended_by = row.id<members::MemberId>(19);
    one.ended_at = row.time(20);
    return one;
}

constexpr std::string_view columns =
    "SELECT project, number, state, version, title, hypothesis, measure, baseline, method, harmed,"
    " stop_when, begun_by, begun_at, registered_by, registered_at, fingerprint, outcome, result,"
    " learned, ended_by, ended_at FROM innovation_experiments WHERE project = $1";

void insert(db::Transaction& tx, Experiment const& one) {
    auto const ending = one.ending ? name(*one.ending) : std::string_view();
    tx.run(
        "INSERT INTO innovation_experiments (project, number, state, version, title, hypothesis,"
        " measure, baseline, method, harmed, stop_when, begun_by, begun_at, registered_by,"
        " registered_at, fingerprint, outcome, result, learned, ended_by, ended_at) VALUES ($1,"
        " $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,"
        " $21)",
        {one.project,     one.number,   name(one.state), one.version,       one.plan[0],
         one.plan[1],     one.plan[2],  one.plan[3],     one.plan[4],       one.plan[5],
         one.plan[6],     one.begun_by, one.begun_at,    one.registered_by, one.registered_at,
         one.fingerprint, ending,       one.result,      one.learned,       one.ended_by,
         one.ended_at});
}

}

std::vector<Experiment> experiments(db::Reader& reader, std::string_view project) {
    return reader.all(std::string(columns) + " ORDER BY number", {project}, read_experiment);
}

std::optional<Experiment> find_experiment(db::Reader& reader, std::string_view project,
                                          std::int64_t number) {
    return reader.first(std::string(columns) + " AND number = $2", {project, number},
                        read_experiment);
}

std::int64_t add_experiment(db::Transaction& tx, Experiment experiment) {
    experiment.number =
        tx.number("SELECT max(number) FROM innovation_experiments WHERE project = $1",
                  {experiment.project}) +
        1;
    insert(tx, experiment);
    return experiment.number;
}

bool update_experiment(db::Transaction& tx, Experiment const& experiment, Trial was,
                       std::int64_t version) {
    if (tx.run("DELETE FROM innovation_experiments WHERE project = $1 AND number = $2 AND"
               " state = $3 AND version = $4",
               {experiment.project, experiment.number, name(was), version}) == 0)
        return false;
    insert(tx, experiment);
    return true;
}

std::vector<Addendum> experiment_addenda(db::Reader& reader, std::string_view project,
                                         std::int64_t experiment) {
    return reader.all(
        "SELECT number, at, done_by, words FROM innovation_experiment_addenda"
        " WHERE project = $1 AND experiment = $2 ORDER BY number",
        {project, experiment}, [](db::Row const& row) {
            return Addendum{row.integer(0), row.time(1), row.id<members::MemberId>(2), row.text(3),
                            true};
        });
}

void add_experiment_addendum(db::Transaction& tx, std::string_view project, std::int64_t experiment,
                             Addendum const& one) {
    auto const last = tx.number(
        "SELECT max(number) FROM innovation_experiment_addenda WHERE project = $1 AND"
        " experiment = $2",
        {project, experiment});
    tx.run(
        "INSERT INTO innovation_experiment_addenda (project, experiment, number, at, done_by,"
        " words) VALUES ($1, $2, $3, $4, $5, $6)",
        {project, experiment, last + 1, one.at, one.by, one.words});
}

}
