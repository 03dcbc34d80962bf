// A service that people sign in by, as plain values.
#pragma once
#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/basics/problems.h"
#include "platform/basics/time.h"
#include "platform/texts/language.h"
#include "services/permissions/permissions.h"

namespace identities {

using ProviderId = basics::Id<struct IdentityProviderTag>;
using IdentityId = basics::Id<struct IdentityTag>;

/// For whom an account may be opened at the first sign-in.
enum class Admits : std::uint8_t {
    invited,    ///< Who has an open invitation to a verified address.
    domains,    ///< Whose verified address is of one of the listed domains.
    everybody,  ///< Everybody whom the provider knows.
};
/// How we prove to the provider that it is us: by a secret that it gave us (or, without one, only
/// by the proof of the attempt), or by our own key, whose public half it has.
enum class Proof : std::uint8_t { secret, key };
enum class State : std::uint8_t { on, off, removed };

std::string_view name(Admits admits);
std::optional<Admits> parse_admits(std::string_view name);
/// "secret", "key".
std::string_view name(Proof proof);
std::optional<Proof> parse_proof(std::string_view name);

/// Whoever the provider says is in the group has the role.
struct GroupRole {
    std::string group;
    permissions::Role role = permissions::Role::contributor;
    friend bool operator==(GroupRole const&, GroupRole const&) = default;
};

/// What the provider says of how surely it knows somebody (`acr`), and the level it amounts to.
struct Level {
    std::string acr;
    int level = 1;  ///< 1 to 4.
    friend bool operator==(Level const&, Level const&) = default;
};

struct Provider {
    ProviderId id = {};
    organisations::OrganisationId organisation = {};  ///< Empty: of the whole site.
    std::string issuer = {}, client_id = {};
    std::string sealed_secret = {};  ///< Empty: the provider gave none.
    Proof proof = Proof::secret;
    std::array<std::string, 3> names = {};  ///< In the order of texts::languages; none is empty.
    std::string scope = {};
    std::vector<Level> levels = {};
    std::string groups_claim = {};
    std::vector<GroupRole> group_roles = {};
    Admits admits = Admits::invited;
    std::vector<std::string> domains = {};
    State state = State::on;
    std::int64_t version = 1;
    basics::Time made_at = {};
    members::MemberId made_by = {};

    std::string const& name_in(texts::Language language) const;
    /// The level that what it said amounts to; 1 for what is not listed.
    int level_of(std::string_view acr) const;
    /// What to ask for in order to reach the level; empty when it cannot give it.
    std::vector<std::string> acrs_for(int level) const;
    /// Whether its word counts for what concerns the organisation.
    bool counts_in(organisations::OrganisationId const& one) const {
        return organisation.empty() || organisation == one;
    }
};

/// A provider as typed into the form, not yet trusted.
struct Draft {
    std::string issuer = {}, client_id = {}, secret = {};
    std::array<std::string, 3> names = {};
    std::string scope = {}, levels = {}, groups_claim = {}, group_roles = {}, admits = {},
                domains = {};
    std::string proof = "secret";
};
Draft draft_of(Provider const& provider);
/// What a new one begins as.
Draft new_draft();

/// The provider that the draft amounts to, without id, organisation, secret and times.
/// `is_national`: of the whole site. Fields as the draft's, names as "name_sv".
std::expected<Provider, basics::Problems> check(Draft const& draft, bool is_national);

/// Somebody's way in by a provider.
struct Identity {
    IdentityId id = {};
    std::string issuer = {}, subject = {};
    members::MemberId member = {};
    ProviderId provider = {};
    basics::Time joined_at = {}, used_at = {};
};

}
