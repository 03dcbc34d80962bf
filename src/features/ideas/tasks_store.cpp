// Counted by the index of each organisation's needs.
#include <algorithm>

#include "features/ideas/ideas.h"
#include "services/units/things.h"

namespace ideas {

std::int64_t unanswered_needs(db::Reader& reader, permissions::Viewer const& viewer,
                              organisations::OrganisationId const& organisation,
                              basics::Date today) {
    constexpr auto coordinate = permissions::Permission::coordinate;
    if (permissions::may(viewer, coordinate, organisation))
        return reader.number(
            "SELECT count(*) FROM needs WHERE organisation = $1 AND state = 'received'"
            " AND visibility IN ('waiting', 'public')",
            {organisation});
    if (!permissions::may_in_part(viewer, coordinate, organisation)) return 0;
    auto const waiting = reader.all(
        "SELECT kind, id FROM needs WHERE organisation = $1 AND state = 'received'"
        " AND visibility IN ('waiting', 'public')",
        {organisation},
        [](db::Row const& row) { return activity::Subject{row.text(0), row.text(1)}; });
    units::Where where(reader, today);
    return std::ranges::count_if(waiting, [&](activity::Subject const& subject) {
        return units::may(viewer, coordinate, where, organisation, subject);
    });
}

}
