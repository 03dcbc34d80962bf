// Rows of decisions, lengths and runs: the only SQL about them.
#pragma once
#include <map>
#include <utility>
#include <vector>

#include "platform/db/database.h"
#include "services/lifetimes/span.h"
#include "services/weeding/weeding.h"

namespace weeding::store {

/// What organisations have said, by rule and organisation.
using Spans = std::map<std::pair<std::string, OrganisationId>, lifetimes::Span>;
Spans spans(db::Reader& reader);
void set_span(db::Transaction& tx, OrganisationId const& organisation, std::string_view rule,
              lifetimes::Span const& span, members::MemberId const& by, basics::Time at);

std::optional<Weeding> find(db::Reader& reader, WeedingId const& id);
/// The organisation's, newest first, at most `limit`.
std::vector<Weeding> of_organisation(db::Reader& reader, OrganisationId const& organisation,
                                     std::size_t limit);
/// Those that were begun and are not done.
std::vector<WeedingId> under_way(db::Reader& reader);
void add(db::Transaction& tx, Weeding const& weeding);
/// Writes what can change: state, who carried it out, when.
void update(db::Transaction& tx, Weeding const& weeding);

void add_item(db::Transaction& tx, WeedingId const& id, Item const& item);
void set_outcome(db::Transaction& tx, WeedingId const& id, std::string_view key, Outcome outcome);
/// After `after` in the order of their keys, at most `limit`.
std::vector<Item> items(db::Reader& reader, WeedingId const& id, std::string_view after,
                        std::size_t limit);
std::vector<Item> planned(db::Reader& reader, WeedingId const& id, std::size_t limit);
Counts counts(db::Reader& reader, WeedingId const& id);

/// What the run of a day took by one rule; rule "" is the run itself.
struct Run {
    std::string day = {}, rule = {};
    basics::Time begun_at = {}, ended_at = {};  ///< Ended 0: under way.
    std::int64_t weeded = 0, held = 0;
};
std::optional<Run> run(db::Reader& reader, std::string_view day, std::string_view rule);
/// Writes it, new or not.
void put(db::Transaction& tx, Run const& run);
/// Those of the newest day whose run has ended, and the run itself; empty before the first.
std::vector<Run> last_runs(db::Reader& reader);
void remove_runs_before(db::Transaction& tx, std::string_view day);

}
