// Addresses go when nothing more is asked; all goes with the project.
#include "features/benefits/benefits.h"
#include "services/letter_links/letter_links.h"
#include "services/lifetimes/rule.h"

namespace benefits {

lifetimes::Rules lifetime_rules() {
    using lifetimes::Rule;
    return {std::make_shared<Rule const>(
        Rule{.name = "benefit_addresses",
             .what = "benefits.rule_addresses",
             .from = "benefits.from_addresses",
             .ending = lifetimes::Ending::by_itself,
             .span = {1, lifetimes::Unit::years},
             .each =
                 [](db::Reader& reader, basics::Time before, std::string_view after,
                    lifetimes::Take const& take) {
                     reader.each(
                         "SELECT benefit, updated_at FROM benefits WHERE updated_at < $1"
                         " AND benefit > $2 AND state = 'ended'"
                         " AND (owner_email <> '' OR controller_email <> '') ORDER BY benefit",
                         {before, after}, [&](db::Row const& row) {
                             return take({.key = row.text(0), .since = row.time(1)});
                         });
                 },
             .weed =
                 [](db::Transaction& tx, std::string_view key) {
                     tx.run(
                         "UPDATE benefits SET owner_email = '', controller_email = ''"
                         " WHERE benefit = $1",
                         {key});
                 }})};
}

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    if (kind != "project") return;
    for (auto const& benefit : tx.all("SELECT benefit FROM benefits WHERE project = $1", {id},
                                      [](db::Row const& row) { return row.text(0); }))
        letter_links::forget_subject(tx, "benefit", benefit);
    tx.run("DELETE FROM benefits WHERE project = $1", {id});
    tx.run("DELETE FROM benefit_values WHERE project = $1", {id});
    tx.run("DELETE FROM benefit_events WHERE project = $1", {id});
}

}
