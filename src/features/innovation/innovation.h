// The innovation process: seven steps, decisions between them, and the funnel made of both.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/innovation/gate.h"
#include "platform/json/value.h"
#include "services/chapters/chapter.h"
#include "services/lifetimes/rule.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace innovation {

web::Feature feature(web::Services& services);

/// What documents about a project tell of this (services/chapters).
std::vector<chapters::Chapter> chapters_of(web::Services& services,
                                           chapters::Reading const& reading);

/// A decision about a unit's project, as the one who visits may read it: for a board's page.
struct UnitGate {
    std::string project = {}, title = {};
    std::string path = {};  ///< The gate's page, without the language.
    std::string step = {};  ///< What the organisation calls it.
    Gate gate = {};         ///< An internal reason only for those who work with the project.
    bool is_decider_left = false;
};
struct UnitGates {
    std::vector<UnitGate> waiting = {};  ///< The first due first.
    std::vector<UnitGate> decided = {};  ///< The last one first; not before `since`.
};
/// Of the projects that the unit, and those whose things it took over, have on the day.
UnitGates gates_of_unit(web::Services& services, web::Visit const& visit, db::Reader& reader,
                        organisations::OrganisationId const& organisation,
                        units::UnitId const& unit, basics::Time since);

/// What a member did with processes, and what they were asked to decide, by section, for
/// themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);
/// Whoever leaves is nobody's decider by name or address any more.
void forget_member(db::Transaction& tx, members::MemberId const& member, std::string_view address);

lifetimes::Rules lifetime_rules();
/// What is kept beside a project that is being weeded goes with it.
void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id);

/// A process of the demo world, by the same actions as people's: {"project" (its id), "template",
/// "step", "days_ago", "owner_name", "owner_role", "owner_unit", "delivered": [{"name",
/// "evidence"}], "gates": [{"decider_name", …, "outcome" (or none yet), …}]}. Nothing happens when
/// the project has one.
void add_demo_process(web::Services& services, json::Value const& told,
                      members::MemberId const& by);

}
