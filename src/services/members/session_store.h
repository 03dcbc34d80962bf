// Sessions and one-time links as rows. Secrets come and go as hashes only.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "platform/secrets/renewal.h"
#include "services/members/member.h"
#include "services/members/memory.h"

namespace members::store {

struct SessionRow {
    std::string hash = {};
    SessionId id = {};
    MemberId member = {};
    std::string form_token = {};
    basics::Time started_at = {}, seen_at = {};
    std::string device = {};
    Shown shown = {};
    bool waits = false;
    basics::Time confirmed_at = {};
};

void add_session(db::Transaction& tx, SessionRow const& session);
std::optional<SessionRow> find_session(db::Reader& reader, std::string_view hash);
/// Latest seen first.
std::vector<SessionRow> sessions_of(db::Reader& reader, MemberId const& member);
/// The sessions that came from the provider, of this person there (empty: of anybody) and of its
/// own session (empty: of any). A session of the person's that it gave no name counts as any.
std::vector<std::string> hashes_from(db::Reader& reader, std::string_view provider,
                                     std::string_view subject, std::string_view sid);
/// Every token of a provider as the next secret seals it.
void renew_tokens(db::Transaction& tx, secrets::Renewal& renewal);
void set_confirmed(db::Transaction& tx, std::string_view hash, basics::Time at);
void set_seen(db::Transaction& tx, std::string_view hash, basics::Time seen_at);
void remove_session(db::Transaction& tx, std::string_view hash);
/// All of the member's sessions but the one with this hash (empty: all).
void remove_sessions_but(db::Transaction& tx, MemberId const& member, std::string_view hash);
void remove_sessions_before(db::Transaction& tx, basics::Time started_before,
                            basics::Time seen_before);

struct LinkRow {
    std::string hash;
    MemberId member;
    LinkPurpose purpose = LinkPurpose::sign_in;
    basics::Time created_at = {}, expires_at = {};
};

void add_link(db::Transaction& tx, LinkRow const& link);
bool is_usable(db::Reader& reader, std::string_view hash, basics::Time now);
struct UsedLink {
    MemberId member = {};
    bool is_demo = false;
};
/// Marks the link as used; whose it was, or nothing when it cannot be used (any more).
std::optional<UsedLink> use_link(db::Transaction& tx, std::string_view hash, basics::Time now);
void remove_links_of(db::Transaction& tx, MemberId const& member);
void remove_links_before(db::Transaction& tx, basics::Time expired_before);

}
