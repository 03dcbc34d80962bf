// Where things and roles are on a day: the tree of one organisation, made ready to be asked.
#pragma once
#include <map>
#include <vector>

#include "services/units/unit.h"

namespace units {

/// Where a thing lies on a day. Lives as long as the chart that it is from.
struct Spot {
    organisations::OrganisationId organisation = {};
    Unit const* unit = nullptr;                 ///< Null: the organisation as a whole.
    std::vector<UnitId> const* line = nullptr;  ///< As permissions::Place says; null: empty.
    bool is_closed = false;

    permissions::Place place() const {
        permissions::Place place{.organisation = organisation, .is_closed = is_closed};
        if (line) place.line = *line;
        return place;
    }
};

/// The units of one organisation on a day.
class Chart {
public:
    Chart(organisations::OrganisationId const& organisation, std::vector<Unit> units,
          basics::Date day);

    organisations::OrganisationId const& organisation() const { return organisation_; }
    std::vector<Unit> const& units() const { return units_; }
    basics::Date day() const { return day_; }

    /// Where what was given to the unit lies: with it, or with what took over, or with what was
    /// above it when nobody did, step by step. Empty, or unknown: the organisation as a whole.
    Spot spot(UnitId const& given) const;
    /// What the unit is called on the day, or was last, or will be first; empty when unknown.
    std::string name(UnitId const& unit) const;
    /// All units that give their things to this one on the day, itself among them.
    std::vector<UnitId> gathered_by(UnitId const& unit) const;
    /// The unit in which a role that was given in `given` counts on the day: itself or what took
    /// over. Null when nobody did: the role rests, for it must not grow by itself.
    Unit const* role_place(UnitId const& given) const;
    /// role_place() and those below it on the day, each before those below it.
    std::vector<UnitId> reached_by(UnitId const& given) const;

private:
    organisations::OrganisationId organisation_;
    std::vector<Unit> units_;
    basics::Date day_;
    std::map<UnitId, std::vector<UnitId>> lines_;  ///< By the units that are there on the day.
};

/// A unit to choose, those below others behind lines: "– Badhuset".
struct Choice {
    UnitId id = {};
    std::string text = {};
};
/// All that are there on the chart's day, each before those below it.
std::vector<Choice> choices(Chart const& chart);

/// The same for a single question. Null: the organisation as a whole.
Unit const* place_of(std::vector<Unit> const& units, UnitId const& given, basics::Date day);

}
