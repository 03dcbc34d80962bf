// Asked of services/units, with a reader of its own: inside a change it sees what was before.
#include "features/knowledge/reach.h"

#include "platform/basics/text.h"
#include "services/organisations/shelf.h"
#include "services/units/things.h"

namespace knowledge {

namespace {

basics::Date today(web::Services& services) { return basics::day_in_stockholm(services.now()); }

}

bool may_over(web::Services& services, permissions::Viewer const& viewer,
              permissions::Permission permission, organisations::OrganisationId const& organisation,
              activity::Subject const& subject) {
    if (organisation.empty()) return permissions::may(viewer, permissions::Permission::lead);
    if (!permissions::may_in_part(viewer, permission, organisation)) return false;
    auto reader = services.database.read();
    units::Where where(reader, today(services));
    return units::may(viewer, permission, where, organisation, subject);
}

std::string unit_for_new(web::Services& services, permissions::Viewer const& viewer,
                         organisations::OrganisationId const& organisation) {
    auto reader = services.database.read();
    auto const unit =
        units::writing_unit(viewer, units::chart_of(reader, organisation, today(services)), "");
    if (!unit) throw http::Forbidden();
    return *unit;
}

void give_new(web::Services& services, db::Transaction& tx, web::Visit const& visit,
              organisations::OrganisationId const& organisation, activity::Subject const& subject,
              std::string const& unit) {
    auto const problems = units::give(tx, {services.activity, services.now(), visit.viewer.member},
                                      organisation, subject, unit);
    // It was there a moment ago; whoever is left without it may not write here.
    if (!problems.empty()) throw http::Forbidden();
}

std::optional<UnitShown> unit_of(web::Services& services,
                                 organisations::OrganisationId const& organisation,
                                 activity::Subject const& subject) {
    if (organisation.empty()) return std::nullopt;
    auto reader = services.database.read();
    units::Where where(reader, today(services));
    auto const spot = where.spot(organisation, subject);
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(organisation);
    if (!spot.unit || !one) return std::nullopt;
    return UnitShown{where.chart(organisation).name(spot.unit->id),
                     "/organisations/" + one->id.string() + "/" + basics::slug(one->name) +
                         "/units/" + spot.unit->id.string()};
}

bool may_place(web::Services& services, permissions::Viewer const& viewer,
               organisations::OrganisationId const& organisation,
               activity::Subject const& subject) {
    if (organisation.empty() ||
        !may_over(services, viewer, permissions::Permission::coordinate, organisation, subject))
        return false;
    auto reader = services.database.read();
    return !units::chart_of(reader, organisation, today(services)).units().empty();
}

std::string place_path(activity::Subject const& subject) {
    return "/place/" + subject.kind + "/" + subject.id;
}

}
