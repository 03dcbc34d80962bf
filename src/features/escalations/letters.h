// Letters: to the registry of who is asked, and to those who asked.
#pragma once
#include <string>

#include "features/escalations/actions.h"
#include "services/web/services.h"

namespace escalations {

/// The way to the desk; nothing when there is no link to send.
void send_desk(web::Services& services, db::Transaction& tx, Known const& barrier,
               Sent const& sent);

/// Tells who sent the escalation, or who stands in for them, that the addressee wrote on the desk.
void tell_sender(web::Services& services, db::Transaction& tx, Known const& barrier,
                 Escalation const& one, std::string const& who, Said said);

/// Tells the addressee that those who asked have written; the way to the desk is a new one.
void send_words(web::Services& services, db::Transaction& tx, Known const& barrier,
                Sent const& sent, std::string const& words);

}
