// A decision carried out: the text is hidden or shown, the decision is written down, and those whom
// it concerns are told, in one transaction.
#pragma once
#include "services/moderation/show.h"

namespace moderation {

/// A checked ruling by somebody who may decide.
Matter carry_out(Showing const& showing, db::Transaction& tx, Matter const& matter,
                 Ruling const& ruling);

}
