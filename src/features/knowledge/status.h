// What follows from a project's dates, shown beside what its source says.
#pragma once
#include <optional>

#include "features/knowledge/project.h"

namespace knowledge {

/// planned before the first possible day, completed after the last possible day, ongoing between;
/// nothing when the dates do not tell.
std::optional<Status> status_by_dates(std::optional<basics::Date> start,
                                      std::optional<basics::Date> end, basics::Date today);

/// The status that filters count by: terminated if the source says so; else what the dates tell;
/// else the source's.
std::optional<Status> effective_status(Content const& content, basics::Date today);

/// The source says one thing and the dates another: "avslutat enligt slutdatum; källan säger
/// pågående".
bool source_disagrees(Content const& content, basics::Date today);

}
