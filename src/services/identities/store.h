// Providers, identities, ended attempts and levels as rows.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "platform/secrets/renewal.h"
#include "services/identities/provider.h"

namespace identities::store {

void add(db::Transaction& tx, Provider const& provider);
void change(db::Transaction& tx, Provider const& provider);
/// Not those that are removed.
std::optional<Provider> find(db::Reader& reader, ProviderId const& id);
/// Of one organisation (empty: of the site), oldest first, not those that are removed.
std::vector<Provider> of(db::Reader& reader, organisations::OrganisationId const& organisation);
/// Every secret that is held with a provider, as the next secret seals it.
void renew_secrets(db::Transaction& tx, secrets::Renewal& renewal);
/// All that are on, those of the site first.
std::vector<Provider> all_on(db::Reader& reader);

std::optional<Identity> find(db::Reader& reader, std::string_view issuer, std::string_view subject);
/// Oldest first.
std::vector<Identity> identities_of(db::Reader& reader, members::MemberId const& member);
/// False when somebody has it already.
bool add(db::Transaction& tx, Identity const& identity);
void set_used(db::Transaction& tx, Identity const& identity, basics::Time now);
bool remove(db::Transaction& tx, members::MemberId const& member, IdentityId const& id);
void remove_all(db::Transaction& tx, members::MemberId const& member);

/// Whether this attempt has come to an end before.
bool has_ended(db::Reader& reader, std::string_view hash);
/// Ends it; false when it has ended before. Forgets those that ended before `forget`.
bool end_attempt(db::Transaction& tx, std::string_view hash, basics::Time now, basics::Time forget);

/// What an organisation has said, by action.
std::map<std::string, int, std::less<>> levels_of(
    db::Reader& reader, organisations::OrganisationId const& organisation);
void set_level(db::Transaction& tx, organisations::OrganisationId const& organisation,
               std::string_view action, int level);

}
