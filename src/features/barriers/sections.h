// What a barrier's page tells, section by section: each has a line in the table of sections.cpp and
// stands under its name in templates/barrier.mustache. What becomes of a barrier adds its own.
#pragma once
#include <optional>
#include <span>

#include "features/barriers/show.h"
#include "platform/json/value.h"

namespace barriers {

/// Nothing when there is nothing to tell: the name is then false in the template. The barrier is
/// one that stands by itself, and the one who visits may read it.
struct PageSection {
    char const* name;
    std::optional<web::View> (*show)(Showing const&, db::Reader&, Barrier const&);
};
std::span<PageSection const> page_sections();

/// The same for programs: members of the barrier as the API gives it.
struct DataSection {
    char const* name;
    json::Value (*tell)(Showing const&, db::Reader&, Barrier const&);
};
std::span<DataSection const> data_sections();

/// For facts_list beside the story.
std::vector<web::View> fact_views(Showing const& showing, db::Reader& reader,
                                  Barrier const& barrier);

}
