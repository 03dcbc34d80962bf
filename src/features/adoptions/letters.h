// Letters about adoptions: to those who told of one, and to those whose solution it is.
#pragma once
#include <string>
#include <vector>

#include "features/adoptions/actions.h"
#include "features/knowledge/knowledge.h"
#include "services/letter_links/letter_links.h"
#include "services/members/members.h"
#include "services/web/services.h"

namespace adoptions {

/// What it is of, whoever may see it; nothing for what is gone.
std::optional<knowledge::Brief> brief_of(db::Reader& reader, activity::Subject const& subject);

/// Whom a question about the adoption goes to: who told last, or who stands in for them. Nothing
/// when no letter reaches them.
std::optional<members::Member> asked_member(web::Services& services, Adoption const& adoption);

void send_question(web::Services& services, db::Transaction& tx, Asked const& asked,
                   members::Member const& to, knowledge::Brief const& subject);

/// One letter to each who answers for the organisation, with all that others have said of what is
/// its. False when there is nobody to tell.
struct News {
    Adoption adoption = {};
    knowledge::Brief subject = {};
};
bool send_digest(web::Services& services, db::Transaction& tx,
                 organisations::OrganisationId const& origin, std::vector<News> const& news);

}
