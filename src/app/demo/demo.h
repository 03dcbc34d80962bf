// The demo world: facts of five real projects, and an invented municipality where people can try
// everything.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "services/web/services.h"

namespace demo {

/// A one-time link for one of the demo world's people.
struct Link {
    std::string role;  ///< "coordinator" …
    std::string name;
    std::string path;  ///< "/sv/sign-in/…"
};

/// Makes the world of demo/world.json as far as it is missing, and a fresh link for each role.
std::vector<Link> make(web::Services& services);

/// Adds `count` synthetic projects, always the same for the same number, for load tests.
void add_synthetic(web::Services& services, std::size_t count);

}
