// What belongs to which unit: subjects of any kind, each with the days from which a unit has had
// it.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "services/activity/activity.h"
#include "services/units/actions.h"
#include "services/units/chart.h"

namespace units {

/// From a day on the thing belongs to the unit; empty: to the organisation as a whole.
struct Stay {
    basics::Date from = {};
    UnitId unit = {};
    friend bool operator==(Stay const&, Stay const&) = default;
};

/// The unit that the thing was given to on that day; empty before the first stay.
UnitId given_on(std::vector<Stay> const& stays, basics::Date day);

namespace store {
/// By their days.
std::vector<Stay> stays(db::Reader& reader, organisations::OrganisationId const& organisation,
                        activity::Subject const& subject);
/// Takes the place of a stay from the same day.
void put_stay(db::Transaction& tx, organisations::OrganisationId const& organisation,
              activity::Subject const& subject, Stay const& stay);
/// Subjects of the kind that are given to the unit on that day, in the order of their ids after
/// `after`, at most `limit`.
std::vector<std::string> given_to(db::Reader& reader,
                                  organisations::OrganisationId const& organisation,
                                  UnitId const& unit, std::string_view kind, basics::Date day,
                                  std::string_view after, std::size_t limit);
}

/// The chart of an organisation on a day.
Chart chart_of(db::Reader& reader, organisations::OrganisationId const& organisation,
               basics::Date day);

/// Where things lie, for one page: each organisation is read once. Lives as long as the reader.
class Where {
public:
    Where(db::Reader& reader, basics::Date day) : reader_(reader), day_(day) {}

    Chart const& chart(organisations::OrganisationId const& organisation);
    Spot spot(organisations::OrganisationId const& organisation, activity::Subject const& subject);

private:
    db::Reader& reader_;
    basics::Date day_;
    std::map<organisations::OrganisationId, Chart> charts_;
};

/// Whether the viewer holds the permission over the subject, where it lies. Reads nothing when that
/// is plain without. The empty organisation answers for nothing: false.
bool may(permissions::Viewer const& viewer, permissions::Permission permission, Where& where,
         organisations::OrganisationId const& organisation, activity::Subject const& subject);

/// The unit that gets what the viewer writes in the organisation: the one that is wanted, or for
/// somebody whose role does not reach it, the one in which the role counts. Empty: the organisation
/// as a whole. Nothing when the viewer may write nowhere there.
std::optional<std::string> writing_unit(permissions::Viewer const& viewer, Chart const& chart,
                                        std::string_view wanted);

/// Gives the thing to a unit that is there today, or to the organisation as a whole (empty), from
/// today on. Field "unit". Nothing is recorded when it is there already.
basics::Problems give(db::Transaction& tx, Hand const& hand,
                      organisations::OrganisationId const& organisation,
                      activity::Subject const& subject, std::string_view unit);

}
