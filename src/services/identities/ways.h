// What others may know of providers and ways in: for the page to sign in, one's own page, and
// leaving.
#pragma once
#include <optional>
#include <vector>

#include "platform/db/database.h"
#include "platform/json/value.h"
#include "services/identities/provider.h"

namespace identities {

/// Those that are on, those of the whole site first.
std::vector<Provider> providers_on(db::Reader& reader);
/// Nothing when it is removed.
std::optional<Provider> find_provider(db::Reader& reader, ProviderId const& id);
/// Of one organisation (empty: of the site), also those that are off, oldest first.
std::vector<Provider> providers_of(db::Reader& reader,
                                   organisations::OrganisationId const& organisation);
/// Oldest first.
std::vector<Identity> ways_of(db::Reader& reader, members::MemberId const& member);

/// For the person themselves: section "ways_in".
json::Object own_data(db::Reader& reader, members::MemberId const& member);
/// The person leaves: no provider lets anybody into what is left of the account.
void forget_member(db::Transaction& tx, members::MemberId const& member);

}
