// The people of Samverk as plain values.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/basics/problems.h"
#include "platform/basics/time.h"
#include "platform/texts/language.h"
#include "services/permissions/permissions.h"

namespace members {

using SessionId = basics::Id<struct SessionTag>;
using TokenId = basics::Id<struct TokenTag>;

/// Somebody who can sign in.
struct Member {
    MemberId id = {};
    std::string email = {};  ///< Normalised: see normalised_email().
    std::string name = {};   ///< As others see it: Members::own_name() is for the member.
    texts::Language language = texts::Language::sv;
    std::string municipality = {};  ///< Code of their own municipality, or empty.
    bool has_password = false;
    basics::Time created_at = {};
};

/// Somebody to be let in. Roles of an organisation need one; national roles must have none.
struct NewMember {
    std::string email;
    std::string name = {};  ///< Empty: what stands before the @.
    std::optional<permissions::Grant> grant = {};
    texts::Language language = texts::Language::sv;
};

/// What people change about themselves.
struct Profile {
    std::string name;
    texts::Language language = texts::Language::sv;
    std::string municipality = {};
};

/// Who a session cookie stands for.
struct SignedIn {
    permissions::Viewer viewer = {};
    std::string form_token = {};    ///< Must come back in each form of this session.
    std::string session_hash = {};  ///< Tells this session from others of the same member.
    texts::Language language = texts::Language::sv;
    std::string municipality = {};
    /// Holds roles that sleep until a second step of signing in is set up: the viewer is without
    /// them.
    bool must_set_up = false;
};

/// A session that has just begun. The cookie's value is known only here and in the browser.
struct NewSession {
    std::string cookie_value;
    std::string form_token;
    MemberId member = {};
    texts::Language language = texts::Language::sv;
    bool waits_for_code =
        false;  ///< The second step is to be taken before it is good for anything.
};

/// Where somebody signs in from.
struct Origin {
    std::string address;          ///< IPv4 or IPv6, for the limits; never stored.
    std::string user_agent = {};  ///< Stored only as "Firefox, Windows".
};

/// Why signing in was refused. It says nothing of whether the address has an account.
enum class Refusal {
    wrong,  ///< Not this e-mail with this password.
    wait,   ///< Too many attempts; try again in a while.
    busy,   ///< The machine has too many passwords to check just now.
};

/// One of a member's sessions, as the member sees it.
struct Session {
    SessionId id = {};
    std::string hash = {};
    basics::Time started_at = {}, seen_at = {};
    std::string device = {};  ///< "Firefox, Windows"; empty when unknown.
};

/// What a one-time link is for.
enum class LinkPurpose {
    sign_in,     ///< Good for an hour.
    mailed,      ///< Good for ten minutes: asked for by letter.
    invitation,  ///< Good for seven days: somebody who has just been let in.
    demo,        ///< Good for seven days: invented people in a demo world. Counts as both steps.
};

/// What a stranger may ask to be sent.
enum class LetterFor { registration, sign_in, new_password };

/// Why no letter was asked for. It says nothing of whether the address has an account.
enum class LetterRefusal {
    no_address,  ///< That is no e-mail address.
    wait,        ///< Too many have been asked for from this network.
};

/// Somebody who registers with the address that the link was sent to.
struct NewAccount {
    std::string name = {};
    std::string password = {};
    texts::Language language = texts::Language::sv;
};

/// The second step of signing in: a code from an authenticator program.
struct SecondStep {
    bool is_on = false;
    basics::Time since = {};
    std::int64_t codes_left = 0;  ///< Recovery codes.
};

/// A key for an authenticator program, offered and not yet taken.
struct SecondStepOffer {
    std::string sealed = {};   ///< Comes back with the first code; good for an hour.
    std::string key = {};      ///< To be typed: letters and digits.
    std::string address = {};  ///< To be read as a QR code.
};

/// The second step has just been turned on. The codes are shown once and never stored.
struct SecondStepTaken {
    NewSession session;
    std::vector<std::string> recovery_codes;
};

/// A key for a programme. The clear token is shown once and never stored.
struct AccessToken {
    TokenId id = {};
    std::string name = {};
    permissions::Grant grant = {};
    basics::Time created_at = {};
    std::optional<basics::Time> used_at = {};
};
struct NewToken {
    TokenId id;
    std::string clear;
};

/// What stands behind a protected identity.
struct Behind {
    std::string name, email;
};

/// Whether an organisation may be left without a coordinator.
enum class LastCoordinator { stays, may_go };

/// Why a role was not ended.
enum class WhyRoleStays {
    not_held,
    not_allowed,     ///< Whoever asks does not answer for the organisation any more.
    nobody_is_left,  ///< It is the last coordinator's, and they stay.
};

/// Somebody's role in an organisation, for its list of people.
struct RoleHolder {
    Member member;
    permissions::Role role = permissions::Role::contributor;
    units::UnitId unit = {};  ///< Empty: the whole organisation.

    /// The role, and in the whole organisation.
    bool has_whole(permissions::Role other) const { return role == other && unit.empty(); }
};

}
