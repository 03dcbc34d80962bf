// A weighing is made of what a form or a program sent.
#pragma once
#include <expected>

#include "features/ideas/weighing/seen.h"

namespace ideas::weighing {

/// Makes it and asks everybody, or finds the one that the same hand sent a little while ago; or
/// every mistake. Whether the viewer coordinates the organisation is the caller's to check.
std::expected<WeighingId, basics::Problems> make_once(
    Showing const& showing, db::Transaction& tx, Draft const& draft,
    organisations::OrganisationId const& organisation);

}
