// Open invitations as rows. Links come as hashes.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "services/members/invitation.h"

namespace members::store {

void add_invitation(db::Transaction& tx, Invitation const& invitation, std::string_view hash,
                    std::string_view email_key);
/// Also one that is too old.
std::optional<Invitation> find_invitation(db::Reader& reader, std::string_view hash);
/// Oldest first, also those that are too old.
std::vector<Invitation> invitations_of(db::Reader& reader,
                                       organisations::OrganisationId const& organisation);
/// To this address, also those that are too old.
std::vector<Invitation> invitations_to(db::Reader& reader, std::string_view email_key);
/// False when it is gone already: somebody used or withdrew it meanwhile.
bool remove_invitation(db::Transaction& tx, std::string_view hash);
bool remove_invitation(db::Transaction& tx, organisations::OrganisationId const& organisation,
                       InvitationId const& id);
/// Those to this address for this organisation.
void remove_invitations_to(db::Transaction& tx, organisations::OrganisationId const& organisation,
                           std::string_view email_key);
void remove_invitations_before(db::Transaction& tx, basics::Time expired_before);

}
