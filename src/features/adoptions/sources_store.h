// From whom something was taken over, when that was another adopter: the only SQL about it.
#pragma once
#include <map>
#include <optional>
#include <vector>

#include "features/adoptions/adoption.h"
#include "platform/db/database.h"

namespace adoptions {

/// Nothing: it was taken from where it was made.
std::optional<AdoptionId> source_of(db::Reader& reader, AdoptionId const& adoption);
/// Each that was taken from another adopter of the subject, and from whom.
std::map<AdoptionId, AdoptionId> sources_of(db::Reader& reader, activity::Subject const& subject);
/// Those that were taken from this one, in the order of their ids.
std::vector<AdoptionId> taken_from(db::Reader& reader, AdoptionId const& source);
void set_source(db::Transaction& tx, Adoption const& adoption,
                std::optional<AdoptionId> const& source);

}
