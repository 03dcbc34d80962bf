// Statements of the demo world, by the same actions as people's.
#include <stdexcept>

#include "features/knowledge/knowledge.h"
#include "features/outcomes/actions.h"
#include "features/outcomes/outcomes.h"

namespace outcomes {

void add_demo_statement(web::Services& services, json::Value const& told,
                        members::MemberId const& by) {
    auto const text = [&](std::string_view name) { return std::string(told.at(name).text()); };
    auto const project = text("project");
    auto const good =
        checked({text("owner_name"), text("owner_role"), text("owner_unit"), text("owner_email"),
                 text("since"), text("evidence"), "", text("in_budget"), text("budget")},
                basics::day_in_stockholm(services.now()));
    if (!good)
        throw std::runtime_error("a statement of the demo world is not accepted: " +
                                 good.error().front().text);
    auto tx = services.database.begin();
    auto const brief = knowledge::brief(tx, project);
    if (!brief || find(tx, project)) return;
    Hand hand{services.activity, services.now(), by, brief->organisation};
    auto const done = state(tx, hand, project, {}, *good, texts::Language::sv);
    if (auto const said = text("answer"); !said.empty()) {
        hand.member = {};
        answer(tx, hand, done.statement, {said == "yes", text("comment")});
    }
    tx.commit();
}

}
