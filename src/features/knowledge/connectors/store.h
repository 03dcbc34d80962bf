// Rows of connectors and their runs.
#pragma once
#include <optional>
#include <vector>

#include "features/knowledge/connectors/connector.h"
#include "platform/db/database.h"

namespace knowledge::connectors {

/// Also removed ones.
std::optional<Connector> find(db::Reader& reader, ConnectorId id);
/// Those that are not removed, by name.
std::vector<Connector> all(db::Reader& reader);
void add(db::Transaction& tx, Connector const& connector);
/// Everything but id, source and who made it.
void put(db::Transaction& tx, Connector const& connector);

/// Active ones whose time has come, the longest waiting first.
std::vector<Connector> due(db::Reader& reader, basics::Time now);

std::optional<Run> find_run(db::Reader& reader, RunId id);
/// The newest first.
std::vector<Run> runs_of(db::Reader& reader, ConnectorId connector, std::size_t limit);
/// Under way, or interrupted by a stop; the oldest first.
std::vector<Run> running(db::Reader& reader);
/// Throws db::Conflict when the connector has one under way already.
void add_run(db::Transaction& tx, Run const& run);
void put_run(db::Transaction& tx, Run const& run);

}
