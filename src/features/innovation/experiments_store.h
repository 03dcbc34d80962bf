// Rows and values of trials.
#pragma once
#include <optional>
#include <vector>

#include "features/innovation/experiment.h"
#include "features/innovation/gate.h"
#include "platform/db/database.h"

namespace innovation {

/// The first one first.
std::vector<Experiment> experiments(db::Reader& reader, std::string_view project);
std::optional<Experiment> find_experiment(db::Reader& reader, std::string_view project,
                                          std::int64_t number);
/// With the next number, which it gives.
std::int64_t add_experiment(db::Transaction& tx, Experiment experiment);
/// In the place of what it was, while that has this state and version: false otherwise.
bool update_experiment(db::Transaction& tx, Experiment const& experiment, Trial was,
                       std::int64_t version);

std::vector<Addendum> experiment_addenda(db::Reader& reader, std::string_view project,
                                         std::int64_t experiment);
/// Gives it the next number.
void add_experiment_addendum(db::Transaction& tx, std::string_view project, std::int64_t experiment,
                             Addendum const& one);

}
