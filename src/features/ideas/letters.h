// The sender is told by letter that there is an answer.
#pragma once
#include "features/ideas/need.h"
#include "services/web/services.h"

namespace ideas {

/// Writes to whoever told the need, if an address is known, in the transaction of the answer.
/// Somebody without an account gets a link of their own; its code opens the need like the one they
/// kept.
void tell_answer(web::Services& services, db::Transaction& tx, Need const& need,
                 Answer const& answer);

}
