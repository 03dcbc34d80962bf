// How far into organisations a request reaches in the database.
#pragma once
#include <functional>

#include "platform/http/response.h"
#include "services/permissions/permissions.h"

namespace web {

/// What `answer` gives, reading and writing within the organisations in which the viewer holds a
/// role; everywhere for who leads the whole. So does the rest of a streamed reply. What of it the
/// viewer may see is asked for each thing (services/permissions): this is the wall behind
/// (platform/db/reach.h).
http::Response within_reach_of(permissions::Viewer const& viewer,
                               std::function<http::Response()> const& answer);

}
