// Letters about questions: to those who are asked, and to those who want to know.
#pragma once
#include <string>
#include <string_view>

#include "features/questions/actions.h"
#include "features/questions/people.h"

namespace questions {

/// What the links of letters are for.
inline constexpr std::string_view link_purpose = "question_answer";

/// "svar+SECRET@samverk.example", or empty when replies by mail are not taken in here.
std::string reply_address(web::Services const& services, std::string_view secret);
/// The secrets in addresses of that shape among these, in their order.
std::vector<std::string> reply_secrets(web::Services const& services,
                                       std::vector<std::string> const& addresses);

/// Tells the organisations that are asked, as each wants it; what is not told now waits for the
/// next round.
void tell_asked(web::Services& services, db::Transaction& tx, Question const& question,
                std::vector<OrganisationId> const& organisations);
/// What waited for the organisation, in one letter, or a letter with its own link when it is one.
void tell_waiting(web::Services& services, db::Transaction& tx, OrganisationId const& organisation,
                  std::vector<Question> const& waiting);

/// Tells who asked that there is an answer, a reply to decide about, or interest.
void tell_asker(web::Services& services, db::Transaction& tx, Question const& question,
                std::string_view what, OrganisationId const& by, members::MemberId const& not_to);
/// Tells those who answered, or showed interest, that it is closed and what came of it; and who
/// asked, when somebody else closed it.
void tell_closed(web::Services& services, db::Transaction& tx, Question const& question,
                 members::MemberId const& closed_by);

}
