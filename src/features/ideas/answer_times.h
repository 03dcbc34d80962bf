// By when somebody who told something gets an answer, for the pages and programs of needs.
#pragma once
#include "features/ideas/placing.h"
#include "services/promises/clock.h"
#include "services/promises/showing.h"

namespace ideas {

/// The clock that runs or ran for it; nothing for what came before promises were given.
std::optional<promises::Clock> clock_of(db::Reader& reader, Need const& need);

/// What is promised, or was: promise_lines[] as promises::lines_view.
web::View promise_view(Showing const& showing, db::Reader& reader, Need const& need);
/// What would be promised if it were sent now to the unit (an id, or empty).
web::View promise_view(Showing const& showing, db::Reader& reader,
                       organisations::OrganisationId const& organisation, std::string_view unit);

/// null, or as promises::as_json.
json::Value promise_json(std::optional<promises::Clock> const& clock, basics::Time now);

/// "Svar är utlovat senast den 3 mars 2027." while the clock runs; otherwise empty.
std::string promise_sentence(web::Services& services, db::Reader& reader, Need const& need,
                             texts::Language language);

}
