// Plans of the demo world, by the same actions as people's.
#include <stdexcept>

#include "features/knowledge/knowledge.h"
#include "features/project_plans/actions.h"
#include "features/project_plans/project_plans.h"
#include "features/project_plans/rules.h"

namespace project_plans {

namespace {

told::Told typed_of(Part part, json::Value const& row, std::vector<Entry> const& others) {
    told::Told typed;
    for (auto const& field : fields_of(part))
        typed.emplace(field.name, std::string(row.at(field.name).text()));
    if (part == Part::commitment)
        for (auto const& one : others)
            if (one.part == Part::partner && told::said(one.told, "name") == typed["partner"])
                typed["partner"] = one.id.string();
    return typed;
}

}

void add_demo_plan(web::Services& services, json::Value const& told, members::MemberId const& by) {
    std::string const project(told.at("project").text());
    auto tx = services.database.begin();
    auto const brief = knowledge::brief(tx, project);
    if (!brief || !entries(tx, project).empty()) return;
    Hand const hand{services.activity, services.now(), by, brief->organisation};
    for (auto const& row : told.at("entries").elements()) {
        auto const part = parse_part(row.at("part").text()).value();
        auto const others = entries(tx, project);
        auto good = checked(part, typed_of(part, row, others), others, {},
                            basics::day_in_stockholm(services.now()));
        if (!good)
            throw std::runtime_error("a plan of the demo world is not accepted: " +
                                     good.error().front().field + " " + good.error().front().text);
        tell(tx, hand, project, part, nullptr, *std::move(good));
    }
    tx.commit();
}

}
