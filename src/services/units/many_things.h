// Where many things are, asked at once: for exports.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "services/units/things.h"

namespace units::store {

/// store::stays() of all things of the kind whose ids are in the range, both ends with it, by id.
/// What was never given is left out.
std::map<std::string, std::vector<Stay>, std::less<>> stays_between(
    db::Reader& reader, organisations::OrganisationId const& organisation, std::string_view kind,
    std::string_view first, std::string_view last);

}
