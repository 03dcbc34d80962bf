// Who is asked, and to whom in an organisation the letter goes.
#pragma once
#include <string>
#include <vector>

#include "features/questions/store.h"
#include "services/web/services.h"

namespace questions {

/// The organisations that a question goes to, without the one that asks: for a municipality those
/// most like it, for a company those of its kind; everybody who coordinates here; or a network. In
/// the order of their ids, at most `most_asked`.
std::vector<OrganisationId> audience_of(web::Services& services, db::Reader& reader,
                                        Asking const& asking);

struct Addressee {
    std::string email = {};
    members::MemberId member = {};  ///< Empty for a function mailbox.
    texts::Language language = texts::Language::sv;
};
/// The organisation's mailbox, otherwise its coordinators or who stands in for them. Empty when
/// nobody is there: then the question waits on its page alone.
std::vector<Addressee> addressees_of(web::Services& services, db::Reader& reader,
                                     OrganisationId const& organisation);

/// Networks that the viewer may ask: those that one of their organisations is part of or keeps.
std::vector<Network> networks_of(db::Reader& reader, permissions::Viewer const& viewer);
bool may_ask(permissions::Viewer const& viewer, Network const& network);

}
