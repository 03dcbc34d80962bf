// Decisions of a unit's projects, for a board's page.
#include <algorithm>
#include <functional>

#include "features/innovation/innovation.h"
#include "features/innovation/show.h"
#include "services/units/things.h"

namespace innovation {

namespace {

constexpr std::size_t most_projects = 2'000;

void take(UnitGates& all, Showing const& showing, db::Reader& reader, StepNames const& names,
          std::string const& id, basics::Time since) {
    auto const access = web::access_to(showing.services, showing.visit, reader, "project", id);
    if (!access || !access->may_see) return;
    for (auto gate : gates(reader, id)) {
        bool const is_new = gate.decision && gate.decision->at >= since;
        if (gate.state != GateState::waiting && !is_new) continue;
        if (gate.decision && !gate.decision->is_public && !access->may_change)
            gate.decision->reason.clear();
        bool const has_left_before =
            gate.state == GateState::waiting &&
            has_left(showing.services, gate.asked.decider, access->organisation);
        if (!access->may_change) gate.asked.decider.email.clear();
        UnitGate one{.project = access->id,
                     .title = access->title,
                     .path = "/innovation/" + access->id + "/gates/" + std::to_string(gate.number),
                     .step = showing.step_name(names, gate.step)};
        one.is_decider_left = has_left_before;
        one.gate = std::move(gate);
        (one.gate.decision ? all.decided : all.waiting).push_back(std::move(one));
    }
}

}

UnitGates gates_of_unit(web::Services& services, web::Visit const& visit, db::Reader& reader,
                        organisations::OrganisationId const& organisation,
                        units::UnitId const& unit, basics::Time since) {
    Showing const showing(services, visit);
    auto const today = basics::day_in_stockholm(services.now());
    auto const chart = units::chart_of(reader, organisation, today);
    auto const names = step_names_of(reader, organisation);
    UnitGates all;
    for (auto const& given : chart.gathered_by(unit)) {
        auto const projects = units::store::given_to(reader, organisation, given, "project", today,
                                                     "", most_projects);
        for (auto const& id : projects) take(all, showing, reader, names, id, since);
    }
    std::ranges::sort(all.waiting, {}, [](UnitGate const& one) { return one.gate.asked.due; });
    std::ranges::sort(all.decided, std::greater{},
                      [](UnitGate const& one) { return one.gate.decision->at; });
    return all;
}

}
