// Letters about benefits: to owner and controller, and to those who stated them.
#pragma once
#include "features/benefits/actions.h"
#include "features/knowledge/knowledge.h"
#include "services/web/services.h"

namespace benefits {

/// Asks the controller about each figure that was sent.
void send_questions(web::Services& services, db::Transaction& tx, Done const& done,
                    knowledge::Brief const& project);
/// Asks the owner for a figure; nothing without a link.
void send_to_owner(web::Services& services, db::Transaction& tx, Benefit const& benefit,
                   std::string const& link, knowledge::Brief const& project);
/// Tells who stated the benefit, or who stands in for them, what the controller answered.
void tell_stater(web::Services& services, db::Transaction& tx, Whole const& whole, int year,
                 knowledge::Brief const& project);

/// "1 250 000 kr", or "12,5 procent".
std::string figure_text(texts::Language language, Benefit const& benefit, std::int64_t hundredths);

}
