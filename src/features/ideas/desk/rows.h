// What the desk keeps, as rows.
#pragma once
#include <functional>
#include <string_view>

#include "features/ideas/desk/assignment.h"

namespace ideas::desk::store {

void put(db::Transaction& tx, Assignment const& one);
bool remove(db::Transaction& tx, NeedId const& need);
void put(db::Transaction& tx, organisations::OrganisationId const& organisation,
         Template const& one);
bool remove(db::Transaction& tx, organisations::OrganisationId const& organisation,
            std::string_view key);

/// That a contribution came, or got another state.
struct Change {
    NeedId need = {};
    basics::Time at = {};
    State state = State::received;
    Visibility visibility = Visibility::public_;  ///< As it is now.
};
/// Of what was told to the organisation since then: one contribution after the other, each in its
/// order.
void each_change(db::Reader& reader, organisations::OrganisationId const& organisation,
                 basics::Time from, std::function<void(Change const&)> const& take);

}
