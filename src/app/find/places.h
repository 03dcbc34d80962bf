// "Kommuner som min": which municipalities are like one.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "services/organisations/directory.h"

namespace find {

/// The place codes ("SE-0180") of those most like the municipality of this code; none for an
/// unknown code.
std::vector<std::string> similar_places(organisations::Directory const& directory,
                                        std::string_view code);

}
