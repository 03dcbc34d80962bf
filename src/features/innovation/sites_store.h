// Rows and values of trials' sites.
#pragma once
#include <optional>
#include <vector>

#include "features/innovation/gate.h"
#include "features/innovation/site.h"
#include "platform/db/database.h"

namespace innovation {

/// Of a trial, the one invited first first.
std::vector<Site> sites(db::Reader& reader, std::string_view project, std::int64_t experiment);
std::optional<Site> find_site(db::Reader& reader, std::string_view project, std::int64_t experiment,
                              std::int64_t number);
/// Those of an organisation that are invited or take part, at most `limit`.
std::vector<Site> open_sites_of(db::Reader& reader,
                                organisations::OrganisationId const& organisation,
                                std::size_t limit);
/// With the next number, which it gives.
std::int64_t add_site(db::Transaction& tx, Site site);
/// In the place of what it was, while that has this state and version: false otherwise. The version
/// grows.
bool update_site(db::Transaction& tx, Site site, SiteState was);

std::vector<Addendum> site_addenda(db::Reader& reader, Site const& site);
/// Gives it the next number.
void add_site_addendum(db::Transaction& tx, Site const& site, Addendum const& one);

}
