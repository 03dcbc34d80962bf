// From whom it was taken over: those who made it, or another who uses it.
#pragma once
#include <expected>
#include <optional>

#include "features/adoptions/pages.h"

namespace adoptions {

/// Others who have used it, and from whom it could have been taken without a circle.
std::vector<Adoption> possible_sources(db::Reader& reader, Seen const& seen);
/// "" is the origin, otherwise an adoption's id. Field "source".
std::expected<std::optional<AdoptionId>, basics::Problems> checked_source(db::Reader& reader,
                                                                          Seen const& seen,
                                                                          std::string_view text);
/// The choice of the form, as field_select wants it.
web::View source_field(Showing const& showing, db::Reader& reader, Seen const& seen,
                       std::string_view chosen, basics::Problems const& problems);
/// What the page of an adoption says; empty when it was taken from where it was made.
std::optional<web::View> source_fact(Showing const& showing, db::Reader& reader, Seen const& seen);

}
