// Deciders' addresses go when the decision is old; all goes with the project.
#include "features/innovation/innovation.h"
#include "services/lifetimes/rule.h"

namespace innovation {

lifetimes::Rules lifetime_rules() {
    using lifetimes::Rule;
    return {std::make_shared<Rule const>(
        Rule{.name = "deciders",
             .what = "innovation.rule_deciders",
             .from = "innovation.from_deciders",
             .ending = lifetimes::Ending::by_itself,
             .span = {1, lifetimes::Unit::years},
             .each =
                 [](db::Reader& reader, basics::Time before, std::string_view after,
                    lifetimes::Take const& take) {
                     reader.each(
                         // What was to be followed up may have been met long after the decision.
                         "SELECT project, max(at) FROM (SELECT project, updated_at AS at"
                         " FROM innovation_gates WHERE state <> 'waiting' AND decider_email <> ''"
                         " UNION ALL SELECT project, met_at AS at FROM innovation_conditions"
                         " WHERE met_at > 0 AND owner_email <> '') AS told WHERE project > $2"
                         " GROUP BY project HAVING max(at) < $1 ORDER BY project",
                         {before, after}, [&](db::Row const& row) {
                             return take({.key = row.text(0), .since = row.time(1)});
                         });
                 },
             .weed =
                 [](db::Transaction& tx, std::string_view key) {
                     tx.run(
                         "UPDATE innovation_gates SET decider_email = '' WHERE project = $1 AND"
                         " state <> 'waiting'",
                         {key});
                     tx.run(
                         "UPDATE innovation_conditions SET owner_email = '' WHERE project = $1 AND"
                         " met_at > 0",
                         {key});
                     tx.run(
                         "UPDATE innovation_condition_moves SET email_before = '', email_after = ''"
                         " WHERE project = $1 AND NOT EXISTS (SELECT 1 FROM innovation_conditions"
                         " WHERE project = $1 AND met_at = 0)",
                         {key});
                 }})};
}

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    if (kind != "project") return;
    tx.run("DELETE FROM innovation_processes WHERE project = $1", {id});
    tx.run("DELETE FROM innovation_moves WHERE project = $1", {id});
    tx.run("DELETE FROM innovation_deliverables WHERE project = $1", {id});
    tx.run("DELETE FROM innovation_searches WHERE project = $1", {id});
    tx.run("DELETE FROM innovation_gates WHERE project = $1", {id});
    tx.run("DELETE FROM innovation_conditions WHERE project = $1", {id});
    tx.run("DELETE FROM innovation_experiments WHERE project = $1", {id});
    tx.run("DELETE FROM innovation_experiment_addenda WHERE project = $1", {id});
    tx.run("DELETE FROM innovation_addenda WHERE project = $1", {id});
    tx.run("DELETE FROM innovation_condition_moves WHERE project = $1", {id});
    tx.run("DELETE FROM innovation_sites WHERE project = $1", {id});
    tx.run("DELETE FROM innovation_site_addenda WHERE project = $1", {id});
}

}
