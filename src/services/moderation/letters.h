// What those who reported and whoever wrote the text are told by letter.
#pragma once
#include "services/moderation/show.h"

namespace moderation {

/// To the one who reported and left an address: it has come, and how to follow it.
void tell_received(web::Services& services, db::Transaction& tx, Taken const& taken);

/// To those whose turn it is to decide: something urgent was reported. Without its words: letters
/// lie about.
void tell_deciders(web::Services& services, db::Transaction& tx, Matter const& matter);

/// To whoever wrote a text that nobody reported: it is hidden, with the statement of reasons.
void tell_hidden_unasked(web::Services& services, db::Transaction& tx, Matter const& matter,
                         Ruling const& ruling);

/// After a decision: to all who reported what was decided, and to whoever wrote the text a
/// statement of reasons when it is hidden, stays hidden or is shown again. `before` is what stood
/// until now.
void tell_decided(web::Services& services, db::Transaction& tx, Matter const& matter,
                  Outcome before, Ruling const& ruling);

}
