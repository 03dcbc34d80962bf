// Counted by the indexes of states.
#include <algorithm>

#include "features/knowledge/knowledge.h"
#include "services/units/things.h"

namespace knowledge {

std::int64_t cases_in_review(db::Reader& reader, permissions::Viewer const& viewer,
                             organisations::OrganisationId const& organisation,
                             basics::Date today) {
    constexpr auto coordinate = permissions::Permission::coordinate;
    if (permissions::may(viewer, coordinate, organisation))
        return reader.number(
            "SELECT count(*) FROM cases WHERE organisation = $1 AND state = 'in_review'",
            {organisation});
    if (!permissions::may_in_part(viewer, coordinate, organisation)) return 0;
    auto const waiting =
        reader.all("SELECT id FROM cases WHERE organisation = $1 AND state = 'in_review'",
                   {organisation}, [](db::Row const& row) { return row.text(0); });
    units::Where where(reader, today);
    return std::ranges::count_if(waiting, [&](std::string const& id) {
        return units::may(viewer, coordinate, where, organisation, {"case", id});
    });
}

std::int64_t open_duplicates(db::Reader& reader) {
    return reader.number("SELECT count(*) FROM duplicate_pairs WHERE state = 'open'");
}

}
