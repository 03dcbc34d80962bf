// The tree of one organisation is small: it is read whole, and what changes is written.
#include "services/units/actions.h"

#include <algorithm>

#include "services/units/store.h"

namespace units {

namespace {

void record(db::Transaction& tx, Hand const& hand, Unit const& unit, std::string action,
            json::Object details) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = std::move(action),
                         .subject = {"unit", unit.id.string()},
                         .organisation = unit.organisation,
                         .details = std::move(details)});
}

json::Object written(Span const& span) {
    return {{"from", basics::iso(span.from)},
            {"name", span.name},
            {"kind", name(span.kind)},
            {"parent", span.parent.text()},
            {"closed", span.is_closed}};
}

}

std::expected<UnitId, basics::Problems> add(db::Transaction& tx, Hand const& hand,
                                            organisations::OrganisationId const& organisation,
                                            Draft const& draft) {
    auto const all = store::of_organisation(tx, organisation);
    auto const span = checked(all, nullptr, draft);
    if (!span) return std::unexpected(span.error());
    Unit const made{.id = UnitId::make(), .organisation = organisation, .spans = {*span}};
    store::add(tx, made);
    record(tx, hand, made, "units.added", written(*span));
    return made.id;
}

std::optional<basics::Problems> change(db::Transaction& tx, Hand const& hand,
                                       organisations::OrganisationId const& organisation,
                                       UnitId const& id, Draft const& draft) {
    auto const all = store::of_organisation(tx, organisation);
    auto const unit = std::ranges::find(all, id, &Unit::id);
    if (unit == all.end()) return std::nullopt;
    auto const span = checked(all, &*unit, draft);
    if (!span) return span.error();
    store::update(tx, with_span(*unit, *span));
    record(tx, hand, *unit, "units.changed", written(*span));
    return basics::Problems{};
}

std::optional<basics::Problems> end(db::Transaction& tx, Hand const& hand,
                                    organisations::OrganisationId const& organisation,
                                    UnitId const& id, EndDraft const& draft) {
    auto const all = store::of_organisation(tx, organisation);
    auto const unit = std::ranges::find(all, id, &Unit::id);
    if (unit == all.end()) return std::nullopt;
    auto const checked_end = checked(all, *unit, draft);
    if (!checked_end) return checked_end.error();
    for (auto const& moved : moved_by_end(all, *unit, *checked_end)) {
        store::update(tx, moved);
        record(tx, hand, moved, "units.moved",
               {{"from", basics::iso(checked_end->until)}, {"after", unit->id.text()}});
    }
    auto ended = *unit;
    ended.until = checked_end->until;
    ended.became = checked_end->became;
    store::update(tx, ended);
    record(tx, hand, ended, "units.ended",
           {{"until", basics::iso(ended.until.value())}, {"became", ended.became.text()}});
    return basics::Problems{};
}

}
