// Rows and values of adoptions: the only SQL about them.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "features/adoptions/adoption.h"
#include "platform/db/database.h"
#include "platform/json/value.h"

namespace adoptions {

std::optional<Adoption> find(db::Reader& reader, AdoptionId const& id);
/// The one of these in the organisation or its unit.
std::optional<Adoption> find(db::Reader& reader, activity::Subject const& subject,
                             organisations::OrganisationId const& organisation,
                             units::UnitId const& unit);
/// Of one subject, the first begun first.
std::vector<Adoption> of_subject(db::Reader& reader, activity::Subject const& subject);

/// Those of an organisation's units that wait for a word from there: whether it is to be used, or
/// whether it still is. The first begun first.
std::vector<Adoption> waiting_in(db::Reader& reader,
                                 organisations::OrganisationId const& organisation);

/// Throws db::Conflict when there is one already.
void add(db::Transaction& tx, Adoption const& adoption);
void update(db::Transaction& tx, Adoption const& adoption);

/// The first one first.
std::vector<Event> events(db::Reader& reader, AdoptionId const& id);
/// Gives it the next number.
void add_event(db::Transaction& tx, AdoptionId const& id, Event event);

/// Every adoption in the order of ids, one at a time.
void each(db::Reader& reader, std::function<void(Adoption const&)> const& take);

/// How many the organisation has begun since then.
std::int64_t begun_since(db::Reader& reader, organisations::OrganisationId const& organisation,
                         basics::Time since);

/// Those to be asked again, the longest due first.
std::vector<AdoptionId> to_ask(db::Reader& reader, basics::Time now, std::size_t most);
/// Those whose question was sent before then and is unanswered.
std::vector<AdoptionId> unanswered(db::Reader& reader, basics::Time sent_before, std::size_t most);
/// Those of which the origin has had no letter.
std::vector<AdoptionId> untold(db::Reader& reader, std::size_t most);
void set_origin_told(db::Transaction& tx, AdoptionId const& id, basics::Time at);

/// When those who answer for the organisation had their last letter; zero: never.
basics::Time last_digest(db::Reader& reader, organisations::OrganisationId const& organisation);
void set_last_digest(db::Transaction& tx, organisations::OrganisationId const& organisation,
                     basics::Time at);

/// What is told, for history and API.
json::Object telling_json(Telling const& told);

}
