// An invitation to a role in an organisation, as a letter carries it.
#pragma once
#include <string>

#include "services/members/member.h"

namespace members {

using InvitationId = basics::Id<struct InvitationTag>;

/// One that is open: neither accepted, nor withdrawn, nor too old, and from somebody who still
/// answers for the organisation.
struct Invitation {
    InvitationId id = {};
    permissions::Grant grant = {};
    std::string email = {};
    MemberId invited_by = {};
    basics::Time created_at = {}, expires_at = {};
    bool has_account = false;  ///< The address. For the one who holds the letter only.
};

/// What the one who invites says.
struct NewInvitation {
    std::string email;
    permissions::Grant grant;
    std::string organisation_name;                   ///< As the letter says it.
    texts::Language language = texts::Language::sv;  ///< Of the letter, for who has no account.
    std::string site =
        {};  ///< Of the organisation's own, that the link leads to; empty: it has none.
};

/// At most so many are open at once in an organisation.
inline constexpr std::size_t most_invitations = 50;

}
