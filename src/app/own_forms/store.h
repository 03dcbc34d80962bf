// What was decided, in the database.
#pragma once
#include <cstdint>
#include <functional>
#include <string_view>

#include "app/own_forms/form.h"
#include "platform/db/database.h"
#include "services/organisations/organisation.h"

namespace own_forms {

/// Version 0: nothing has been decided.
struct Kept {
    Values values = {};
    std::int64_t version = 0;
    basics::Time changed_at = {};
};

Kept kept(db::Reader& reader, organisations::OrganisationId const& organisation,
          std::string_view kind);

/// Every organisation that has decided something of the kind.
void each(db::Reader& reader, std::string_view kind,
          std::function<void(organisations::OrganisationId const&, Kept const&)> const& take);

/// Writes the next version. False, and nothing written, when the one stored is not `seen`.
bool save(db::Transaction& tx, organisations::OrganisationId const& organisation,
          std::string_view kind, Values const& values, std::int64_t seen, basics::Time now);

}
