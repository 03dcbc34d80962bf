// Rows and values of processes: with gates_store.cpp the only SQL about them.
#pragma once
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/innovation/gate.h"
#include "platform/db/database.h"

namespace innovation {

std::optional<Process> find(db::Reader& reader, std::string_view project);
/// New, or in the place of the project's one.
void put(db::Transaction& tx, Process const& process);
/// Every process, in the order of the projects' ids.
void each(db::Reader& reader, std::function<void(Process const&)> const& take);

/// The first one first.
std::vector<Move> moves(db::Reader& reader, std::string_view project);
/// Those of all projects, by project and number.
void each_move(db::Reader& reader,
               std::function<void(std::string const& project, Move const&)> const& take);
/// Gives it the next number.
void add_move(db::Transaction& tx, std::string_view project, Move const& move);

/// By step, then by name.
std::vector<Delivered> delivered(db::Reader& reader, std::string_view project);
/// New, or in the place of what was said of it.
void put_delivered(db::Transaction& tx, std::string_view project, Delivered const& one);
/// False when it was not there.
bool remove_delivered(db::Transaction& tx, std::string_view project, Step step,
                      std::string_view name);

/// The last one first.
std::vector<Looked> looked(db::Reader& reader, std::string_view project);
/// Gives it the next number.
void add_looked(db::Transaction& tx, std::string_view project, Looked const& one);

/// What an organisation calls steps; common ones are empty.
using StepNames = std::array<std::string, 7>;
StepNames step_names_of(db::Reader& reader, organisations::OrganisationId const& organisation);
void put_step_names(db::Transaction& tx, organisations::OrganisationId const& organisation,
                    StepNames const& names);

// Gates.

std::optional<Gate> find_gate(db::Reader& reader, std::string_view project, std::int64_t number);
/// The last one first.
std::vector<Gate> gates(db::Reader& reader, std::string_view project);
/// The one that waits for a decision, if any: there is one at a time.
std::optional<Gate> waiting_gate(db::Reader& reader, std::string_view project);
/// With the next number, which it gives.
std::int64_t add_gate(db::Transaction& tx, Gate gate);
/// In the place of what it was. Only while it waits: false when it does not any more.
bool update_waiting(db::Transaction& tx, Gate const& gate);
/// All that wait, the first due first.
std::vector<Gate> all_waiting(db::Reader& reader);
/// Decisions of this kind that were written down then or later, the last one first.
std::vector<Gate> decided_since(db::Reader& reader, Kind kind, basics::Time since);
void set_reminded(db::Transaction& tx, Gate const& gate, basics::Time now);
void set_standing(db::Transaction& tx, Gate const& gate, Standing standing);

std::vector<FollowUp> follow_ups(db::Reader& reader, std::string_view project, std::int64_t gate);
void add_follow_up(db::Transaction& tx, std::string_view project, std::int64_t gate,
                   FollowUp const& one);
/// False when it was met already.
bool meet(db::Transaction& tx, std::string_view project, std::int64_t gate, std::int64_t number,
          members::MemberId const& by, std::string_view words, basics::Time now);
/// One that is open, with where it belongs.
struct OpenFollowUp {
    std::string project = {};
    std::int64_t gate = 0;
    FollowUp one = {};
};
std::vector<OpenFollowUp> open_follow_ups(db::Reader& reader);
void set_reminded(db::Transaction& tx, OpenFollowUp const& open, basics::Time now);

std::vector<Addendum> addenda(db::Reader& reader, std::string_view project, std::int64_t gate);
/// Gives it the next number.
void add_addendum(db::Transaction& tx, std::string_view project, std::int64_t gate,
                  Addendum const& one);

}
