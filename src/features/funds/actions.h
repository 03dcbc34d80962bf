// What can be done to pots and applications: each stores and records in one transaction of the
// caller's. Whether the one who asks may do it is the caller's to see.
#pragma once
#include <optional>
#include <string>

#include "features/funds/store.h"
#include "services/activity/activity.h"
#include "services/web/services.h"

namespace funds {

/// Who does something, and when.
struct Hand {
    activity::Log& log;
    basics::Time now = {};
    members::MemberId member = {};
};

/// {"fund", id}: what the log knows it by.
activity::Subject subject_of(Fund const& fund);
/// "/funds/01j…" and "/funds/01j…/applications/01j…", without the language.
std::string path_of(Fund const& fund);
std::string path_of(Application const& application);

Fund make(db::Transaction& tx, Hand const& hand, Fund fund);
/// The caller has seen that nobody changed it meanwhile.
void change(db::Transaction& tx, Hand const& hand, Fund const& before, Fund wanted);

/// Sent twice with the same key and words it is one.
Application apply(db::Transaction& tx, Hand const& hand, Fund const& fund, Application made,
                  std::string_view key);
Application withdraw(db::Transaction& tx, Hand const& hand, Fund const& fund, Application one);

/// Grants or declines. What is granted becomes a project of the organisation, with the process of
/// small money and the decision in its log, and comes of the idea that it named.
Application decide(web::Services& services, db::Transaction& tx, Hand const& hand, Fund const& fund,
                   Application one, Decision const& decision);

/// What was used and learned; the rest is in the pot again.
Application account(db::Transaction& tx, Hand const& hand, Fund const& fund, Application one,
                    Account const& told);

/// A letter to the applicant: "decided_" or "account_".
void tell_applicant(web::Services& services, db::Transaction& tx, Fund const& fund,
                    Application const& one, std::string const& about);

}
