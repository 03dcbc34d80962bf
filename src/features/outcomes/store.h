// Rows and values of statements: the only SQL about them.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "features/outcomes/statement.h"
#include "platform/db/database.h"
#include "platform/json/value.h"

namespace outcomes {

std::optional<Statement> find(db::Reader& reader, std::string_view project);
/// New, or in the place of the project's one.
void put(db::Transaction& tx, Statement const& statement);

/// The first one first.
std::vector<Event> events(db::Reader& reader, std::string_view project);
/// Gives it the next number.
void add_event(db::Transaction& tx, std::string_view project, Event event);

/// Every statement, in the order of the projects' ids, one at a time.
void each(db::Reader& reader, std::function<void(Statement const&)> const& take);

/// Projects whose line owner is to be asked again, the longest due first.
std::vector<std::string> to_ask(db::Reader& reader, basics::Time now, std::size_t most);
/// Confirmed ones whose question was sent before then and is unanswered.
std::vector<std::string> unanswered(db::Reader& reader, basics::Time sent_before, std::size_t most);

/// What the owner stated, without the owner: for history.
json::Object stated_json(Telling const& told);

}
