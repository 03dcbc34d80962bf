// What all who took part are told of a call.
#pragma once
#include "features/calls/call.h"
#include "services/web/services.h"

namespace calls {

/// That it is decided, with the result; that it goes on for longer.
void tell_decided(web::Services& services, db::Transaction& tx, Call const& call);
void tell_extended(web::Services& services, db::Transaction& tx, Call const& call);

}
