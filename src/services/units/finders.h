// Who finds by search what not everybody sees: terms of the index, which does not hear when a unit
// is closed or takes over from another. It knows to which unit a thing was given, and who asks
// brings along what their roles reach today.
#pragma once
#include <string>
#include <vector>

#include "services/units/chart.h"

namespace units {

/// Whose roles a thing is found by: all that write for the organisation or the unit, or only those
/// that answer for it.
enum class Finders : std::uint8_t { contributors, coordinators };

/// The terms of a thing that is given to the unit (empty: to the organisation as a whole). Who
/// leads the whole finds it only where no organisation answers: secrecy may hold in a unit.
std::vector<std::string> found_by(Finders finders,
                                  organisations::OrganisationId const& organisation,
                                  UnitId const& given);

/// The terms that the viewer's roles in the chart's organisation bring along.
void add_finding(std::vector<std::string>& terms, permissions::Viewer const& viewer,
                 Chart const& chart);

/// Found where no organisation answers, by who leads the whole.
inline constexpr char const* leaders = "leaders";

}
