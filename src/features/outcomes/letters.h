// Letters about statements: to the line owner, and to those who stated.
#pragma once
#include <string>

#include "features/knowledge/knowledge.h"
#include "features/outcomes/actions.h"
#include "services/web/services.h"

namespace outcomes {

/// Asks the line owner; nothing when there is no link to send.
void send_question(web::Services& services, db::Transaction& tx, Done const& done,
                   knowledge::Brief const& project);

/// Tells who stated it, or who stands in for them, how it stands now: confirmed, denied, ended or
/// lapsed.
void tell_stater(web::Services& services, db::Transaction& tx, Statement const& statement,
                 knowledge::Brief const& project);

}
