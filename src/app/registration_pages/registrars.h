// Which registrar takes a matter: that of the unit that has it, or of the nearest above it, or the
// organisation's.
#pragma once
#include <string>
#include <vector>

#include "app/registration_pages/matter.h"

namespace registration_pages {

/// A unit whose registrar can take the matter; empty: the organisation as a whole.
struct Registrar {
    units::UnitId unit = {};
    std::string unit_name = {};
    std::string email = {};   ///< Empty: it has none of its own.
    bool viewer_may = false;  ///< The viewer coordinates it, and may set the address.
};

/// From the unit that has the matter upwards; the organisation last.
std::vector<Registrar> registrars_of(web::Services& services, web::Visit const& visit,
                                     db::Reader& reader, Matter const& of);
/// The nearest address; empty when nobody has any.
std::string mailbox_of(std::vector<Registrar> const& nearest_first);

}
