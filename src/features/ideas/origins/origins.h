// Needs and ideas that were made of what somebody said in a dialogue: the address of the form names
// it, the need keeps it, and both pages lead to each other.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ideas/show.h"
#include "features/ideas/typed.h"
#include "services/web/feature.h"

namespace ideas::origins {

/// What the address of an empty form says: origin and the words to begin with.
void begin(Showing const& showing, Typed& typed);

/// What it was made of, for the form: said_text (optional), said_url, origin_kind, origin.
web::View form_view(Showing const& showing, Typed const& typed);

/// Kept when the one who sends may see it; otherwise it is left out.
void keep(Showing const& showing, db::Transaction& tx, NeedId const& need, Origin const& origin);

std::optional<Origin> origin_of(db::Reader& reader, NeedId const& need);
/// What came of it, and of its parts ("ID.7"), in the order of their ids.
std::vector<web::Link> links_from(db::Reader& reader, std::string_view kind, std::string_view id);

std::vector<web::Beside> beside(web::Services& services);
std::vector<web::LinksBeside> links_beside();

// origins_store.cpp
void put(db::Transaction& tx, NeedId const& need, Origin const& origin);
void forget(db::Transaction& tx, std::string_view need);

}
