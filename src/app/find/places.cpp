// Likeness is worked out by services/organisations.
#include "app/find/places.h"

#include "app/account/account.h"
#include "services/organisations/similar.h"

namespace find {

std::vector<std::string> similar_places(organisations::Directory const& directory,
                                        std::string_view code) {
    std::vector<std::string> codes;
    auto const* mine = account::chosen_municipality(directory, code);
    if (!mine) return codes;
    for (auto const* one : organisations::similar_municipalities(directory, mine->municipality_code,
                                                                 15, mine->country))
        codes.push_back(one->country + "-" + one->municipality_code);
    return codes;
}

}
