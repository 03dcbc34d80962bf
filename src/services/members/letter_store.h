// Links that went out by letter, second steps and recovery codes as rows. Secrets come as hashes,
// keys sealed.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "platform/db/database.h"
#include "platform/secrets/renewal.h"
#include "services/members/member.h"

namespace members::store {

struct MailedLink {
    std::string hash = {};
    std::string_view purpose = {};  ///< "register", "password" or "email".
    MemberId member = {};           ///< Empty for "register".
    std::string email = {};
    basics::Time created_at = {}, expires_at = {};
};
void add_mailed_link(db::Transaction& tx, MailedLink const& link);

/// Whom and what a link is for.
struct MailedFor {
    MemberId member = {};
    std::string email = {};
};
/// Nothing when it cannot be used (any more). Does not use it.
std::optional<MailedFor> mailed_link(db::Reader& reader, std::string_view hash,
                                     std::string_view purpose, basics::Time now);
/// False when somebody used it meanwhile.
bool use_mailed_link(db::Transaction& tx, std::string_view hash, basics::Time now);
void remove_mailed_links_of(db::Transaction& tx, MemberId const& member);
void remove_mailed_links_before(db::Transaction& tx, basics::Time expired_before);

void set_email(db::Transaction& tx, MemberId const& id, std::string_view email,
               std::string_view email_key);

struct SecondStepRow {
    std::string sealed_key = {};
    basics::Time turned_on_at = {};
    std::int64_t last_step = 0;
};
std::optional<SecondStepRow> second_step(db::Reader& reader, MemberId const& member);
/// In place of the one there was.
void set_second_step(db::Transaction& tx, MemberId const& member, SecondStepRow const& row);
/// False when it was off.
bool remove_second_step(db::Transaction& tx, MemberId const& member);
/// Every key as the next secret seals it.
void renew_keys(db::Transaction& tx, secrets::Renewal& renewal);
/// False when this step or a later one is used already.
bool use_step(db::Transaction& tx, MemberId const& member, std::int64_t step);

void add_recovery_code(db::Transaction& tx, MemberId const& member, std::string_view hash);
/// False when there is none, or it is used.
bool use_recovery_code(db::Transaction& tx, MemberId const& member, std::string_view hash,
                       basics::Time now);
void remove_recovery_codes(db::Transaction& tx, MemberId const& member);
std::int64_t recovery_codes_left(db::Reader& reader, MemberId const& member);

}
