// How search sees a project.
#pragma once
#include <cstdint>
#include <optional>

#include "features/knowledge/store.h"
#include "services/organisations/directory.h"
#include "services/search/document.h"
#include "services/web/services.h"

namespace knowledge {

/// Nothing for a project that was merged into another. Hidden ones are found by their
/// organisation's people and by those whose role reaches the unit that it was given to (empty:
/// none); by process leaders when no organisation answers for them.
std::optional<search::Document> found_as(Project const& project,
                                         organisations::Directory const& directory,
                                         basics::Date today, units::UnitId const& given = {});

/// How many quarters of what readers look for in a project are told: what it is, how it was done,
/// what came of it, from when, until when, who takes part, what it cost, what it is for. 0–4.
std::uint8_t completeness_of(Content const& content);

/// The terms by which a viewer finds what they may see: "everyone", their organisations, the units
/// whose things a role of theirs reaches today, "leaders".
std::vector<std::string> viewer_terms(web::Services& services, permissions::Viewer const& viewer);

/// The years of a period that are counted: from the first to the last known, at most 30.
std::vector<std::string> years_of(Content const& content);

}
