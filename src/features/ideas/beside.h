// What the API and exports say of a need beside its own words: asked of the database for one need,
// or for a part of an export at once.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "features/ideas/arguments/arguments.h"
#include "features/ideas/asked/store.h"
#include "features/ideas/coauthors/coauthors.h"
#include "services/promises/clock.h"
#include "services/units/chart.h"

namespace ideas {

struct Beside {
    std::vector<Event> history = {};
    units::UnitId unit = {};  ///< Who has it today; empty: the organisation as a whole.
    std::string unit_name = {};
    std::optional<promises::Clock> clock = {};
    std::vector<arguments::Argument> arguments = {};  ///< Of an idea: those everybody may read.
    std::optional<asked::Answered> answered = {};     ///< To a call.
    std::vector<coauthors::Coauthor> coauthors = {};
};

Beside beside(web::Services& services, db::Reader& reader, Need const& need);

/// The same of each, in their order, with as many questions as there are organisations among them:
/// all of one kind, in the order of their ids. What lies between their ids is read too: for parts
/// of everything, not for a few chosen ones.
std::vector<Beside> beside(web::Services& services, db::Reader& reader,
                           std::vector<Need> const& part);

}
