// What the class Members holds; shared by the files that carry it out.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "services/members/allowance.h"
#include "services/members/attempts.h"
#include "services/members/hashing.h"
#include "services/members/invitation.h"
#include "services/members/members.h"
#include "services/members/memory.h"

namespace members {

/// Programmes' tokens begin so, that people and scanners recognise one that lies where it should
/// not.
inline constexpr std::string_view token_prefix = "samverk_";

/// A role as the log has it: "role", and "unit" where it is not for the whole organisation.
json::Object written(permissions::Grant const& grant);

struct Members::Parts {
    db::Database& database;
    basics::Clock now;
    activity::Log& log;
    Settings settings;
    std::string hash_of_nothing;  ///< For addresses without an account: the same work.
    Attempts attempts;
    Allowance letters_to_address, letters_by_network;
    HashingRoom hashing;
    SessionMemory sessions;
    TokenMemory tokens;

    basics::Date today() const;  ///< In Stockholm.
    /// The session as memory or the database has it; nothing when it is unknown or over.
    std::optional<KnownSession> known_session(std::string_view hash);
    /// Writes a new session in the transaction. It waits for a code when the member has a second
    /// step that was not shown.
    NewSession begin_session(db::Transaction& tx, MemberId const& member, Origin const& origin,
                             Shown const& shown);
    /// A good password's hash for this member; otherwise what is wrong with it, as field
    /// "new_password".
    std::expected<std::string, basics::Problems> hashed(std::string_view new_password,
                                                        std::string_view name,
                                                        std::string_view email);
    /// Whether the code is the member's, by authenticator or else a recovery code ("code",
    /// "recovery"); uses it up. Counts as an attempt.
    std::expected<std::string_view, Refusal> check_code(MemberId const& member,
                                                        std::string_view typed,
                                                        Origin const& origin);
    /// Tells the member by letter, in their language. `about` is the beginning of text ids.
    void tell(db::Transaction& tx, MemberId const& member, std::string about,
              texts::Arguments arguments = {});
    std::vector<std::string> make_recovery_codes(db::Transaction& tx, MemberId const& member);
    /// Whether this is the password behind `phc`, within the limits on attempts; empty `phc`:
    /// nobody's.
    std::expected<void, Refusal> check_password(std::string_view account, std::string const& phc,
                                                std::string_view password, Origin const& origin);
    /// Whether this is the password of the member's account, within the limits on attempts.
    std::expected<void, Refusal> check_own_password(MemberId const& member, std::string_view typed,
                                                    Origin const& origin);
    void record(db::Transaction& tx, std::string action, MemberId const& actor,
                MemberId const& subject, json::Object details = {},
                organisations::OrganisationId const& organisation = {});
    /// Of an organisation's invitations: who was invited is not written down.
    void record_about(db::Transaction& tx, std::string action, MemberId const& actor,
                      permissions::Grant const& grant);
    /// False when the member held the role already.
    bool grant(db::Transaction& tx, MemberId const& member, permissions::Grant const& grant,
               MemberId const& actor);
    /// False when the member did not hold the role.
    bool revoke(db::Transaction& tx, MemberId const& member, permissions::Grant const& grant,
                MemberId const& actor);
    /// Those that are open, to this address, of the organisation (empty: of any).
    std::vector<Invitation> invitations_to(db::Reader& reader, std::string_view email,
                                           organisations::OrganisationId const& organisation);
    /// Ends the member's sessions in the transaction, and in memory once that is on disk.
    void end_sessions(db::Transaction& tx, MemberId const& member, std::string_view but = "");
};

}
