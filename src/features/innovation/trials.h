// What can be done with a trial and its sites: each stores and records in one transaction of the
// caller's, and pages and the API do the same. Whether the one who asks may is the caller's to
// check.
#pragma once
#include <optional>
#include <string>

#include "features/innovation/actions.h"
#include "features/innovation/experiments_store.h"
#include "features/innovation/sites_store.h"

namespace innovation {

/// A draft, or locked at once. Written down twice is once: then the one that is there.
Experiment write_down(db::Transaction& tx, Hand const& hand, std::string const& project,
                      Plan const& plan, bool is_locked);
/// The draft of this version as it is now, or locked. Nothing when somebody was quicker.
std::optional<Experiment> rewrite(db::Transaction& tx, Hand const& hand, Experiment one,
                                  Plan const& plan, std::int64_t version, bool is_locked);
/// Its end, once. Nothing when it has one.
std::optional<Experiment> end_trial(db::Transaction& tx, Hand const& hand, Experiment one,
                                    Finding const& found);
/// Beside what is locked, for all sites. False when it is the last thing said.
bool add_to(db::Transaction& tx, Hand const& hand, Experiment const& one, std::string const& words);

/// The organisation is asked to make the same trial. Nothing when it is asked already or takes
/// part, or there are most_sites.
std::optional<Site> invite(db::Transaction& tx, Hand const& hand, Experiment const& one,
                           organisations::OrganisationId const& organisation);
/// The invitation is taken back. False when it is answered.
bool take_back(db::Transaction& tx, Hand const& hand, Site site);

// By the site's own people; nothing, or false, when it is not the time for it or another was first.

std::optional<Site> accept(db::Transaction& tx, Hand const& hand, Experiment const& one, Site site,
                           Start const& start);
bool decline(db::Transaction& tx, Hand const& hand, Site site, std::string const& reason);
/// Out of a trial that it takes part in; what it locked stays.
bool leave(db::Transaction& tx, Hand const& hand, Site site, std::string const& reason);
std::optional<Site> end_site(db::Transaction& tx, Hand const& hand, Site site,
                             SiteFinding const& finding);
bool add_to(db::Transaction& tx, Hand const& hand, Site const& site, std::string const& words);

}
