// Rows and values of calls: the only SQL about them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/calls/call.h"
#include "platform/db/database.h"

namespace calls {

std::optional<Call> find(db::Reader& reader, CallId const& id);
/// New, or in its own place.
void put(db::Transaction& tx, Call const& call);

/// The call that a form with this hash became.
std::optional<CallId> with_sending(db::Reader& reader, std::string_view hash);
void add_sending(db::Transaction& tx, std::string_view hash, CallId const& id);

/// The first one first.
std::vector<Event> events(db::Reader& reader, CallId const& id);
/// Gives it the next number.
void add_event(db::Transaction& tx, CallId const& id, Event const& event);

/// Published ones that close after now, the first to close first; of one organisation when given.
std::vector<Call> running(db::Reader& reader, OrganisationId const& organisation, basics::Time now,
                          std::size_t limit);
/// Published or decided ones that have closed, the last closed first, before (closed_at, id) of
/// `before` when that has an id.
std::vector<Call> over(db::Reader& reader, OrganisationId const& organisation, basics::Time now,
                       Call const& before, std::size_t limit);
/// Of an organisation, also drafts, the newest first.
std::vector<Call> of_organisation(db::Reader& reader, OrganisationId const& organisation,
                                  std::size_t limit);
/// All but drafts in the order of their ids after `after`.
std::vector<Call> by_id(db::Reader& reader, std::string_view after, std::size_t limit,
                        OrganisationId const& organisation = {});

/// Those whose phase may have changed since the log was told of it.
std::vector<CallId> to_notice(db::Reader& reader, basics::Time now, std::size_t most);

}
