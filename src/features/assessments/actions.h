// Telling a part, and sorting the goals. Each in a transaction that the caller commits.
#pragma once
#include <array>
#include <string>

#include "features/assessments/store.h"
#include "services/activity/activity.h"
#include "services/web/access.h"

namespace assessments {

/// Who does it, and when.
struct Hand {
    activity::Log& log;
    basics::Time now = {};
    members::MemberId member = {};
    organisations::OrganisationId organisation = {};
};

/// The project under which what is told is kept: itself, or one that became part of it and had an
/// assessment when it did.
std::string home_of(db::Reader& reader, web::Access const& project);

enum class Outcome {
    told,
    same,       ///< It said so already: nothing was added.
    overtaken,  ///< Somebody told another version meanwhile: nothing was added.
};

/// Tells a part in the place of the version that was seen (0: none).
Outcome tell(db::Transaction& tx, Hand const& hand, std::string const& home, PartId const& part,
             Told told, std::int64_t seen);

/// The relevance of each goal, first goal first; nothing: not said.
using Relevances = std::array<std::optional<Relevance>, goal_count>;
Relevances relevances_of(Assessment const& assessment);
/// One letter a goal, and how often goals were told, for forms to carry what they were made from:
/// "cr-nu…5". A goal told anew meanwhile is another form.
std::string marks_of(Assessment const& assessment);

/// Sets the relevance of every goal at once; what was `seen` are the marks of the form. A goal that
/// no longer concerns the project keeps its knowledge gap alone. What is not said stays as it is.
Outcome sort(db::Transaction& tx, Hand const& hand, std::string const& home,
             Relevances const& chosen, std::string_view seen);

}
