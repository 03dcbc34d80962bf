// Letters of questions to senders, each in the transaction of what it tells.
#pragma once
#include "features/ideas/asking_back/asking.h"
#include "services/web/services.h"

namespace ideas::asking_back {

/// Whether a letter reaches whoever told it.
bool is_reached(web::Services& services, db::Reader& reader, Need const& need);

/// The question with a link that answers it once, or the reminder of it.
void send_question(web::Services& services, db::Transaction& tx, Need const& need,
                   Question const& question, bool is_reminder);
/// To the one who asked, or who stands in for them: it is answered, or its time is over.
void tell_asker(web::Services& services, db::Transaction& tx, Need const& need,
                Question const& question);

}
