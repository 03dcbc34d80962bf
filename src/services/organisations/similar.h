// "Kommuner som min": municipalities to compare oneself with.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "services/organisations/directory.h"

namespace organisations {

/// The other municipalities of the same group (SKR's nine groups), by name; in a country whose
/// municipalities have no groups here (Norway), those of the same county. Empty for an unknown
/// code.
std::vector<Organisation const*> same_group(Directory const& directory, std::string_view code,
                                            std::string_view country = "SE");

/// The `count` municipalities most like this one, the most alike first: those of the same group
/// before others, and within that by how little population and density differ (the ratios count, so
/// that 5,000 and 10,000 are as far apart as 50,000 and 100,000; density counts half). Where
/// population is not known, the nearest on the map.
std::vector<Organisation const*> similar_municipalities(Directory const& directory,
                                                        std::string_view code, std::size_t count,
                                                        std::string_view country = "SE");

}
