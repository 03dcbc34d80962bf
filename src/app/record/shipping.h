// The record leaves the machine: each entry, in order, to the local syslog, which sends it on.
#pragma once
#include <memory>

#include "services/web/services.h"

namespace record {

/// Hands every entry to the socket that the operator's settings name ([record] syslog) until what
/// it gives falls; null when none is named. How far it came is in the database: after a crash an
/// entry can come twice, and none is left out; the sequence tells them apart. While nobody listens
/// it waits and says so in the operator's log once. Of several nodes one does it.
std::shared_ptr<void> begin_shipping(web::Services& services);

}
