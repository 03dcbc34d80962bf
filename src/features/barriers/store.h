// Rows and values of barriers: the only SQL about them. Who may read what is not asked here.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/barriers/barrier.h"
#include "platform/db/database.h"

namespace barriers {

std::optional<Barrier> find(db::Reader& reader, BarrierId const& id);
/// New, or in its own place.
void put(db::Transaction& tx, Barrier const& barrier);
/// Nothing else of it changes: who describes it meanwhile is not overtaken.
void put_state(db::Transaction& tx, BarrierId const& id, State state, basics::Time now);

/// Those whose pages stand by themselves (not merged into others), the last changed first.
std::vector<Barrier> standing(db::Reader& reader);
/// The same in the order of their ids after `after`, at most `limit`.
std::vector<Barrier> standing_after(db::Reader& reader, std::string_view after, std::size_t limit);
/// Those that are told of on the page of this one: itself, and what is merged into it.
std::vector<Barrier> told_in(db::Reader& reader, BarrierId const& whole);

/// Of a barrier and of what is merged into it, the first one first; each person of an organisation
/// once.
std::vector<Endorsement> endorsements(db::Reader& reader, BarrierId const& whole);
/// The organisations behind each barrier that stands by itself, by its id; in the order of ids.
std::map<std::string, std::vector<OrganisationId>, std::less<>> organisations_behind(
    db::Reader& reader);
/// False when this person had already said so for this organisation: then nothing is changed.
bool add(db::Transaction& tx, Endorsement const& one);
/// Of the whole family. False when there was none.
bool remove(db::Transaction& tx, BarrierId const& whole, OrganisationId const& organisation,
            members::MemberId const& member);

/// Of a barrier and of what is merged into it, each project once, the first one first.
std::vector<Stopped> stopped_by(db::Reader& reader, BarrierId const& whole);
/// The barriers that stand by themselves and stop the project, the last changed first.
std::vector<Barrier> stopping(db::Reader& reader, std::string_view project);
/// What was made of this, and of parts of it ("ID.7"), by its kind.
std::vector<Barrier> made_of(db::Reader& reader, std::string_view kind, std::string_view id);
/// Those that bite at the step, in the same order.
std::vector<Barrier> at_step(db::Reader& reader, std::string_view step);
/// Those that an organisation has reported or has too, the last changed first.
std::vector<Barrier> shared_by(db::Reader& reader, OrganisationId const& organisation,
                               std::size_t limit);
/// False when it was there.
bool add(db::Transaction& tx, Stopped const& one);
/// Of the whole family. False when it was not there.
bool remove_project(db::Transaction& tx, BarrierId const& whole, std::string_view project);

/// The first one first.
std::vector<Event> events(db::Reader& reader, BarrierId const& id);
/// Gives it the next number.
void add_event(db::Transaction& tx, BarrierId const& id, Event const& event);

/// What a form with this hash became.
std::optional<BarrierId> with_sending(db::Reader& reader, std::string_view hash);
void add_sending(db::Transaction& tx, std::string_view hash, BarrierId const& id);

}
