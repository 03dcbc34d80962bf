// Rows and values of needs: the only SQL about them.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "features/ideas/need.h"
#include "platform/db/database.h"

namespace ideas {

/// "SELECT" with the columns of a contribution in the order in which contribution_of() reads them.
std::string_view all_columns();
Contribution contribution_of(db::Row const& row);

std::optional<Need> find(db::Reader& reader, NeedId id);
void add(db::Transaction& tx, Need const& need);
/// Writes what can change: all but id, kind, answers, way, told_at, told_by, entered_by and
/// supports.
void update(db::Transaction& tx, Need const& need);

/// Adds a line to the history and gives it its number.
void add_event(db::Transaction& tx, NeedId id, Event const& event);
/// In order, the first one first.
std::vector<Event> history(db::Reader& reader, NeedId id);
/// The same of all in a range of ids, both ends with it.
std::map<NeedId, std::vector<Event>> histories(db::Reader& reader, NeedId first, NeedId last);
/// Everybody who may see the need sees the addition from now on. False when there is no such.
bool show_addition(db::Transaction& tx, NeedId id, std::int64_t number);

/// The need that the claim code opens, or that a sending with this key became.
std::optional<NeedId> with_claim(db::Reader& reader, std::string_view hash);
std::optional<NeedId> with_sending(db::Reader& reader, std::string_view hash);
void add_claim(db::Transaction& tx, std::string_view hash, NeedId id);
void add_sending(db::Transaction& tx, std::string_view hash, NeedId id);

Sender sender(db::Reader& reader, NeedId id);
/// An empty sender takes away what is kept.
void set_sender(db::Transaction& tx, NeedId id, Sender const& sender);

/// Which needs a desk shows.
struct DeskFilter {
    /// waits: received or in progress, and not withdrawn.
    enum class Kind : std::uint8_t { waits, state, unseen, all } kind = Kind::waits;
    State state = State::received;  ///< For Kind::state.
};
/// The needs told to the organisation, the oldest first, after this one; calls `take` until it
/// returns false.
void each_at_desk(db::Reader& reader, organisations::OrganisationId organisation, DeskFilter filter,
                  basics::Time after, NeedId after_id,
                  std::function<bool(Need const&)> const& take);
/// Of every organisation.
void each_anywhere(db::Reader& reader, DeskFilter filter, basics::Time after, NeedId after_id,
                   std::function<bool(Need const&)> const& take);

/// Those that the member told, the newest first, at most `limit`.
std::vector<Need> told_by(db::Reader& reader, members::MemberId member, std::size_t limit);

/// Public ones of the kind in the order of their ids after `after`, at most `limit`; of one
/// organisation and in one state when given.
std::vector<Need> public_by_id(db::Reader& reader, Kind kind, std::string_view after,
                               std::size_t limit, organisations::OrganisationId organisation = {},
                               std::optional<State> state = {});
/// The public ideas that answer a need, the newest first, at most `limit`.
std::vector<Need> answering(db::Reader& reader, NeedId need, std::size_t limit);
/// Ideas that answer a need, also those that not everybody may read: the public ones first, of
/// either the first told first, at most `limit`.
std::vector<NeedId> all_answering(db::Reader& reader, NeedId need, std::size_t limit);

}
