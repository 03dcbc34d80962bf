// Which part of the record somebody asks for, as it stands in an address.
#pragma once
#include <string>

#include "platform/basics/problems.h"
#include "platform/http/request.h"
#include "services/activity/selection.h"

namespace record {

/// What was asked for. Dates are days in Sweden and Norway, both included; one that cannot be read
/// is a problem of its field and does not narrow.
struct Asked {
    activity::Selection selection = {};
    std::string from = {}, until = {};  ///< As they were written.
    std::int64_t before = 0;            ///< Entries older than this one; 0: from the newest.
    basics::Problems problems = {};
};

/// Reads organisation, kind, who, from, until and before. An organisation, member or place in the
/// log that cannot be is as if it were not asked for; what the viewer may see is not decided here.
Asked asked(http::Fields const& given);

/// The first moment of the day in Stockholm, and the first one after it.
basics::Time beginning_of(basics::Date day);
basics::Time end_of(basics::Date day);

}
