// Check, store and record.
#include "services/promises/promises.h"

#include "services/promises/store.h"

namespace promises {

namespace {

void record(db::Transaction& tx, units::Hand const& hand,
            organisations::OrganisationId const& organisation, std::string_view action,
            json::Object details) {
    activity::Subject subject{"organisation", organisation.string()};
    if (organisation.empty()) subject = {"promises", "national"};
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "promises." + std::string(action),
                         .subject = std::move(subject),
                         .organisation = organisation,
                         .details = std::move(details)});
}

/// What changes nothing is not recorded.
void put(db::Transaction& tx, units::Hand const& hand,
         organisations::OrganisationId const& organisation, units::UnitId const& unit,
         Promise const& promise) {
    auto const before = store::of(tx, organisation);
    auto const known = before.find(unit);
    if (known != before.end() && known->second == promise) return;
    store::put(tx, organisation, unit, promise, hand.now);
    record(tx, hand, organisation, "set",
           {{"unit", unit.text()},
            {"who", promise.who},
            {"days", promise.days},
            {"counting", name(promise.counting)}});
}

}

ByUnit of_organisation(db::Reader& reader, organisations::OrganisationId const& organisation) {
    return store::of(reader, organisation);
}

Promise national(db::Reader& reader) {
    auto const stated = store::of(reader, organisations::OrganisationId());
    return stated.empty() ? national_default() : stated.begin()->second;
}

basics::Problems set(db::Transaction& tx, units::Hand const& hand, units::Chart const& chart,
                     Draft const& draft) {
    auto const promise = checked(draft);
    auto problems = promise ? basics::Problems() : promise.error();
    auto const unit = units::UnitId::parse(draft.unit);
    auto const* place = unit ? chart.role_place(*unit) : nullptr;
    if (!draft.unit.empty() && (!place || place->id != *unit))
        problems.insert(problems.begin(), {"unit", "units.thing_gone"});
    if (problems.empty())
        put(tx, hand, chart.organisation(), unit.value_or(units::UnitId()), *promise);
    return problems;
}

bool take_away(db::Transaction& tx, units::Hand const& hand,
               organisations::OrganisationId const& organisation, units::UnitId const& unit) {
    if (!store::take_away(tx, organisation, unit)) return false;
    record(tx, hand, organisation, "taken_away", {{"unit", unit.text()}});
    return true;
}

basics::Problems set_national(db::Transaction& tx, units::Hand const& hand, Draft const& draft) {
    auto const promise = checked(draft, false);
    if (!promise) return promise.error();
    put(tx, hand, {}, {}, *promise);
    return {};
}

}
