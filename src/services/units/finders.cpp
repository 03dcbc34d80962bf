// "organisation:01j…" and "unit:01j…" for those who write, "answers:…" and "answers-unit:…" for
// those who answer.
#include "services/units/finders.h"

#include <algorithm>

namespace units {

namespace {

std::string of_organisation(Finders finders, organisations::OrganisationId const& id) {
    return (finders == Finders::contributors ? "organisation:" : "answers:") + id.string();
}

std::string of_unit(Finders finders, UnitId const& id) {
    return (finders == Finders::contributors ? "unit:" : "answers-unit:") + id.string();
}

void add(std::vector<std::string>& terms, std::string term) {
    if (std::ranges::find(terms, term) == terms.end()) terms.push_back(std::move(term));
}

void add_role(std::vector<std::string>& terms, Finders finders, permissions::Grant const& grant,
              Chart const& chart) {
    if (grant.unit.empty()) return add(terms, of_organisation(finders, grant.organisation));
    auto const reached = chart.reached_by(grant.unit);
    for (auto const& given : chart.units()) {
        auto const* place = place_of(chart.units(), given.id, chart.day());
        if (place && std::ranges::find(reached, place->id) != reached.end())
            add(terms, of_unit(finders, given.id));
    }
}

}

std::vector<std::string> found_by(Finders finders,
                                  organisations::OrganisationId const& organisation,
                                  UnitId const& given) {
    if (organisation.empty()) return {leaders};
    std::vector<std::string> terms{of_organisation(finders, organisation)};
    if (!given.empty()) terms.push_back(of_unit(finders, given));
    return terms;
}

void add_finding(std::vector<std::string>& terms, permissions::Viewer const& viewer,
                 Chart const& chart) {
    for (auto const& grant : viewer.grants) {
        if (grant.organisation != chart.organisation()) continue;
        using enum permissions::Role;
        if (grant.role == contributor || grant.role == coordinator)
            add_role(terms, Finders::contributors, grant, chart);
        if (grant.role == coordinator) add_role(terms, Finders::coordinators, grant, chart);
    }
}

}
