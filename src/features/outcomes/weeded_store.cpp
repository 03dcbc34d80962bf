// The line owner's address goes when there is nothing more to ask; all goes with the project.
#include "features/outcomes/outcomes.h"
#include "services/lifetimes/rule.h"

namespace outcomes {

lifetimes::Rules lifetime_rules() {
    using lifetimes::Rule;
    return {std::make_shared<Rule const>(Rule{
        .name = "line_owners",
        .what = "outcomes.rule_owners",
        .from = "outcomes.from_owners",
        .ending = lifetimes::Ending::by_itself,
        .span = {1, lifetimes::Unit::years},
        .each =
            [](db::Reader& reader, basics::Time before, std::string_view after,
               lifetimes::Take const& take) {
                reader.each(
                    "SELECT project, updated_at FROM implementations WHERE updated_at < $1"
                    " AND project > $2 AND owner_email <> '' AND ask_next_at = 0"
                    " AND asked_at < $1 ORDER BY project",
                    {before, after}, [&](db::Row const& row) {
                        return take({.key = row.text(0), .since = row.time(1)});
                    });
            },
        .weed =
            [](db::Transaction& tx, std::string_view key) {
                tx.run("UPDATE implementations SET owner_email = '' WHERE project = $1", {key});
            }})};
}

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    if (kind != "project") return;
    tx.run("DELETE FROM implementations WHERE project = $1", {id});
    tx.run("DELETE FROM implementation_events WHERE project = $1", {id});
}

}
