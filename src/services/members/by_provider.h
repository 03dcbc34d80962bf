// What a part that signs people in by other services (services/identities) may do with accounts,
// each within the transaction of its own change.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "services/members/member.h"

namespace members {

/// Levels of assurance: 1 somebody says so; 2 they have shown something more than a password; 3 and
/// 4 somebody has seen their identity document.
inline constexpr int least_level = 1, most_level = 4;

/// From this level on a provider's word counts as the second step, too.
inline constexpr int level_of_second_step = 3;

/// What a session that begins with a password, a link or a code is worth. The table of
/// docs/operating.md.
constexpr int level_of_factor(std::string_view factor) {
    // An authenticator's code, a recovery code, a demo world's link: something more was shown.
    return factor == "code" || factor == "recovery" || factor == "demo" ? 2 : 1;
}

/// What a provider has vouched for.
struct Vouched {
    int level = least_level;
    bool is_second_step = false;  ///< It says that two steps were taken.
    std::string provider = {};
    /// The organisation that the provider is of: its word counts there only. Empty: everywhere.
    organisations::OrganisationId organisation = {};
    bool is_fresh = false;          ///< The person has just shown the provider who they are.
    std::string subject = {};       ///< Who the person is there.
    std::string sid = {};           ///< The provider's own session, where it says which.
    std::string sealed_token = {};  ///< What it said, for signing out there.
};

/// Roles that a provider's groups amount to.
struct RolesFrom {
    std::string provider;
    std::vector<permissions::Grant> wanted;
};

}
