// The doors of an organisation: its own, kept by its coordinators, and those of its country in
// registers/doors.csv.
#pragma once
#include "features/ideas/doors/door.h"
#include "features/ideas/show.h"

namespace ideas::doors {

/// An organisation's own, by their names.
std::vector<Door> own(db::Reader& reader, organisations::OrganisationId const& organisation);
/// Those that hold in the organisation's country, named in the language.
std::vector<Door> national(resources::Resources const& resources, std::string_view country,
                           texts::Language language);
/// Its own, then those of its country.
std::vector<Door> of(web::Services& services, db::Reader& reader,
                     organisations::OrganisationId const& organisation, texts::Language language);

/// Fields of checked(), and "name" when there are `most_doors` already. The same door added twice
/// in a row is there once.
basics::Problems add(db::Transaction& tx, Hand const& hand,
                     organisations::OrganisationId const& organisation, Draft const& draft);
enum class Came : std::uint8_t { done, same, overtaken, gone };
/// The door as typed stands in the place of the one with the key, when that is still the version
/// that was seen. Fields of checked().
std::expected<Came, basics::Problems> change(db::Transaction& tx, Hand const& hand,
                                             organisations::OrganisationId const& organisation,
                                             std::string_view key, std::int64_t seen,
                                             Draft const& draft);
/// False when there is none (any more).
bool take_away(db::Transaction& tx, Hand const& hand,
               organisations::OrganisationId const& organisation, std::string_view key);

namespace store {

void add(db::Transaction& tx, organisations::OrganisationId const& organisation, Door const& door);
/// All but its key, in the place of the version before.
void update(db::Transaction& tx, organisations::OrganisationId const& organisation,
            Door const& door);
/// False when there is none.
bool remove(db::Transaction& tx, organisations::OrganisationId const& organisation,
            std::string_view key);

}

}
