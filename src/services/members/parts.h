// What the class Members holds; shared by the files that carry it out.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "services/members/attempts.h"
#include "services/members/hashing.h"
#include "services/members/members.h"
#include "services/members/memory.h"

namespace members {

/// Programmes' tokens begin so, that people and scanners recognise one that lies where it should
/// not.
inline constexpr std::string_view token_prefix = "samverk_";

struct Members::Parts {
    db::Database& database;
    basics::Clock now;
    activity::Log& log;
    Settings settings;
    std::string hash_of_nothing;  ///< For addresses without an account: the same work.
    Attempts attempts;
    HashingRoom hashing;
    SessionMemory sessions;
    TokenMemory tokens;

    /// The session as memory or the database has it; nothing when it is unknown or over.
    std::optional<KnownSession> known_session(std::string_view hash);
    /// Writes a new session in the transaction.
    NewSession begin_session(db::Transaction& tx, MemberId const& member, Origin const& origin,
                             bool by_link);
    /// Whether this is the password behind `phc`, within the limits on attempts; empty `phc`:
    /// nobody's.
    std::expected<void, Refusal> check_password(std::string_view account, std::string const& phc,
                                                std::string_view password, Origin const& origin);
    void record(db::Transaction& tx, std::string action, MemberId const& actor,
                MemberId const& subject, json::Object details = {},
                organisations::OrganisationId const& organisation = {});
    /// False when the member held the role already.
    bool grant(db::Transaction& tx, MemberId const& member, permissions::Grant const& grant,
               MemberId const& actor);
    /// Ends the member's sessions in the transaction, and in memory once that is on disk.
    void end_sessions(db::Transaction& tx, MemberId const& member, std::string_view but = "");
};

}
