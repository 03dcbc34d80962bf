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

/// A world for load tests.
struct Load {
    std::size_t projects = 0;  ///< Always the same for the same number.
    /// When there are ideas, one invented organisation has them all, and the projects.
    std::size_t ideas = 0, supports = 0;  ///< Supports in all, by 50,000 who are no members.
    std::size_t people = 0;               ///< Members beside its coordinator.
};

/// Adds it; a link for each of its people, the coordinator first. Throws std::runtime_error when
/// the folder has such an organisation already.
std::vector<Link> add_load(web::Services& services, Load const& load);

}
