// Giving things to units, and asking where they are.
#include "services/units/things.h"

#include <algorithm>

#include "services/units/store.h"

namespace units {

UnitId given_on(std::vector<Stay> const& stays, basics::Date day) {
    UnitId unit;
    for (auto const& stay : stays)
        if (stay.from <= day) unit = stay.unit;
    return unit;
}

Chart chart_of(db::Reader& reader, organisations::OrganisationId const& organisation,
               basics::Date day) {
    return {organisation, store::of_organisation(reader, organisation), day};
}

Chart const& Where::chart(organisations::OrganisationId const& organisation) {
    auto const known = charts_.find(organisation);
    if (known != charts_.end()) return known->second;
    return charts_.emplace(organisation, chart_of(reader_, organisation, day_)).first->second;
}

Spot Where::spot(organisations::OrganisationId const& organisation,
                 activity::Subject const& subject) {
    auto const& here = chart(organisation);
    if (here.units().empty()) return {.organisation = organisation};
    return here.spot(given_on(store::stays(reader_, organisation, subject), day_));
}

bool may(permissions::Viewer const& viewer, permissions::Permission permission, Where& where,
         organisations::OrganisationId const& organisation, activity::Subject const& subject) {
    if (organisation.empty() || !viewer.signed_in()) return false;
    // A role in the whole organisation reaches everything there, whatever unit has it.
    bool const is_plain =
        permissions::may_at(viewer, permission, {.organisation = organisation, .is_closed = true});
    if (is_plain) return true;
    if (!permissions::may_in_part(viewer, permission, organisation)) return false;
    return permissions::may_at(viewer, permission, where.spot(organisation, subject).place());
}

std::optional<std::string> writing_unit(permissions::Viewer const& viewer, Chart const& chart,
                                        std::string_view wanted) {
    constexpr auto contribute = permissions::Permission::contribute;
    if (permissions::may(viewer, contribute, chart.organisation())) return std::string(wanted);
    if (auto const id = UnitId::parse(wanted))
        if (permissions::may_at(viewer, contribute, chart.spot(*id).place()))
            return std::string(wanted);
    for (auto const& grant : viewer.grants)
        if (grant.organisation == chart.organisation())
            if (auto const* place = chart.role_place(grant.unit)) return place->id.string();
    return std::nullopt;
}

basics::Problems give(db::Transaction& tx, Hand const& hand,
                      organisations::OrganisationId const& organisation,
                      activity::Subject const& subject, std::string_view unit) {
    auto const day = basics::day_in_stockholm(hand.now);
    Stay stay{.from = day};
    if (!unit.empty()) {
        auto const id = UnitId::parse(unit);
        auto const all = store::of_organisation(tx, organisation);
        auto const found = id ? std::ranges::find(all, *id, &Unit::id) : all.end();
        if (found == all.end() || !span_on(*found, day)) return {{"unit", "units.thing_gone"}};
        stay.unit = *id;
    }
    auto const before = given_on(store::stays(tx, organisation, subject), day);
    if (before == stay.unit) return {};
    store::put_stay(tx, organisation, subject, stay);
    hand.log.record(
        tx, {.at = hand.now,
             .actor = hand.member,
             .action = "units.given",
             .subject = subject,
             .organisation = organisation,
             .details = json::Object{{"unit", stay.unit.text()}, {"before", before.text()}}});
    return {};
}

}
