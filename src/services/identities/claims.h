// What a provider says of somebody besides who it is: pure functions over the claims.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/json/value.h"
#include "platform/openid/verify.h"
#include "services/identities/provider.h"
#include "services/members/by_provider.h"

namespace identities {

/// What is said in the token and, of what is missing there, at the provider's userinfo.
struct Said {
    openid::Claims token = {};
    json::Value besides = {};
    std::string id_token = {};  ///< As it came.
};

/// What a person is to be called; empty when it is not said.
std::string name_of(Said const& said);
/// The e-mail address, if the provider says that it is verified. Never a way into an account.
std::optional<std::string> verified_address(Said const& said);
/// The roles that the groups amount to. A claim within others: "realm_access.roles".
std::vector<permissions::Grant> roles_of(Provider const& provider, Said const& said);
/// Whether the provider must be asked besides: the token does not say what is needed.
bool is_wanting(Provider const& provider, openid::Claims const& claims);
/// What the provider vouches for. `now` in seconds.
members::Vouched vouched(Provider const& provider, openid::Claims const& claims, std::int64_t now);
/// Whether an account may be opened, by everybody or by domain; invitations are not looked at.
bool is_admitted(Provider const& provider, std::optional<std::string> const& address);

}
