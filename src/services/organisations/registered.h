// The organisations of our own registers.
#pragma once
#include <string_view>
#include <vector>

#include "platform/resources/resources.h"
#include "services/organisations/organisation.h"

namespace organisations {

/// The id that an organisation of a register has on every installation: made from its kind, country
/// and code (or key in the register), never from its name.
OrganisationId registered_id(Kind kind, std::string_view country, std::string_view code);

/// Everything in the registers, in no particular order. Throws std::runtime_error when a register
/// is broken.
std::vector<Organisation> registered(resources::Resources const& resources);

std::vector<County> counties(resources::Resources const& resources);
std::vector<MunicipalityGroup> municipality_groups(resources::Resources const& resources);

}
