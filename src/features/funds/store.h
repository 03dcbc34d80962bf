// Rows of pots and applications: the only SQL about them.
#pragma once
#include <limits>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "features/funds/fund.h"
#include "platform/db/database.h"

namespace funds {

std::optional<Fund> find(db::Reader& reader, FundId const& id);
/// The last year first, then by name; at most `limit`.
std::vector<Fund> all(db::Reader& reader,
                      std::size_t limit = std::numeric_limits<std::int64_t>::max());
void add(db::Transaction& tx, Fund const& fund);
void update(db::Transaction& tx, Fund const& fund);

std::optional<Application> find(db::Reader& reader, FundId const& fund, std::string_view id);
std::optional<Application> with_sending(db::Reader& reader, FundId const& fund,
                                        std::string_view sending);
/// The first one first.
std::vector<Application> applications(db::Reader& reader, FundId const& fund);
/// The one that became the project.
std::optional<Application> of_project(db::Reader& reader, std::string_view project);
void add(db::Transaction& tx, Application const& one);
void update(db::Transaction& tx, Application const& one);
/// Granted ones whose account is due by the day, those that nobody was reminded of for longest
/// first.
std::vector<Application> due_by(db::Reader& reader, basics::Date day, std::size_t limit);

/// What has been given and not come back: decisions are held against it in their own transaction.
std::int64_t given(db::Reader& reader, FundId const& fund);
/// The same of all pots at once; those that have given nothing are not in it.
std::map<FundId, std::int64_t> given_by_fund(db::Reader& reader);

}
